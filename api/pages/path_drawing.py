"""A path of reasons drawn: from the CV's words to the ad's, as SVG, and always the same as a list of lines.

One node below the other, so that it reads at 360 px; the SVG has no style of its own but classes.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from markupsafe import Markup

from api.pages.catalogue import Words
from api.pages.reading_view import Note, unmarked
from api.pages.source_names import readable

WIDTH, PAD, LINE, GAP, STEM = 320, 10, 18, 34, 24
"""Of the drawing, in its own units, which are pixels where there is room."""
CHARACTERS = 40
"""Signs on a line of a node; the widest letters of IBM Plex Sans at 14 px fit."""
LINK_CHARACTERS = 38
"""The same beside an edge."""
MAX_LINES = 3


@dataclass(frozen=True, slots=True)
class Drawing:
    """svg: the drawing, safe to put into a page · lines: the same in words, in the same order."""

    svg: Markup
    lines: tuple[str, ...]


def path_drawing(
    path: Mapping[str, Any], words: Words, local: Note = unmarked, named: Callable[[str], str] = readable
) -> Drawing:
    """The drawing of one path of an explanation (``recommender.json_form``). Local terms say so and are dashed.

    ``named``: the name of a source, for people.
    """
    nodes, edges = path["nodes"], path["edges"]
    notes = [local(node["id"]) for node in nodes]
    names = [f"{node['label']} ({note})" if note else node["label"] for node, note in zip(nodes, notes, strict=True)]
    links = [_link(edge, node["id"], words, named) for edge, node in zip(edges, nodes, strict=False)]
    lines = [names[0]]
    for name, edge, link in zip(names[1:], edges, links, strict=True):
        told = f"{link}: {name}"
        quote = edge.get("sentence") or edge.get("quote")
        lines.append(told + (f" – »{quote}«" if quote else ""))
    kinds = [_class(node["kind"]) + (" local" if note else "") for node, note in zip(nodes, notes, strict=True)]
    return Drawing(_svg(names, kinds, links, words), tuple(lines))


def _link(edge: Mapping[str, Any], before: str, words: Words, named: Callable[[str], str]) -> str:
    """The relation in words, read from the node ``before`` it, with where it comes from."""
    way = "to" if edge["from"] == before else "from"
    relation = words.of("relation", f"{str(edge['relation']).lower()}_{way}")
    return f"{relation} ({words.of('origin', str(edge['source']).lower(), named(str(edge['source'])))})"


def _svg(names: Sequence[str], kinds: Sequence[str], links: Sequence[str], words: Words) -> Markup:
    parts: list[str] = []
    y = 1
    for place, (name, kind) in enumerate(zip(names, kinds, strict=True)):
        if place:
            labels = _wrapped(links[place - 1], LINK_CHARACTERS)
            deep = GAP + LINE * (len(labels) - 1)
            parts.append(f'<line class="edge" x1="{STEM}" y1="{y}" x2="{STEM}" y2="{y + deep}"/>')
            for number, label in enumerate(labels):
                down = y + GAP // 2 + 5 + LINE * number
                parts.append(f'<text class="link" x="{STEM + 10}" y="{down}">{escape(label)}</text>')
            y += deep
        lines = _wrapped(name)
        height = LINE * len(lines) + PAD
        parts.append(f'<rect class="node {kind}" x="1" y="{y}" width="{WIDTH - 2}" height="{height}" rx="4"/>')
        for number, line in enumerate(lines):
            parts.append(f'<text x="{PAD}" y="{y + LINE * (number + 1)}">{escape(line)}</text>')
        y += height
    title = escape(words["path"] + ": " + " → ".join(names))
    return Markup(  # noqa: S704 - everything in it that is not ours is escaped
        f'<svg class="path" role="img" viewBox="0 0 {WIDTH} {y + 1}" width="{WIDTH}" height="{y + 1}">'
        f"<title>{title}</title>{''.join(parts)}</svg>"
    )


def _wrapped(text: str, characters: int = CHARACTERS) -> list[str]:
    clean = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split()) or "–"
    lines = textwrap.wrap(clean, characters, max_lines=MAX_LINES, placeholder=" …", break_on_hyphens=False)
    return lines or [clean[:characters]]


def _class(kind: str) -> str:
    return kind if kind in ("cv", "skill", "occupation", "posting") else "other"
