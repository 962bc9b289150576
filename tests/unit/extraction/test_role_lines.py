"""Employers in the lines of a CV that tell a position are no skills; trades and programs in them may be."""

from __future__ import annotations

import pytest

from extraction.role_lines import is_employer
from ontology.evidence import ConceptEvidence, EvidenceKind


def _employer(text: str, quote: str, kind: EvidenceKind = EvidenceKind.KNOWLEDGE) -> bool:
    start = text.index(quote)
    return is_employer(text, ConceptEvidence("u:x", kind, quote, start, start + len(quote), text, 0.9, "label", "v"))


@pytest.mark.parametrize(
    ("line", "quote"),
    [
        ("08.2008 - 04.2011 Rengøring, Hotel Grå Svane", "Hotel Grå Svane"),
        ("Dansk Hydraulik & Rør - operatør 2014 - 2018", "Hydraulik"),
        ("Data Scientist, Lighthouse Freight Analytics, Aarhus — 08/2019 - 02/2021", "Analytics"),
        ("Studentermedhjælper, Vandkant Rådgivning (15 t/uge), 2020 - 2024", "Vandkant Rådgivning"),
    ],
)
def test_a_name_in_the_line_of_a_position_is_an_employer(line: str, quote: str) -> None:
    assert _employer(f"ERFARING\n{line}\n- Svejsning", quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("08.2008 - 04.2011 Rengøring, Hotel Grå Svane", "Rengøring"),
        ("Lagermand, Byens Lager, 2019-2022, truck og pluk", "pluk"),
        ("- Indførte SAP, Excel og Power BI 2019-2021", "Excel"),
        ("Værelser, Sengeredning og opvask", "Sengeredning"),
        ("Konsulent, 2019-2021, SAP", "SAP"),
    ],
)
def test_trades_lists_and_acronyms_stay(text: str, quote: str) -> None:
    assert not _employer(text, quote)
