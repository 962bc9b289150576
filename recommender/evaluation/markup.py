"""The little markup of authored documents: headings, list items and table rows, one a line."""

from __future__ import annotations

import html
import re

_MARKS = ("## ", "# ", "- ")
_SIDE = re.compile(r"\[\[/?side\]\]")


def plain_text(body: str) -> str:
    """A body as plain text: a heading or paragraph a line, list items with "- ", cells two blanks apart."""
    return "\n".join(_plain(line) for line in body.split("\n") if not _SIDE.fullmatch(line.strip()))


def html_text(body: str) -> str:
    """A body as HTML, as feeds have descriptions."""
    return "".join(map(_html, body.split("\n")))


def _cells(line: str) -> list[str] | None:
    row = line.startswith("|") and line.endswith("|") and len(line) > 1
    return [cell.strip() for cell in line[1:-1].split("|")] if row else None


def _plain(line: str) -> str:
    line = line.strip()
    cells = _cells(line)
    if cells is not None:
        return "  ".join(cells)
    return line.removeprefix("## ").removeprefix("# ")


def _html(line: str) -> str:
    line = line.strip()
    cells = _cells(line)
    if cells is not None:
        return f"<p>{html.escape(', '.join(cells))}</p>"
    mark = next((mark for mark in _MARKS if line.startswith(mark)), "")
    tag = {"## ": "h3", "# ": "h2", "- ": "li"}.get(mark, "p")
    words = html.escape(line.removeprefix(mark).strip())
    return f"<{tag}>{words}</{tag}>" if words and not _SIDE.fullmatch(line) else ""
