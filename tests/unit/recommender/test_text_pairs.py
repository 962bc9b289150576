"""Which sentences are shown as the reason why texts count as alike."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from graph.snapshot import PostingTable
from ontology.evidence import Polarity
from recommender.json_form import to_row
from recommender.profile import Profile
from recommender.recommend import Recommender, RecommendRequest
from recommender.results import Job
from recommender.texts.lexical import LexicalIndex
from recommender.texts.meaning import PostingVectors
from recommender.texts.pairs import TextPair, posting_sentences
from recommender.texts.views import TextViews
from tests.fixtures_recommender import PLACES, TODAY, ad, person, world
from tests.fixtures_vectors import WordEncoder
from tests.graph_worlds import mention, tiny_classification

BREAD = "Bager søges. Du skal bage rugbrød om natten.\n- Du har sans for orden i køkkenet."
ADS = (
    ad("bakery", "bake", occupation="baker", title="Bager søges", text=BREAD),
    ad("other", "bake", title="Rugbrød", text="Vi bager rugbrød om natten. Orden i køkkenet er vigtig."),
    ad("forge", "weld", occupation="smith", title="Smed søges", text="Smed søges. Du skal svejse stål i vores hal."),
    ad("metal", "weld", title="Svejser", text="Vi svejser stål i hallen, og vi søger en smed med sans for stål."),
)
TOLD = ("Jeg har bagt rugbrød om natten i ti år.", "Jeg holder orden i køkkenet.", "Fritid: fodbold og musik.")
BAKER = replace(person("bake", past=["baker"], wanted=["cook"]), told=TOLD)
SPACE = {"natten": 0, "orden": 1, "stål": 2, "Bager": 3, "baker": 3, "cook": 4, "Smed": 5, "Svejser": 6, "Rugbrød": 7}


def known(most: int | None = None) -> WordEncoder:
    return WordEncoder(SPACE, spread=0.01, most=most)


def views(phrases: WordEncoder | None, vectors: bool = True) -> Recommender:
    snapshot = world(*ADS)
    rows = [snapshot.postings.details[row] for row in range(len(snapshot.postings))]

    def find(_table: PostingTable) -> PostingVectors | None:
        if not vectors:
            return None
        made = known()
        titles = made.phrases([posting.title for posting in rows])
        return PostingVectors(titles.astype(np.float16), made.phrases([p.text for p in rows]).astype(np.float16))

    texts = TextViews(snapshot, lambda table: LexicalIndex.build(table.details), phrases, find)
    return Recommender(snapshot, PLACES, TODAY, texts=texts)


def job(recommender: Recommender, identifier: str, profile: Profile = BAKER) -> Job:
    return next(found for found in recommender.recommend(profile).jobs if found.posting.identifier == identifier)


def test_the_likest_sentences_by_words_each_once() -> None:
    pairs = job(views(None, vectors=False), "bakery").texts
    assert [(pair.factor, pair.told, pair.posting) for pair in pairs] == [
        ("words", TOLD[1], "Du har sans for orden i køkkenet."),
        ("words", TOLD[0], "Du skal bage rugbrød om natten."),
    ]
    assert pairs[0].sentences == {
        "da": "CV’et siger »Jeg holder orden i køkkenet«; opslaget siger »Du har sans for orden i køkkenet«.",
        "en": "The CV says “Jeg holder orden i køkkenet”; the ad says “Du har sans for orden i køkkenet”.",
    }
    assert all(0 < pair.likeness <= 1 for pair in pairs)


def test_the_nearest_titles_stand_beside_the_postings() -> None:
    pairs = {pair.factor: pair for pair in job(views(known()), "bakery").texts}
    assert pairs["past_title"].sentences["da"] == "Den tidligere stilling »baker« ligner opslagets »Bager søges«."
    assert "wanted_title" not in pairs  # a factor that is 0 needs no reason


def test_a_list_encodes_no_sentence_of_a_posting_and_one_posting_does() -> None:
    encoder = known()
    recommender = views(encoder)
    found = recommender.recommend(BAKER)
    theirs = {sentence for posting in ADS for sentence in posting_sentences(posting)} - {"Bager søges."}
    assert found.jobs
    assert not theirs & set(encoder.asked)
    explained = recommender.explain("test/bakery", BAKER)
    assert explained is not None
    assert theirs & set(encoder.asked)
    assert {pair.factor for pair in explained.job.texts} == {"words", "meaning", "past_title"}
    assert not any(pair.whole for pair in explained.job.texts)
    assert "meaning" in {pair.factor for job in found.jobs for pair in job.texts if pair.whole}


def test_what_an_ad_does_not_ask_for_is_no_reason() -> None:
    text = "Bager søges. Svensk er ikke et krav. Du bager, og svensk er ikke et krav."
    waived = [replace(mention("bake"), start=text.index("Svensk"), end=text.index(" er"), polarity=Polarity.NEGATED)]
    posting = replace(ADS[0], text=text, evidence=tuple(waived))
    assert "Svensk er ikke et krav." not in posting_sentences(posting)
    last = "Du bager, og svensk er ikke et krav."
    asked = replace(mention("bake"), start=text.index("bager,"), end=text.index(", og"))
    other = replace(waived[0], start=text.rindex("svensk"), end=text.rindex(" er"))
    assert last in posting_sentences(replace(posting, evidence=(*waived, asked, other)))


def test_every_factor_of_texts_is_explained_be_it_weakly() -> None:
    for found in views(known()).recommend(BAKER).jobs:
        named = {name for name in ("words", "meaning", "wanted_title", "past_title") if found.factors.get(name)}
        assert {pair.factor for pair in found.texts} == named
        for pair in found.texts:
            assert pair.weak == ("svagt" in pair.sentences["da"] or "stumper" in pair.sentences["da"])


def test_without_an_encoder_words_are_left() -> None:
    explained = views(known(most=0)).explain("test/bakery", BAKER)
    assert explained is not None
    assert {pair.factor for pair in explained.job.texts} == {"words"}


def test_for_an_edited_profile_names_of_skills_stand_for_its_text() -> None:
    edited = person("bake", past=["baker"])
    texts = [pair for found in views(None).recommend(edited).jobs for pair in found.texts]
    assert all(pair.source == "edited" for pair in texts)
    assert all(pair.sentences["en"].startswith("The profile says “bage brød”") for pair in texts)


@pytest.mark.parametrize("model", ["cosine", "automatch"])
def test_models_that_read_no_texts_have_no_such_reason(model: str) -> None:
    found = views(known()).recommend(BAKER, RecommendRequest(model=model))
    assert all(job.texts == () for job in found.jobs)


def test_pairs_are_in_the_answer_with_their_words() -> None:
    row = to_row(views(None).recommend(BAKER), tiny_classification())
    texts = row["jobs"][0]["texts"]
    assert texts
    assert set(texts[0]) == {"factor", "cv", "posting", "likeness", "weak", "sentences"}
    assert texts[0]["cv"] in TOLD
    assert set(texts[0]["sentences"]) == {"da", "en"}


def test_long_sentences_are_cut_where_they_are_quoted_only() -> None:
    pair = TextPair("words", "cv", "ord " * 100, "kort.", 0.5)
    assert len(pair.sentences["da"]) < 300
    assert "…«" in pair.sentences["da"]
    assert pair.told == "ord " * 100
