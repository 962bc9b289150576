"""The terms that Jobvej brings with it: ``da.tsv`` (skills) and ``titles_da.tsv`` (job titles) beside this module."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ontology.concepts import LabelKind
from ontology.errors import SourceError
from ontology.terms.overlay import Overlay
from ontology.terms.values import SHIPPED, Term, TermStatus

TABLE = Path(__file__).with_name("da.tsv")
TITLES = Path(__file__).with_name("titles_da.tsv")
_COLUMNS = "concept\tpreferred\talternatives"


@cache
def shipped_terms() -> Overlay:
    """The shipped tables as an overlay. Raises SourceError where an installed file is damaged."""
    return Overlay.of((*read_table(TABLE).terms, *read_table(TITLES).terms))


def read_table(path: Path) -> Overlay:
    """Read a table of the shipped format: comment lines with author, status, language and a prefix, then the rows.

    A row has a preferred term, alternatives, or both.

    SourceError names the line that is not as it should be.
    """
    facts: dict[str, str] = {}
    terms: list[Term] = []
    lines = iter(enumerate(path.read_text(encoding="utf-8").split("\n"), 1))
    for number, line in lines:
        if not line.startswith("#"):
            if line != _COLUMNS:
                raise SourceError(f"{path}, line {number}: expected the columns {_COLUMNS!r}; install Jobvej again")
            break
        name, _, value = line[1:].partition(":")
        facts[name.strip()] = value.strip()
    try:
        prefix, namespace = facts["prefix"].split(": ")
        language, author, status = facts["language"], facts["author"], TermStatus(facts["status"])
    except (KeyError, ValueError) as error:
        raise SourceError(f"{path}: its header lacks or mistakes something ({error}); install Jobvej again") from None
    start = f"{prefix}:"
    for number, line in lines:
        if not line:
            continue
        cells = line.split("\t")
        if len(cells) != len(_COLUMNS.split("\t")) or not cells[0].startswith(start) or not any(cells[1:]):
            raise SourceError(f"{path}, line {number}: not a row of this table; install Jobvej again")
        uri = namespace + cells[0].removeprefix(start)
        if cells[1]:
            terms.append(Term(uri, language, LabelKind.PREFERRED, cells[1], author, status, SHIPPED))
        if cells[2]:
            terms += [
                Term(uri, language, LabelKind.ALTERNATIVE, text, author, status, SHIPPED)
                for text in cells[2].split("|")
            ]
    return Overlay.of(terms)
