"""The sources of CVs for measuring: header lines, ``---``, and text with a little markup.

``# name``, ``## heading``, ``- list item``, ``| cell | cell |`` rows, ``[[side]]`` to ``[[/side]]`` around what stands
in a side column; every other line is a paragraph.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

NAME, HEADING, ITEM, ROW, TEXT = "name", "heading", "item", "row", "text"
SIDE_SHARE = 0.4
"""Of the text of a source that marks no side column, at most this much of its last sections goes into one."""


@dataclass(frozen=True)
class Block:
    """A paragraph, list item, heading or table row (with its cells), and whether it stands in the side column."""

    kind: str
    cells: tuple[str, ...]
    side: bool = False

    @property
    def text(self) -> str:
        """Its words, cells one blank apart."""
        return " ".join(cell for cell in self.cells if cell)


@dataclass(frozen=True)
class Source:
    """A CV before it is a document."""

    header: Mapping[str, str]
    blocks: tuple[Block, ...]

    @property
    def layout(self) -> str:
        """The layout that the header asks for, or "text"."""
        return self.header.get("layout", "text")

    @property
    def main(self) -> list[Block]:
        """The blocks of the main column."""
        return [block for block in self.blocks if not block.side]

    @property
    def side(self) -> list[Block]:
        """The blocks of the side column."""
        return [block for block in self.blocks if block.side]


def read_source(path: Path) -> Source:
    """The source in a file."""
    return parse_source(path.read_text(encoding="utf-8"))


def parse_source(text: str) -> Source:
    """Header and blocks of a source. Without a ``---`` line everything is body."""
    head, mark, body = text.partition("\n---\n")
    if not mark:
        head, body = "", text
    header = {key.strip(): value.strip() for key, _, value in (line.partition(":") for line in head.splitlines())}
    blocks: list[Block] = []
    side = False
    for line in map(str.strip, body.splitlines()):
        if line in ("[[side]]", "[[/side]]"):
            side = line == "[[side]]"
        elif line:
            blocks.append(_block(line, side))
    return Source(header, tuple(blocks))


def _block(line: str, side: bool) -> Block:
    for mark, kind in (("## ", HEADING), ("# ", NAME), ("- ", ITEM)):
        if line.startswith(mark):
            return Block(kind, (line.removeprefix(mark).strip(),), side)
    if line.startswith("|") and line.endswith("|") and len(line) > 1:
        return Block(ROW, tuple(cell.strip() for cell in line[1:-1].split("|")), side)
    return Block(TEXT, (line,), side)


def with_side(source: Source) -> Source:
    """The source with a side column: as it is where it marks one, else with its last short sections in it."""
    if source.side:
        return source
    starts = [number for number, block in enumerate(source.blocks) if block.kind == HEADING]
    total = sum(len(block.text) for block in source.blocks)
    first = len(source.blocks)
    for start in reversed(starts[1:]):
        if sum(len(block.text) for block in source.blocks[start:]) > SIDE_SHARE * total:
            break
        first = start
    blocks = (Block(block.kind, block.cells, number >= first) for number, block in enumerate(source.blocks))
    return Source(source.header, tuple(blocks))
