"""The documents that measuring is done on: every block of a source is in them, and they are the same every time."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.reading_set.glyphs import read_back
from benchmarks.reading_set.render import render
from benchmarks.reading_set.source import HEADING, ITEM, NAME, ROW, TEXT, Block, parse_source, read_source, with_side
from extraction.documents.parse import parse_bytes

SOURCES = sorted((Path(__file__).resolve().parents[1] / "data" / "layouts").glob("*.txt"))
LAYOUTS = ("pdf-one-column", "pdf-two-column", "pdf-table", "docx-paragraphs", "docx-table", "text", "jobnet")


def test_a_source_is_told_apart() -> None:
    source = parse_source(
        "layout: text\n---\n[[side]]\n## Sprog\n[[/side]]\n# Ærø Å\n- En\n| 2019 | Kok | |\nOrd - og ord\n"
    )
    assert source.layout == "text"
    assert source.blocks == (
        Block(HEADING, ("Sprog",), side=True),
        Block(NAME, ("Ærø Å",)),
        Block(ITEM, ("En",)),
        Block(ROW, ("2019", "Kok", "")),
        Block(TEXT, ("Ord - og ord",)),
    )
    assert parse_source("# Uden hoved\n").blocks == (Block(NAME, ("Uden hoved",)),)


def test_last_sections_go_aside_where_none_is_marked() -> None:
    source = with_side(read_source(SOURCES[1]))
    assert [block.text for block in source.side if block.kind == HEADING][-1] == "Ønsker til næste job"
    assert source.main[0].kind == NAME
    assert sum(len(block.text) for block in source.side) < sum(len(block.text) for block in source.main)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_every_word_of_a_source_is_in_its_document(path: Path, layout: str) -> None:
    source = read_source(path)
    asked = type(source)({"layout": layout}, source.blocks)
    data, ending = render(asked)
    assert data == render(asked)[0]
    # A word that is wider than its column is broken.
    found = "".join(parse_bytes(data, f"cv.{ending}").text.split())
    for block in source.blocks:
        missing = [word for word in read_back(block.text).split() if word not in found]
        assert not missing, block
