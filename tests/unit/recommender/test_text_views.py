"""The views of texts: what of a person is compared with what of a posting, and what is left where vectors are not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from extraction.errors import EncoderUnavailableError
from graph.snapshot import PostingTable
from recommender.profile import Profile, ProfileOccupation, WorkRelation
from recommender.texts.lexical import LexicalIndex
from recommender.texts.meaning import PostingVectors
from recommender.texts.views import MEANING, PAST_TITLE, WANTED_TITLE, WORDS, TextViews, own_titles
from tests.fixtures_recommender import ad, person, world
from tests.fixtures_vectors import WordEncoder

AXES = {"Bager": 0, "Smed": 1, "Kok": 2, "brød": 3, "stål": 4, "menu": 5}
ADS = (
    ad("a", title="Bager", text="Vi bager brød om natten."),
    ad("b", title="Smed", text="Vi svejser stål om natten."),
    ad("c", title="Kok", text="Vi planlægger menu om dagen."),
)
ALL = np.arange(len(ADS))
TOLD = ("Jeg har bagt brød om natten.", "Jeg har også svejset stål.")


class Sources:
    """Indexes of the postings, and how often each was asked for. ``away``: answers without vectors, first."""

    def __init__(self, phrases: WordEncoder | None, away: int = 0) -> None:
        self.words, self.vectors, self._away = 0, 0, away
        self.views = TextViews(world(*ADS), self._find_words, phrases, self._find_vectors)

    def _find_words(self, table: PostingTable) -> LexicalIndex:
        self.words += 1
        return LexicalIndex.build(table.details)

    def _find_vectors(self, _table: PostingTable) -> PostingVectors | None:
        self.vectors += 1
        return None if self.vectors <= self._away else made()


def made() -> PostingVectors:
    encoder = WordEncoder(AXES)
    titles, bodies = (encoder.encode(texts) for texts in ([p.title for p in ADS], [p.text for p in ADS]))
    return PostingVectors(titles.astype(np.float16), bodies.astype(np.float16))


def telling(*told: str, **titles: WorkRelation) -> Profile:
    work = tuple(ProfileOccupation(title, None, relation) for title, relation in titles.items())
    return replace(person("team"), occupations=work, told=told)


def test_words_and_meaning_of_the_whole_text_and_the_nearest_title() -> None:
    profile = telling(TOLD[0], Bager=WorkRelation.PAST, Smed=WorkRelation.WANTED, Kok=WorkRelation.WANTED)
    found = Sources(WordEncoder(AXES)).views.likeness(profile, ALL)
    assert set(found) == {WORDS, MEANING, PAST_TITLE, WANTED_TITLE}
    np.testing.assert_allclose(found[PAST_TITLE], [1.0, 0.0, 0.0], atol=1e-3)  # below nothing counts as nothing
    np.testing.assert_allclose(found[WANTED_TITLE], [0.0, 1.0, 1.0], atol=1e-3)
    assert found[MEANING].argmax() == 0
    np.testing.assert_allclose(found[MEANING][0], 1.0, atol=1e-3)
    plain = LexicalIndex.build(world(*ADS).postings.details).likeness(
        "\n".join([*TOLD[:1], "Bager", "Smed", "Kok"]), ALL
    )
    np.testing.assert_allclose(found[WORDS], plain, atol=1e-6)


def test_only_the_rows_that_are_asked_for() -> None:
    views, profile = Sources(WordEncoder(AXES)).views, telling(*TOLD, Bager=WorkRelation.PAST)
    whole, some = views.likeness(profile, ALL), np.array([2, 0])
    for view, values in views.likeness(profile, some).items():
        np.testing.assert_allclose(values, whole[view][some], atol=1e-6)
    assert views.likeness(profile, np.array([], np.intp)) == {}
    assert views.likeness(Profile(), ALL) == {}


def test_titles_of_unwanted_work_and_of_no_weight_are_not_compared() -> None:
    profile = telling(*TOLD, Bager=WorkRelation.UNWANTED, Smed=WorkRelation.PAST)
    none = replace(profile.occupations[1], weight=0.0)
    encoder = WordEncoder(AXES)
    found = Sources(encoder).views.likeness(replace(profile, occupations=(profile.occupations[0], none)), ALL)
    assert set(found) == {WORDS, MEANING}
    assert not {"Bager", "Smed"} & set(encoder.asked)
    assert own_titles(profile, WorkRelation.PAST) == ["Smed"]
    twice = replace(profile, occupations=(profile.occupations[1],) * 2)
    assert own_titles(twice, WorkRelation.PAST) == ["Smed"]
    without = Sources(None).views.likeness(telling(*TOLD), ALL)[WORDS]
    refusing = Sources(None).views.likeness(telling(*TOLD, Smed=WorkRelation.UNWANTED), ALL)[WORDS]
    np.testing.assert_allclose(refusing, without)


def test_an_edited_profile_is_compared_by_the_names_of_its_skills() -> None:
    encoder = WordEncoder(AXES)
    found = Sources(encoder).views.likeness(person("bake", lacking=["weld"]), ALL)
    assert encoder.asked == ["bage brød"]
    assert found[MEANING].argmax() == 0
    encoder.asked.clear()
    Sources(encoder).views.likeness(replace(person("bake"), told=TOLD), ALL)
    assert encoder.asked == [" ".join(TOLD)]


@pytest.mark.parametrize("phrases", [None, WordEncoder(AXES, most=0)])
def test_without_an_encoder_words_are_left(phrases: WordEncoder | None) -> None:
    found = Sources(phrases).views.likeness(telling(*TOLD, Bager=WorkRelation.PAST), ALL)
    assert set(found) == {WORDS}
    assert found[WORDS][0] > 0


def test_indexes_are_asked_for_once_and_vectors_until_they_are_there() -> None:
    sources, profile = Sources(WordEncoder(AXES), away=2), telling(*TOLD)
    keys = [set(sources.views.likeness(profile, ALL)) for _ in range(4)]
    assert keys == [{WORDS}, {WORDS}, {WORDS, MEANING}, {WORDS, MEANING}]
    assert (sources.words, sources.vectors) == (1, 3)
    assert sources.views.rough(profile).shape == (len(ADS),)
    assert sources.words == 1


def test_vectors_that_cannot_be_made_are_told_and_asked_for_again(caplog: pytest.LogCaptureFixture) -> None:
    answers = iter([EncoderUnavailableError("away"), made()])

    def find(_table: PostingTable) -> PostingVectors:
        answer = next(answers)
        if isinstance(answer, EncoderUnavailableError):
            raise answer
        return answer

    views = TextViews(world(*ADS), lambda table: LexicalIndex.build(table.details), WordEncoder(AXES), find)
    assert set(views.likeness(telling(*TOLD), ALL)) == {WORDS}
    assert "by letters alone" in caplog.text
    assert not any(sentence in caplog.text for sentence in TOLD)
    assert set(views.likeness(telling(*TOLD), ALL)) == {WORDS, MEANING}


def test_one_ad_beside_the_others_is_compared_as_if_it_were_among_them() -> None:
    views, profile = Sources(WordEncoder(AXES)).views, telling(*TOLD, Smed=WorkRelation.PAST)
    among = views.likeness(profile, np.array([1]))
    beside = views.beside(world(ADS[1])).likeness(profile, np.array([0]))
    assert set(beside) == set(among)
    for view, values in among.items():
        np.testing.assert_allclose(beside[view], values, atol=2e-3)
    assert set(Sources(None).views.beside(world(ADS[1])).likeness(profile, np.array([0]))) == {WORDS}


def test_guesses_are_those_of_the_vectors() -> None:
    assert Sources(None, away=9).views.guesses() is None
    assert Sources(WordEncoder(AXES)).views.guesses() is None  # vectors without any
