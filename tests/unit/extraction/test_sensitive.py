"""Details that nobody may be judged by: marked, and never evidence."""

from __future__ import annotations

from itertools import pairwise

import pytest

from extraction.documents.parse import parse_bytes
from extraction.json_form import reading_to_json
from extraction.lexicon import Lexicon
from extraction.readers import CvReader, PostingReader
from extraction.sensitive import find_sensitive
from extraction.sentences import sentence_spans
from tests.fixtures_reading import reading_world, uri


def _found(text: str) -> list[tuple[str, str]]:
    return [(item.kind, text[item.start : item.end]) for item in find_sensitive(text, sentence_spans(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gift med [NAME_2], som er sygeplejerske.", [("family", "Gift med [NAME_2], som er sygeplejerske.")]),
        ("Jeg er 40 år, gift og har to børn: [NAME_2] (8).", [("family", "gift og har to børn: [NAME_2] (8).")]),
        ("Enlig mor til [NAME_2] på 6", [("family", "Enlig mor til [NAME_2] på 6")]),
        ("Min bror er døv, og jeg kan tegnsprog.", [("family", "Min bror er døv")]),
        ("Married to [NAME_2], who is a nurse; I sing.", [("family", "Married to [NAME_2], who is a nurse")]),
        ("På barsel 2019-2020, derefter sælger", [("family", "barsel")]),
        ("Barselsvikariat på et kontor", []),
        ("Jeg har epilepsi, men kører bil.", [("health", "Jeg har epilepsi")]),
        ("Pga. slidgigt i knæet løfter jeg ikke tungt.", [("health", "slidgigt i knæet løfter jeg ikke tungt")]),
        ("I have asthma, and I weld.", [("health", "I have asthma")]),
        ("Allergi: pollen", [("health", "Allergi"), ("health", "pollen")]),
        ("Har fået ny knæled, kører bil igen.", [("health", "Har fået ny knæled")]),
        ("Godkendt til fleksjob", [("health", "Godkendt til fleksjob")]),
        ("Jeg har styr på allergener i køkkenet.", []),
        ("Sagsbehandling af borgere i fleksjob", []),
        ("Erfaring med borgere med diabetes og angst", []),
        ("Jeg har arbejdet med børn med autisme og ADHD", []),
        ("Behandling af patienter efter en operation", []),
        ("Research on allergies and asthma", []),
        ("For et år siden har jeg fået en datter.", [("family", "fået en datter.")]),
        ("Jeg har små børn.", [("family", "har små børn.")]),
        ("Bor sammen med fire voksne", [("family", "Bor sammen med fire voksne")]),
        ("Polsk mor, dansk far", [("family", "Polsk mor, dansk far")]),
        ("Kontakteksem, når jeg bruger handsker", [("health", "Kontakteksem")]),
        ("Jeg har en klasse med 24 børn og tre drenge med uro.", []),
        ("Har passet to familier og undervist børn", []),
        ("Au pair i en dansk familie", []),
        ("Nationality: Romanian, in Denmark since 2014", [("other", "Nationality: Romanian")]),
        ("Statsborgerskab: Dansk", [("other", "Statsborgerskab: Dansk")]),
        ("Tillidsrepræsentant 2019-2022", [("other", "Tillidsrepræsentant 2019-2022")]),
        ("Kommunikation i en fagforening", []),
        ("Tiltrådt i marts, partner i et advokatfirma", []),
        ("Undervist børn og unge i matematik", []),
    ],
)
def test_details(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(kind, words.rstrip()) for kind, words in _found(text)] == expected


def test_they_are_in_order_and_apart() -> None:
    found = find_sensitive(
        text := "Gift med [NAME_1], min mand har astma.\nStatsborger i Polen.\nJeg har gigt.", sentence_spans(text)
    )
    assert [item.kind for item in found] == ["family", "other", "health"]
    assert all(one.end <= other.start for one, other in pairwise(found))


class _Parser:
    def parse(self, data: bytes, filename: str | None) -> object:
        return parse_bytes(data, filename)


CV = """Maja Fjordvang
Jeg er kommunikationskonsulent og skriver pressemeddelelser på dansk og engelsk.

Kompetencer
- Python
- projektledelse

Privat
Gift med Torkild, som er sygeplejerske og taler om patientpleje.
"""


def test_no_evidence_comes_from_them_in_a_cv() -> None:
    classification = reading_world()
    lexicon = Lexicon.build(classification)
    reader = CvReader(lexicon, classification, _Parser())  # type: ignore[arg-type]
    reading = reader.read_text(CV)
    uris = {item.uri for item in reading.evidence}
    assert {uri("python"), uri("adviser")} <= uris
    assert not {uri("nurse"), uri("care")} & uris
    (detail,) = reading.sensitive
    assert reading.text[detail.start : detail.end].startswith("Gift med [NAME_")
    assert reading_to_json(reading)["sensitive"] == [{"kind": "family", "start": detail.start, "end": detail.end}]
    # The same words about somebody else's work are evidence.
    private = "Privat\nGift med Torkild, som er sygeplejerske og"
    plain = reader.read_text(CV.replace(private, "Erfaring\nVar sygeplejerske, og"))
    assert {uri("nurse"), uri("care")} <= {item.uri for item in plain.evidence}


@pytest.mark.parametrize(
    ("text", "kind", "value", "detail"),
    [
        ("Jeg må ikke løfte tungt på grund af min diskusprolaps.", "physical", "ingen tunge løft", "diskusprolaps"),
        ("Pga. min astma vil jeg ikke arbejde med maling.", "unwanted_work", "maling", "astma"),
        ("Jeg har gigt, og jeg kan ikke arbejde i højden.", "physical", "ikke arbejde i højden", "gigt"),
        ("I have asthma, so no cleaning, please.", "unwanted_work", "cleaning", "asthma"),
    ],
)
def test_a_limit_stays_but_its_quote_has_no_word_of_a_detail(text: str, kind: str, value: str, detail: str) -> None:
    classification = reading_world()
    reader = CvReader(Lexicon.build(classification), classification, _Parser())  # type: ignore[arg-type]
    reading = reader.read_text(f"{CV}\nØnsker\n{text}\n")
    (limit,) = [item for item in reading.constraints if item.kind == kind]
    assert limit.value == value
    assert detail not in limit.quote.lower()
    assert limit.quote in reading.text
    for item in reading.sensitive:
        assert not limit.quote or limit.quote not in reading.text[item.start : item.end]


def test_a_sentence_that_explains_a_skill_tells_no_detail() -> None:
    classification = reading_world()
    reader = CvReader(Lexicon.build(classification), classification, _Parser())  # type: ignore[arg-type]
    reading = reader.read_text(f"{CV}\nProfil\nJeg har astma, men bruger Python hver dag.\n")
    told = {item.sentence for item in reading.evidence if item.uri == uri("python")}
    assert any(sentence.endswith("men bruger Python hver dag.") and "…" in sentence for sentence in told)
    assert not any("astma" in item.sentence for item in reading.evidence)


def test_a_posting_has_only_the_health_that_it_asks_about() -> None:
    classification = reading_world()
    reader = PostingReader(Lexicon.build(classification), classification)
    reading = reader.read_text("Sygeplejerske\n\nDu er gift med dit fag. Jeg har astma. Patientpleje er vigtigt.")
    assert reading.sensitive == ()
    asked = reader.read_text("Kontor\n\nDu har nedsat arbejdsevne og kender Python. Du er god til patientpleje.")
    assert [item.kind for item in asked.sensitive] == ["health"]
    assert uri("care") in {item.uri for item in reading.evidence}
