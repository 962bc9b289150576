"""Ads that are open to people of other trades, and ads that name one's own kind of work or are out of reach."""

from __future__ import annotations

import pytest

from ontology.evidence import Constraint
from ontology.postings import Posting
from recommender.backgrounds import named, other_trade, out_of_reach, own_kinds
from recommender.openness import openness
from recommender.profile import Profile, ProfileOccupation, WorkRelation
from tests.graph_worlds import tiny_classification


def ad(text: str, title: str = "Medarbejder", *limits: Constraint) -> Posting:
    return Posting("s", "1", title, f"{title}\n\n{text}", "da", constraints=limits)


def having(title: str, relation: WorkRelation = WorkRelation.PAST) -> Profile:
    return Profile(occupations=(ProfileOccupation(title, None, relation),))


@pytest.mark.parametrize(
    ("text", "kinds", "quote"),
    [
        ("Vi sælger vin. Kendskab til vin er ikke nødvendigt. Ring.", 1, "Kendskab til vin er ikke nødvendigt"),
        ("Branchen lærer du på tre måneder.", 1, "Branchen lærer du på tre måneder"),
        ("Du er måske lærer eller noget helt tredje.", 1, "Du er måske lærer eller noget helt tredje"),
        ("Erfaring fra branchen kræves ikke. Vi lærer dig det. Måske er du kok eller maler.", 3, None),
        ("Experience of insurance is not needed.", 1, "Experience of insurance is not needed"),
        ("We will train you.", 1, "We will train you"),
        ("Maybe you are a teacher or a coach.", 1, "Maybe you are a teacher or a coach"),
        ("Du er autoriseret sygeplejerske med fem år på bagen.", 0, ""),
        ("You are a chartered accountant.", 0, ""),
        ("", 0, ""),
    ],
)
def test_what_opens_an_ad_is_counted_and_quoted(text: str, kinds: int, quote: str | None) -> None:
    found = openness(text)
    assert found.kinds == kinds
    assert quote is None or found.quote == quote


@pytest.mark.parametrize(
    ("title", "text", "word"),
    [
        ("Bogholder", "Du har arbejdet med bogføring eller løn.", "bogføring"),
        ("Bookkeeper", "You know accounting.", "accounting"),
        ("Elektriker", "Måske er du elektriker.", "elektriker"),
        ("Elektriker", "Måske er du tjener.", None),
    ],
)
def test_an_ad_names_ones_own_kind_of_work(title: str, text: str, word: str | None) -> None:
    assert named(ad(text), own_kinds(having(title), tiny_classification(), "da", "en")) == word


def test_a_title_does_not_name_and_unwanted_work_is_not_ones_own() -> None:
    kinds = own_kinds(having("Elektriker"), tiny_classification(), "da", "en")
    assert named(ad("Ring til os.", "Elektriker"), kinds) is None
    assert own_kinds(having("Elektriker", WorkRelation.UNWANTED), tiny_classification(), "da", "en") == frozenset()


@pytest.mark.parametrize("text", ["Du får personaleansvar for otte.", "You have management experience."])
def test_an_ad_for_a_leader_is_out_of_reach_of_who_leads_nobody(text: str) -> None:
    assert out_of_reach(having("Bogholder"), ad(text), -1, frozenset())
    assert not out_of_reach(having("Regnskabschef"), ad(text), -1, frozenset())
    assert not out_of_reach(having("Finance manager"), ad(text), -1, frozenset())


def test_work_far_below_is_out_of_reach_and_what_is_unknown_is_not() -> None:
    assert out_of_reach(having("Jurist"), ad("Rengør."), 9, frozenset({2}))
    assert not out_of_reach(having("Tømrer"), ad("Rengør."), 9, frozenset({7}))
    assert not out_of_reach(having("Jurist"), ad("Skriv."), 3, frozenset({2}))
    assert not out_of_reach(having("Jurist"), ad("Rengør."), -1, frozenset({2}))
    assert not out_of_reach(having("Jurist"), ad("Rengør."), 9, frozenset())


def test_few_hours_are_out_of_reach_unless_hours_are_spoken_of() -> None:
    few = Constraint("hours", "8-12", True, "")
    assert out_of_reach(having("Jurist"), ad("Weekend.", "Afløser", few), -1, frozenset())
    assert not out_of_reach(
        having("Jurist"), ad("Uge.", "Afløser", Constraint("hours", "30-37", True, "")), -1, frozenset()
    )
    asking = Profile(
        having("Jurist").skills, having("Jurist").occupations, constraints=(Constraint("hours", "15", True, ""),)
    )
    assert not out_of_reach(asking, ad("Weekend.", "Afløser", few), -1, frozenset())


@pytest.mark.parametrize(
    ("own", "text", "title", "other"),
    [
        ("Jurist", "Du er autoriseret sundhedsperson.", "Medarbejder", True),
        ("Sygeplejerske", "Du er autoriseret sundhedsperson.", "Medarbejder", False),
        ("Lawyer", "You are a qualified nurse.", "Adviser", True),
        ("Nurse", "You are a qualified nurse.", "Adviser", False),
        ("Jurist", "Du er uddannet tømrer eller jurist.", "Konsulent", False),
        ("Jurist", "Ring til os.", "Oversætter", True),
        ("Jurist", "Erfaring med oversættelse er ikke nødvendig.", "Oversætter", False),
        ("Kaptajn", "Du er uddannet tømrer.", "Tømrer", False),
    ],
)
def test_an_ad_that_insists_on_another_trade(own: str, text: str, title: str, *, other: bool) -> None:
    assert other_trade(ad(text, title), own_kinds(having(own), tiny_classification(), "da", "en")) is other
