"""The cells of a table's row as lines of text, for every format."""

from __future__ import annotations

from collections.abc import Sequence

_MAX_CELL_CHARS = 60


def cell_lines(cells: Sequence[Sequence[str]]) -> list[str]:
    """Lines of a row; leading cells of few words (a period, a field's name) begin the line of the last cell.

    ``cells``: the lines of each cell that has any. Cells are two blanks apart.
    """
    short = 0
    while short < len(cells) - 1 and len(cells[short]) == 1 and len(cells[short][0]) <= _MAX_CELL_CHARS:
        short += 1
    if short and short == len(cells) - 1 and not cells[-1][0].startswith("- "):
        lead = "  ".join(cell[0] for cell in cells[:short])
        return [f"{lead}  {cells[-1][0]}", *cells[-1][1:]]
    lines: list[str] = []
    for cell in cells:
        lines.extend(["", *cell] if lines and len(cell) > 1 else cell)
    return lines
