"""The mention tagger: its artefact, what it finds, and the step that makes evidence of it."""

from __future__ import annotations

import itertools
import json
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.errors import ArtefactError
from extraction.lexicon import Lexicon
from extraction.mentions import artefact
from extraction.mentions import finder as finder_module
from extraction.mentions.corpus import KINDS, MentionSpan, authored
from extraction.mentions.decode import Thresholds, decode
from extraction.mentions.finder import MentionFinder
from extraction.mentions.step import METHOD, find_mentions, listed
from extraction.mentions.words import FEATURES, Forms, split
from extraction.readers import CvReader, PostingReader
from extraction.reading import Verdict
from extraction.sections import Section, cv_sections
from extraction.sentences import Span, sentence_spans
from ontology.concepts import Classification
from ontology.evidence import ConceptEvidence, EvidenceKind, Polarity, Strength
from recommender.evaluation.span_scores import Counts, count
from tests.unit.extraction.test_extraction_readers import _NoParser

ARTEFACT_BYTES = 7 * 1024 * 1024


@pytest.fixture(scope="module")
def finder() -> MentionFinder:
    return MentionFinder()


@dataclass
class _Page:
    text: str
    language: str = "da"
    sentences: list[Span] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.sentences, self.sections = sentence_spans(self.text), cv_sections(self.text)


class _Silent:
    def find(self, text: str, sentences: Any, language: str) -> list[MentionSpan]:
        return []


# --- the artefact --------------------------------------------------------------------------------------------------


def test_the_artefact_fits_the_code_and_the_limits() -> None:
    meta = json.loads((artefact.FOLDER / "meta.json").read_text(encoding="utf-8"))
    assert meta["features"] == FEATURES
    assert meta["kinds"] == [kind.value for kind in KINDS]
    assert (meta["format"], meta["format_version"]) == (artefact.FORMAT, artefact.FORMAT_VERSION)
    assert meta["spacy"].split(".")[:2] == version("spacy").split(".")[:2]
    assert {"seed", "data", "development", "machine", "made"} <= set(meta)
    assert (artefact.FOLDER / "README.md").read_text(encoding="utf-8").startswith("# ")
    assert sum(path.stat().st_size for path in artefact.FOLDER.iterdir()) <= ARTEFACT_BYTES


def test_the_artefact_holds_numbers_only() -> None:
    with np.load(artefact.FOLDER / "tagger.npz", allow_pickle=False) as arrays:
        assert all(arrays[name].dtype.kind in "fiu" for name in arrays.files)
        assert len(arrays["keys"]) == len(arrays["table"]) > 30_000
        assert (np.diff(arrays["keys"].astype(object)) > 0).all()  # sorted: the order tells nothing of the words


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda folder: (folder / "tagger.npz").unlink(), "cannot be read"),
        (lambda folder: (folder / "meta.json").write_text("{"), "cannot be read"),
        (lambda folder: (folder / "tagger.npz").write_bytes(b"PK"), "damaged"),
        (lambda folder: _edit(folder, "features", "mentions-0"), "mentions-0"),
        (lambda folder: _edit(folder, "kinds", ["skill"]), "kinds"),
        (lambda folder: _edit(folder, "shape", {"width": 12}), "cannot be read"),
        (lambda folder: _edit(folder, "shape", {"rows": 12}), "cannot be read"),
    ],
)
def test_an_artefact_that_does_not_fit_is_refused_with_the_command(
    tmp_path: Path, spoil: Callable[[Path], object], said: str
) -> None:
    folder = tmp_path / "model"
    shutil.copytree(artefact.FOLDER, folder)
    spoil(folder)
    with pytest.raises(ArtefactError, match=said) as caught:
        artefact.load(folder)
    assert artefact.COMMAND in str(caught.value)


def _edit(folder: Path, name: str, value: object) -> None:
    path = folder / "meta.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | {name: value}), encoding="utf-8")


# --- words and phrases ---------------------------------------------------------------------------------------------


def test_words_signs_and_placeholders_are_split_with_their_places() -> None:
    text = "Har [NAME_1] C++, it-drift og C#?"
    found = split(text, 4, len(text))
    assert found.words == ["[NAME_1]", "C++", ",", "it", "-", "drift", "og", "C#", "?"]
    assert [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)] == found.words


def test_an_unknown_word_is_looked_up_by_its_dictionary_form_or_its_head() -> None:
    from spacy.strings import get_string_id

    forms = Forms([get_string_id(word) for word in ("afstemning", "regnskab", "kaffe")])
    assert forms.of("Kaffe", "da") == "kaffe"
    assert forms.of("regnskaber", "da") == "regnskab"
    assert forms.of("Kontoafstemning", "da") == "afstemning"
    assert forms.of("2019", "da") == "0000"
    assert forms.of("[NAME_12]", "da") == forms.of("[PHONE]", "da")
    assert forms.of("xyz", "da") == "xyz"


def test_decoding_joins_parts_and_trims() -> None:
    logits = np.full((6, 7), -5.0, dtype=np.float32)
    for place, column in enumerate([1, 2, 2, 1, 0, 1]):
        logits[place, column] = 5.0
    logits[:, 3] = 1.0
    runs = decode(logits, ["lede", "team", ",", "Excel", "og", "."], Thresholds(0.5, 0.4, 0.5))
    assert [(run.first, run.last) for run in runs] == [(0, 2), (3, 4)]
    assert all(run.kind == 0 and 0.9 < run.score <= 1 for run in runs)


# --- the finder ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "recall", "precision"), [("da", 0.85, 0.82), ("en", 0.80, 0.80)])
def test_held_out_sentences_are_found(finder: MentionFinder, language: str, recall: float, precision: float) -> None:
    total = np.zeros(5)
    for sample in authored("dev"):
        if sample.language == language:
            spans = finder.find(sample.text, [Span(0, len(sample.text))], language)
            total += count([span[:2] for span in spans], [span[:2] for span in sample.spans])
    counts = Counts(*total)
    assert counts.marked_touched / counts.marked >= recall
    assert counts.found_touching / counts.found >= precision


def test_phrases_have_bounds_kinds_and_scores(finder: MentionFinder) -> None:
    text = "Jeg har erfaring med udarbejdelse af lokalplaner og NemKonto.\nTaler flydende engelsk."
    spans = finder.find(text, sentence_spans(text), "da")
    assert {"udarbejdelse af lokalplaner", "engelsk"} <= {text[span.start : span.end] for span in spans}
    assert all(0 <= span.score <= 1 and span.kind in KINDS for span in spans)
    assert next(span.kind for span in spans if text[span.start : span.end] == "engelsk") is EvidenceKind.LANGUAGE


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["da", "en", "sv", "und", ""]))
def test_any_text_gives_spans_in_order_within_it(text: str, language: str) -> None:
    spans = _SHARED.find(text, sentence_spans(text), language)
    ends = 0
    for span in spans:
        assert ends <= span.start < span.end <= len(text)
        ends = span.end


_SHARED = MentionFinder()


def test_finding_is_deterministic_and_does_not_depend_on_company(finder: MentionFinder) -> None:
    samples = [sample for sample in authored("dev") if sample.language == "da"][:60]
    alone = [finder.find(sample.text, [Span(0, len(sample.text))], "da") for sample in samples]
    text = "\n".join(sample.text for sample in samples)
    begins = np.cumsum([0, *(len(sample.text) + 1 for sample in samples)])
    spans = [Span(int(begin), int(begin) + len(sample.text)) for begin, sample in zip(begins, samples, strict=False)]
    together = finder.find(text, spans, "da")
    moved = [(int(b) + s.start, int(b) + s.end) for b, found in zip(begins, alone, strict=False) for s in found]
    assert [span[:2] for span in together] == moved
    assert finder.find(text, spans, "da") == together


def test_threads_get_what_one_gets(finder: MentionFinder) -> None:
    texts = [sample.text for sample in authored("dev")][:40]
    alone = [finder.find(text, [Span(0, len(text))], "da") for text in texts]
    found: dict[int, list[list[MentionSpan]]] = {}

    def work(number: int) -> None:
        found[number] = [finder.find(text, [Span(0, len(text))], "da") for text in texts]

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(found[number] == alone for number in range(4))


def test_words_of_texts_do_not_pile_up(finder: MentionFinder) -> None:
    words = finder._words
    before = len(words._vocab.strings)
    for number in range(50):
        text = f"Kvæstoridriftsopgave{number} og zyxordforråd{number}"
        finder.find(text, [Span(0, len(text))], "da")
    assert len(words._vocab.strings) <= before + 5


def test_when_its_memory_of_words_is_full_it_begins_anew(finder: MentionFinder) -> None:
    text = "Jeg har erfaring med udarbejdelse af lokalplaner."
    known = finder.find(text, [Span(0, len(text))], "da")
    finder._words._rows.update({(f"w{number}", "xx"): 0 for number in range(finder_module._KEPT_WORDS)})
    other = "Oplært i zyxografi og brolægning"
    finder.find(other, [Span(0, len(other))], "da")
    assert len(finder._words._rows) == 5
    assert finder.find(text, [Span(0, len(text))], "da") == known


# --- the step ------------------------------------------------------------------------------------------------------


def test_items_of_a_skill_list_count_without_the_tagger() -> None:
    text = (
        "Kompetencer\nBlokvognskørsel, 2019, Excel avanceret, flydende\nJeg har arbejdet i to år\n\n"
        "Sprog\nIgbo (modersmål), god dansk, B2\n\nKurser\n2018 Zymoteknik, Aarhus Universitet\n\nUddannelse\nHF, 2001"
    )
    page = _Page(text)
    assert [text[span.start : span.end] for span in listed(page)] == [
        "Blokvognskørsel",
        "Excel avanceret",
        "Igbo",
        "dansk",
        "Zymoteknik",
    ]


def test_label_hits_win_and_headings_hold_no_phrase() -> None:
    text = "Kompetencer\nExcel, Blokvognskørsel\n\nInteresser\nStrikning"
    start = text.index("Excel")
    hit = ConceptEvidence("u:1", EvidenceKind.KNOWLEDGE, "Excel", start, start + 5, "Excel", 0.9, "label", "v")
    found = find_mentions(_Page(text), [hit], _Silent(), "v")
    assert [(item.quote, item.uri, item.method) for item in found] == [("Blokvognskørsel", None, METHOD)]

    class _Everything:
        def find(self, text: str, sentences: Any, language: str) -> list[MentionSpan]:
            return [MentionSpan(span.start, span.end, EvidenceKind.SKILL, 0.7) for span in sentences]

    found = find_mentions(_Page("Profil\nPasser høns\n\nInteresser\nStrikning"), [], _Everything(), "v")
    assert [item.quote for item in found] == ["Passer høns"]


def test_both_readers_give_mentions_with_polarity_and_strength(
    lexicon: Lexicon, world: Classification, finder: MentionFinder
) -> None:
    cv = CvReader(lexicon, world, _NoParser(), finder=finder)
    text = (
        "Profil\nJeg har erfaring med udarbejdelse af lokalplaner og med sagsbehandling af byggetilladelser.\n\n"
        "Ønsker\nJeg vil gerne lære programmering af robotter.\n\nKompetencer\nProjektledelse, dronefotografering\n"
    )
    reading = cv.read_text(text * 2)
    assert reading.quality.verdict is not Verdict.UNUSABLE
    found = {item.quote: item for item in reading.evidence if item.uri is None}
    assert found["udarbejdelse af lokalplaner"].polarity is Polarity.STATED
    assert found["programmering af robotter"].polarity is Polarity.WISHED
    assert found["dronefotografering"].section == "skills"
    assert all(reading.text[item.start : item.end] == item.quote for item in reading.evidence)
    spans = sorted((item.start, item.end) for item in reading.evidence)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    without = CvReader(lexicon, world, _NoParser()).read_text(text * 2)
    assert without.evidence == tuple(item for item in reading.evidence if item.uri is not None)

    posting = PostingReader(lexicon, world, finder=finder)
    asked = posting.read_text(
        "Planlægger\n\nKrav\nDu skal have erfaring med udarbejdelse af lokalplaner.\n\n"
        "Det er en fordel, hvis du har kendskab til spildevandsrensning.\n" * 3
    )
    strengths = {item.quote: item.strength for item in asked.evidence if item.uri is None}
    assert strengths["udarbejdelse af lokalplaner"] is Strength.ESSENTIAL
    assert strengths["spildevandsrensning"] is Strength.OPTIONAL


def test_phrases_without_a_concept_do_not_make_a_reading_good(lexicon: Lexicon, world: Classification) -> None:
    class _One:
        def find(self, text: str, sentences: Any, language: str) -> list[MentionSpan]:
            return [MentionSpan(0, 6, EvidenceKind.SKILL, 0.9)]

    text = "Passer høns og gæs på en gård nær fjorden, og er glad for det, for dyrene er rolige om morgenen. " * 3
    reading = CvReader(lexicon, world, _NoParser(), finder=_One()).read_text(text)
    assert "no_skills" in reading.quality.reasons
