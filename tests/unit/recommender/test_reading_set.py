"""The reading set and its measures, on tiny sets whose right figures can be counted by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.documents.document import Document as Parsed
from extraction.documents.parse import parse_bytes
from extraction.lexicon import Lexicon
from extraction.pseudonyms import pseudonymise
from extraction.readers import CvReader, PostingReader
from extraction.sentences import Span
from ontology.evidence import Constraint
from recommender.errors import DatasetError
from recommender.evaluation.bootstrap import ratio_ci
from recommender.evaluation.reading import facts
from recommender.evaluation.reading.agreement import agreement_tally, pairs, polarity_kappa
from recommender.evaluation.reading.alignment import Alignment, Fate, kept_places
from recommender.evaluation.reading.bench import reading_tables
from recommender.evaluation.reading.documents import CVS, POSTINGS, Document, read_set
from recommender.evaluation.reading.personal import personal_tally, removal_tally, sensitive_tally
from recommender.evaluation.reading.reads import Read, Readers, Shown, random_skills, read_document, shown_skills
from recommender.evaluation.reading.skills import Labels, concept_tally, held_tally, skill_tally, strength_tally
from recommender.evaluation.reading.tally import Tally
from recommender.evaluation.tables import Table
from tests.fixtures_reading import reading_world

ROOT = Path(__file__).resolve().parents[3]

CV = """layout: text
language: da
academic: yes
---
# Maja Fjordvang
Elmevej 12, 3. th., 2200 København N
Mobil 20 45 67 89

## Profil
Jeg er kommunikationskonsulent og skriver pressemeddelelser. Gift med Storm, og jeg har astma.

## Kompetencer
- Python
- projektledelse
- patientpleje

Jeg vil gerne lære SQL. Jeg kan ikke køre gaffeltruck.

## Sprog
| Dansk | modersmål |
"""
POSTING = """title: Sygeplejerske
employer: Nordlys
postcode: 8000
town: Aarhus C
language: da
---
Nordlys søger en sygeplejerske i Aarhus C.

## Krav
- Du skal have erfaring med patientpleje
- Det er en fordel, at du kender Python

Ring til Anders Bygholt på 20 45 67 89.
"""


def _cv_items() -> list[dict[str, Any]]:
    def skill(quote: str, polarity: str = "stated", **more: Any) -> dict[str, Any]:
        return {"type": "skill", "quote": quote, "polarity": polarity, "kind": "skill", **more}

    return [
        {"type": "pii", "quote": "Maja Fjordvang", "kind": "name"},
        {"type": "pii", "quote": "Elmevej 12, 3. th.", "kind": "address"},
        {"type": "pii", "quote": "20 45 67 89", "kind": "phone"},
        {"type": "pii", "quote": "Storm", "kind": "name"},
        {"type": "sensitive", "quote": "astma", "kind": "health"},
        {"type": "occupation", "quote": "kommunikationskonsulent", "esco": "communications consultant"},
        skill("skriver pressemeddelelser", esco="write press releases"),
        skill("Python", esco="Python (computer programming)"),
        skill("projektledelse", esco="no such label"),
        skill("patientpleje", esco="care for patients"),
        skill("SQL", "wished"),
        skill("gaffeltruck", "negated"),
        {
            "type": "constraint",
            "quote": "Dansk",
            "kind": "language",
            "value": "da:C2",
            "polarity": "has",
            "hard": False,
        },
    ]


def _posting_items() -> list[dict[str, Any]]:
    return [
        {"type": "skill", "quote": "patientpleje", "polarity": "stated", "strength": "essential", "kind": "skill"},
        {"type": "skill", "quote": "Python", "polarity": "stated", "strength": "optional", "kind": "skill"},
        {"type": "pii", "quote": "Anders Bygholt", "kind": "name"},
        {"type": "pii", "quote": "20 45 67 89", "kind": "phone"},
    ]


def _write(folder: Path, corpus: str, name: str, text: str, *readers: list[dict[str, Any]]) -> None:
    home = folder / "documents" / corpus
    home.mkdir(parents=True, exist_ok=True)
    (home / f"{name}.txt").write_text(text, encoding="utf-8")
    with (home / "INDEX.tsv").open("a", encoding="utf-8") as stream:
        if stream.tell() == 0:
            stream.write("file\tgroup\n")
        stream.write(f"{name}.txt\toffice\n")
    for reader, items in zip(("reader1", "reader2"), readers, strict=False):
        answers = folder / reader / corpus
        answers.mkdir(parents=True, exist_ok=True)
        (answers / f"{name}.json").write_text(json.dumps({"file": name, "annotations": items}), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    items = _cv_items()
    _write(tmp_path, CVS, "01-maja", CV, items, items)
    _write(tmp_path, CVS, "03-again", CV, items, items)
    _write(tmp_path, POSTINGS, "01-nurse", POSTING, _posting_items(), _posting_items())
    return tmp_path


class _Parser:
    def parse(self, data: bytes, filename: str | None) -> Parsed:
        return parse_bytes(data, filename)


@pytest.fixture(scope="module")
def readers() -> Readers:
    classification = reading_world()
    lexicon = Lexicon.build(classification)
    cv = CvReader(lexicon, classification, _Parser())
    return Readers(cv, PostingReader(lexicon, classification), _Parser(), lexicon, classification)


@pytest.fixture
def cv(folder: Path, readers: Readers) -> Read:
    return read_document(read_set(folder, CVS)[0], readers)


@pytest.fixture
def posting(folder: Path, readers: Readers) -> Read:
    return read_document(read_set(folder, POSTINGS)[0], readers)


def _counts(tally: Tally) -> dict[str, tuple[float, float]]:
    return {name: (right, of) for name, (right, of) in tally.counts.items()}


# --- the set -------------------------------------------------------------------------------------------------------


def test_a_set_is_read_with_its_splits_and_offsets(folder: Path) -> None:
    first, second = read_set(folder, CVS)
    assert (first.split, second.split) == ("dev", "report")
    assert (first.language, first.academic, first.layout, first.group) == ("da", True, "text", "office")
    assert all(first.body[item.start : item.end] == item.quote for mine in first.readers for item in mine)
    assert "| Dansk" not in first.text()
    assert "Dansk  modersmål" in first.text()
    assert first.text().startswith("Maja Fjordvang\n")


def test_a_document_that_one_reader_lacks_is_left_out(folder: Path) -> None:
    (folder / "reader2" / CVS / "03-again.json").unlink()
    assert [document.name for document in read_set(folder, CVS)] == ["01-maja"]


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ({"type": "skill", "quote": "not there"}, "does not occur"),
        ({"type": "skill", "quote": "Python", "n": 2}, "does not occur 2 times"),
        ({"type": "mood", "quote": "Python"}, "no type 'mood'"),
        ({"quote": "Python"}, "not in the form"),
    ],
)
def test_what_is_wrong_with_an_annotation_is_said(folder: Path, item: dict[str, Any], message: str) -> None:
    (folder / "reader1" / CVS / "01-maja.json").write_text(json.dumps({"annotations": [item]}), encoding="utf-8")
    with pytest.raises(DatasetError, match=message):
        read_set(folder, CVS)


def test_a_folder_without_a_set_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="there is no folder"):
        read_set(tmp_path, CVS)


def test_the_projects_own_set_is_whole() -> None:
    home = ROOT / "benchmarks" / "reading_set"
    assert len(read_set(home, CVS)) == 36
    assert len(read_set(home, POSTINGS)) == 66
    assert all(document.group for corpus in (CVS, POSTINGS) for document in read_set(home, corpus))


def test_a_set_may_say_that_it_has_another_form(folder: Path, readers: Readers) -> None:
    (folder / "documents" / CVS / "INDEX.tsv").unlink()
    form = {"name": "small set", "corpora": [CVS], "types": ["skill", "pii"], "report_every": 1}
    (folder / "SET.json").write_text(json.dumps(form), encoding="utf-8")
    assert [(document.split, document.group) for document in read_set(folder, CVS)] == [("report", "")] * 2
    tables = reading_tables(folder, readers, lambda _: None)
    titles = {table.title for table in tables}
    assert "small set, CVs, report: skills found and right" in titles
    assert not any("postings" in title or "conditions" in title or "occupations" in title for title in titles)
    assert all("small set" in table.split for table in tables)
    held = next(table for table in tables if "not possessed" in table.title)
    assert held.rows[0].cells["any of these shown as possessed"].n == 4


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ("{", "must have name"),
        ('{"name": "a"}', "must have name"),
        ('{"name": "a", "corpora": ["letters"], "types": [], "report_every": 2}', "corpora are of"),
        ('{"name": "a", "corpora": [], "types": ["mood"], "report_every": 2}', "types of"),
        ('{"name": "a", "corpora": [], "types": [], "report_every": 0}', "report_every"),
    ],
)
def test_what_is_wrong_with_a_form_is_said(tmp_path: Path, form: str, message: str) -> None:
    (tmp_path / "SET.json").write_text(form, encoding="utf-8")
    with pytest.raises(DatasetError, match=message):
        read_set(tmp_path, CVS)


def test_the_fresh_set_is_whole_and_for_half_to_report_on() -> None:
    splits = [document.split for document in read_set(ROOT / "benchmarks" / "fresh_set", CVS)]
    assert splits == ["dev", "report"] * 16


# --- alignment -----------------------------------------------------------------------------------------------------


def test_places_are_kept_between_placeholders() -> None:
    original, pseudonymised = "Maja, tlf. 20 45 67 89, kok", "[NAME_1], tlf. [PHONE], kok"
    found = kept_places(original, pseudonymised)
    assert found[:4] == [-1] * 4
    for word in (", tlf. ", ", kok"):
        start = original.find(word)
        assert found[start] == pseudonymised.find(word)
    assert found[original.find("20 45") : original.find(", kok")] == [-1] * 11


@given(st.lists(st.tuples(st.text("ab ,", max_size=4), st.text("xy ,", min_size=1, max_size=4)), max_size=6))
def test_every_unchanged_sign_keeps_its_letter(pieces: list[tuple[str, str]]) -> None:
    original = "".join(kept + gone for kept, gone in pieces) + "slut"
    pseudonymised = "".join(f"{kept}[PHONE]" for kept, _ in pieces) + "slut"
    found = kept_places(original, pseudonymised)
    assert all(place < 0 or pseudonymised[place] == sign for sign, place in zip(original, found, strict=True))
    assert [place for place in found if place >= 0] == sorted(place for place in found if place >= 0)
    assert found[-4:] == list(range(len(pseudonymised) - 4, len(pseudonymised)))


def test_another_text_is_refused() -> None:
    for other in ("[NAME_1] er tjener", "Hej [NAME_1] er kok", "Maja er kok!"):
        with pytest.raises(ValueError, match="stretch"):
            kept_places("Maja er kok", other)


def test_a_quote_is_found_at_its_own_place_though_columns_change() -> None:
    source = "Excel i hverdagen\nSprog\nKurser: Excel for øvede"
    original = "Kurser: Excel for\nøvede\n\nSprog\n\nExcel  i hverdagen"
    alignment = Alignment(source, original, original)
    first, second = source.find("Excel"), source.rfind("Excel")
    found = [alignment.place(start, start + 5) for start in (first, second)]
    assert [place.span and place.span.start for place in found] == [original.rfind("Excel"), original.find("Excel")]


def test_fates() -> None:
    source = "Maja Fjordvang er kok i Aarhus. Ring til Maja."
    alignment = Alignment(source, source, "[NAME_1] Fjordvang er kok i Aarhus. Ring til [NAME_1].")
    fates = {quote: alignment.place(source.find(quote), source.find(quote) + len(quote)).fate for quote in (
        "Maja", "Maja Fjordvang", "kok",
    )}  # fmt: skip
    assert fates == {"Maja": Fate.REMOVED, "Maja Fjordvang": Fate.CUT, "kok": Fate.KEPT}
    assert Alignment(source, "Noget helt andet", "Noget helt andet").place(0, 4).fate is Fate.LOST
    assert alignment.place(source.find("."), source.find(".") + 1).fate is Fate.LOST


@pytest.mark.parametrize("name", ["09-civilingenioer-flemming", "26-office-ioana"])
def test_a_whole_cv_aligns_with_its_pseudonymised_text(name: str) -> None:
    document = next(one for one in read_set(ROOT / "benchmarks" / "reading_set", CVS) if one.name == name)
    original = document.text()
    plain = pseudonymise(original).text
    alignment = Alignment(document.body, original, plain)
    for item in document.either("skill"):
        place = alignment.place(item.start, item.end)
        if place.fate is Fate.KEPT:
            assert place.span is not None
            assert place.span.of(plain).split() == item.quote.split()
        else:
            assert place.fate is Fate.CUT


# --- measures ------------------------------------------------------------------------------------------------------


def test_skills_found_and_right(cv: Read) -> None:
    # Shown: pressemeddelelser by its lemma, Python, projektledelse, patientpleje, Dansk (a reader's condition).
    shown = shown_skills(cv)
    counts = _counts(skill_tally(cv, shown))
    found, of = counts["found"]
    assert of == 4
    assert found == sum(any(word in item.span.of(cv.reading.text) for item in shown) for word in (
        "pressemeddelelser", "Python", "projektledelse", "patientpleje",
    ))  # fmt: skip
    assert found >= 3
    assert counts["found unmapped"] == (0, 4)
    assert counts["right"] == counts["right linked"] == (len(shown), len(shown))


def test_nothing_shown_is_nothing_found(cv: Read) -> None:
    counts = _counts(skill_tally(cv, []))
    assert counts["found"] == (0, 4)
    assert "right" not in counts


def test_what_is_wished_or_negated_is_not_shown_as_possessed(cv: Read, readers: Readers) -> None:
    counts = _counts(held_tally(cv, shown_skills(cv)))
    assert counts["wished shown as possessed"] == counts["negated shown as possessed"] == (0, 1)
    assert counts["possessed shown as not"] == (0, 4)
    everything = [Shown(Span(item.start, item.end), item.uri, item.kind, str(item.strength)) for item in cv.skills]
    assert _counts(held_tally(cv, everything))["wished shown as possessed"] == (1, 1)


def test_concepts(cv: Read, readers: Readers) -> None:
    counts = _counts(concept_tally(cv, shown_skills(cv), Labels.of(readers.classification)))
    assert counts["label exists"] == (6, 8)  # of both readers: three of four labels
    right, of = counts["same concept"]
    assert right == of == counts["same group"][1]
    assert counts["found and same concept"] == (right, 6)


def test_random_spans_are_as_many_and_as_long(cv: Read) -> None:
    shown = shown_skills(cv)
    chance = random_skills(cv, shown)
    assert len(chance) == len(shown)
    assert chance == random_skills(cv, shown)
    assert all(item.uri is None for item in chance)


def test_personal_data(cv: Read) -> None:
    counts = _counts(personal_tally(cv))
    assert counts["address"] == counts["phone"] == (0, 1)
    assert counts["name"][1] == 2
    assert counts["left"][1] == 4
    assert cv.reading.text.count("Maja") == 0


def test_left_is_counted_in_part_and_whole(folder: Path, readers: Readers) -> None:
    document = read_set(folder, CVS)[0]
    text = document.text()
    cut = text.replace("Maja", "[NAME_1]")
    read = Read(document, read_document(document, readers).reading, Alignment(document.body, text, cut), text, 1.0)
    counts = _counts(personal_tally(read))
    assert counts["left"] == (4, 4)
    assert counts["left whole"] == (3, 4)


def test_removals(posting: Read) -> None:
    counts = _counts(removal_tally(posting))
    assert counts["false removals"] == (0, 2)
    assert counts["skills eaten"] == (0, 4)
    assert counts["employer, town eaten"] == (0, 2)


def test_false_removals_are_seen(folder: Path, readers: Readers) -> None:
    document = read_set(folder, CVS)[0]
    text = document.text()
    cut = text.replace("Python", "[NAME_1]").replace("Maja Fjordvang", "[NAME_2]")
    read = Read(document, read_document(document, readers).reading, Alignment(document.body, text, cut), text, 1.0)
    counts = _counts(removal_tally(read))
    assert counts["false removals"] == (1, 2)
    assert counts["skills eaten"] == (2, 12)


def test_sensitive_details_are_no_evidence(cv: Read) -> None:
    assert _counts(sensitive_tally(cv)) == {"health": (0, 2)}


def test_strength_of_what_is_found(posting: Read) -> None:
    shown = shown_skills(posting)
    assert _counts(strength_tally(posting, shown)) == {
        "strength": (2, 2), "essential": (1, 1), "optional": (1, 1),
    }  # fmt: skip
    assert _counts(strength_tally(posting, shown, "essential"))["strength"] == (1, 2)


def test_conditions_by_value(cv: Read) -> None:
    given_ = [Constraint("language", "da:C2", False, "Dansk"), Constraint("hours", "37", False, "37 timer")]
    recall, precision = facts.condition_tally(cv, given_)
    assert _counts(recall) == {"language": (1, 1), "all": (1, 1)}
    assert _counts(precision) == {
        "language": (1, 1), "hours": (0, 1), "all": (1, 2), "language level": (1, 1), "hard flag": (1, 1),
    }  # fmt: skip
    _, wrong = facts.condition_tally(cv, [Constraint("language", "da:A1", True, "Dansk")])
    assert _counts(wrong) == {
        "language": (1, 1), "all": (1, 1), "language level": (0, 1), "hard flag": (0, 1),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("driving_licence", "B, C og CE", {"B", "C", "CE"}),
        ("driving_licence", "none", set()),
        ("driving_licence", "T", {"TM"}),
        ("language", "da:C1", {"da"}),
        ("hours", "30-37", {"30-37"}),
        ("hours", "flex job", set()),
        ("shift", "evening, weekend", {"evening", "weekend"}),
        ("shift", "on-call", set()),
        ("radius_km", "Østjylland", set()),
        ("remote", "hybrid", {"hybrid"}),
        ("criminal_record", "child protection certificate", {"børneattest"}),
        ("criminal_record", "ren straffeattest", {"straffeattest"}),
    ],
)
def test_values(kind: str, value: str, expected: set[str]) -> None:
    assert facts.values(kind, value) == expected


def test_occupations(cv: Read, readers: Readers) -> None:
    labels = Labels.of(readers.classification)
    assert _counts(facts.occupation_tally(cv, labels, alone=True)) == {
        "found": (1, 1), "found, same ISCO group": (1, 1), "right": (1, 1), "right, same ISCO group": (1, 1),
    }  # fmt: skip


# --- agreement -----------------------------------------------------------------------------------------------------


def _agreed(tmp_path: Path, first: list[dict[str, Any]], second: list[dict[str, Any]]) -> Document:
    _write(tmp_path, CVS, "01-maja", CV, first, second)
    return read_set(tmp_path, CVS)[0]


def test_agreement_by_hand(tmp_path: Path) -> None:
    items = _cv_items()
    document = _agreed(tmp_path, items, items[1:])  # one name less
    counts = _counts(agreement_tally(document))
    assert counts["skill"] == (12, 12)
    assert counts["pii"] == (6, 7)
    assert counts["pii name"] == (2, 3)
    assert counts["constraint language"] == (2, 2)
    assert len(pairs(*document.of_type("skill"))) == 6


def test_kappa_by_hand(tmp_path: Path) -> None:
    items = _cv_items()
    changed = [dict(item, polarity="implied") if item["quote"] == "Python" else item for item in items]
    document = _agreed(tmp_path, items, changed)
    kappa = polarity_kappa([document])
    # Of 6 pairs 5 agree; chance: (4*3 + 0*1 + 1*1 + 1*1) / 36.
    chance = (4 * 3 + 1 + 1) / 36
    assert kappa is not None
    assert kappa.mean == pytest.approx((5 / 6 - chance) / (1 - chance))
    assert kappa.n == 6
    assert polarity_kappa([]) is None


def test_ratios_are_of_sums_and_draw_documents() -> None:
    found = ratio_ci([1, 0, 9], [1, 1, 10])
    assert found.mean == pytest.approx(10 / 12)
    assert found.n == 3
    assert found.low <= found.mean <= found.high
    assert ratio_ci([1], [2]) == ratio_ci([1], [2])
    with pytest.raises(ValueError, match="bottom"):
        ratio_ci([0], [0])


# --- tables --------------------------------------------------------------------------------------------------------


def test_the_tables_of_a_set(folder: Path, readers: Readers) -> None:
    tables = reading_tables(folder, readers, lambda _: None)
    titles = [table.title for table in tables]
    assert "CVs, dev: skills found and right" in titles
    assert "CVs, report: personal data left in the text" in titles
    assert "postings, dev: strength" in titles
    skills = next(table for table in tables if table.title == "CVs, dev: skills found and right")
    names = {row.name: row for row in skills.rows}
    assert {"all", "all, labels alone", "all, random spans", "academics", "da", "office"} <= set(names)
    assert names["all, labels alone"].baseline
    assert not names["all"].baseline
    assert names["all"].cells["found"].n == 4
    for table in tables:
        assert "over documents" in table.to_text()
        assert table.to_markdown().startswith(f"### {table.title}\n")
        assert json.dumps(table.to_json())
    assert isinstance(skills, Table)


def test_rendered_documents_are_read_from_their_bytes(folder: Path, readers: Readers) -> None:
    document = read_set(folder, CVS)[0]

    def render(whole: str) -> tuple[bytes, str]:
        lines = whole.partition("\n---\n")[2].split("\n")
        return "\n".join(line.strip("#| ") for line in lines).encode(), "txt"

    read = read_document(document, readers, render)
    assert read.reading.text.startswith("[NAME_1]")
    assert _counts(personal_tally(read))["phone"] == (0, 1)
    tables = reading_tables(folder, readers, lambda _: None, render)
    assert any("rendered in their layouts" in table.split for table in tables)
