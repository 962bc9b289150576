"""Makes the demo CVs (PDF, DOCX, text) from their sources in ``source/cvs``.

Run as ``python -m api.demo.build_cvs`` with the development tools installed (reportlab is not needed to use Jobvej).
A source is plain text: lines before the first ``# heading`` are the header, ``- `` begins a bullet. Layouts differ on
purpose: one column, a two-column page with the side matter left, DOCX with paragraphs, DOCX with a table of positions.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SOURCES = HERE / "source" / "cvs"
TARGET = HERE / "cvs"
TWO_COLUMNS = {"05-sygeplejerske", "09-paedagog"}
TABLES = {"08-analyst", "11-projektleder"}
SIDE_HEADINGS = ("Kompetencer", "Sprog", "Kørekort", "Personlige egenskaber")


@dataclass(frozen=True)
class Section:
    """A heading ("" for the header) and the lines under it."""

    heading: str
    lines: tuple[str, ...]


def sections(source: str) -> list[Section]:
    """Split a source into its sections; blank lines are dropped."""
    found: list[tuple[str, list[str]]] = [("", [])]
    for line in source.splitlines():
        if line.startswith("# "):
            found.append((line[2:].strip(), []))
        elif line.strip():
            found[-1][1].append(line.strip())
    return [Section(heading, tuple(lines)) for heading, lines in found]


def write_pdf(parts: list[Section], path: Path, *, two_columns: bool) -> None:
    """A4, Helvetica; with ``two_columns`` skills and languages stand in a narrow column on the left."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table

    styles = getSampleStyleSheet()

    def flow(part: Section) -> list[Any]:
        head = [Paragraph(part.heading, styles["Heading3"])] if part.heading else []
        body = [
            Paragraph(line[2:], styles["Normal"], bulletText="•")
            if line.startswith("- ")
            else Paragraph(line, styles["Title"] if not part.heading and number == 0 else styles["Normal"])
            for number, line in enumerate(part.lines)
        ]
        return [*head, *body, Spacer(1, 6)]

    story: list[Any] = []
    if two_columns:
        side = [item for part in parts if part.heading in SIDE_HEADINGS for item in flow(part)]
        main = [item for part in parts[1:] if part.heading not in SIDE_HEADINGS for item in flow(part)]
        columns = Table([[side, main]], colWidths=[150, 330], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])
        story = [*flow(parts[0]), columns]
    else:
        story = [item for part in parts for item in flow(part)]
    SimpleDocTemplate(str(path), pagesize=A4, title="CV", author="Jobvej demo", invariant=1).build(story)


def write_docx(parts: list[Section], path: Path, *, table: bool) -> None:
    """Headings and paragraphs; with ``table`` the positions stand in a two-column table (period, what)."""
    import docx

    document = docx.Document()
    for part in parts:
        if part.heading:
            document.add_heading(part.heading, level=2)
        periods = [line for line in part.lines if "  " in line]
        if table and periods:
            grid = document.add_table(rows=0, cols=2)
            for line in part.lines:
                if "  " in line:
                    cells = grid.add_row().cells
                    cells[0].text, cells[1].text = line.split("  ", 1)
                else:
                    grid.rows[-1].cells[1].add_paragraph(line.removeprefix("- "))
            continue
        for line in part.lines:
            bullet = line.startswith("- ")
            document.add_paragraph(line.removeprefix("- "), style="List Bullet" if bullet else None)
    document.save(str(path))


def main() -> None:
    """Write every CV anew."""
    TARGET.mkdir(exist_ok=True)
    for source in sorted(SOURCES.glob("*.txt")):
        stem, _, kind = source.stem.partition(".")
        parts = sections(source.read_text(encoding="utf-8"))
        if kind == "pdf":
            write_pdf(parts, TARGET / f"{stem}.pdf", two_columns=stem in TWO_COLUMNS)
        elif kind == "docx":
            write_docx(parts, TARGET / f"{stem}.docx", table=stem in TABLES)
        else:
            text = source.read_text(encoding="utf-8").replace("# ", "")
            (TARGET / f"{stem}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
