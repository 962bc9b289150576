"""What a posting insists on excludes only those who let see that they have it not; silence is never held against."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.evidence import Constraint
from ontology.postings import Posting
from recommender import sentences
from recommender.demands_met import conflicts, doubts, misfits, weekly_hours
from recommender.json_form import job_row
from recommender.profile import Profile, ProfileOccupation, WorkRelation
from tests.fixtures_recommender import ad, person, recommender, world
from tests.graph_worlds import tiny_classification, uri


def asking(*demands: tuple[str, str], hard: bool = True, title: str = "Chauffør") -> Posting:
    found = tuple(Constraint(kind, value, hard, value) for kind, value in demands)
    return replace(ad("a", "bake", title=title), constraints=found)


def having(*limits: tuple[str, str], languages: tuple[str, ...] = ()) -> Profile:
    limited = tuple(Constraint(kind, value, False, value) for kind, value in limits)
    return replace(person("bake", past=["baker"]), constraints=limited, languages=languages)


@pytest.mark.parametrize(
    ("demand", "held", "excluded"),
    [
        ("CE", (), True),
        ("CE", ("B",), True),
        ("CE", ("CE",), False),
        ("C", ("CE",), False),
        ("D", ("C",), True),
        ("B", (), False),  # most have it and do not say so
    ],
)
def test_heavy_licences_must_be_named(demand: str, held: tuple[str, ...], excluded: bool) -> None:
    profile = having(*(("driving_licence", value) for value in held))
    assert conflicts(profile, asking(("driving_licence", demand))) == (("driving_licence",) if excluded else ())
    assert conflicts(profile, asking(("driving_licence", demand), hard=False)) == ()


@pytest.mark.parametrize(
    ("demand", "lacked", "excluded"), [("B", "B", True), ("CE", "B", True), ("B", "C", False), ("AM", "B", False)]
)
def test_who_says_to_have_no_licence_is_excluded_by_one(demand: str, lacked: str, excluded: bool) -> None:
    profile = having(("no_driving_licence", lacked), ("driving_licence", "CE"))
    assert conflicts(profile, asking(("driving_licence", demand))) == (("driving_licence",) if excluded else ())
    mentioned = asking(("driving_licence", demand), hard=False)
    assert conflicts(profile, mentioned) == ()
    assert bool(doubts(profile, mentioned)) is excluded


@pytest.mark.parametrize(
    ("asked", "languages", "excluded"),
    [
        ("de:B2", ("da:C2", "en:C1"), True),
        ("de", ("de:A1",), False),
        ("de", (), False),  # nothing was said of languages
        ("da:C2", ("tr",), False),
    ],
)
def test_a_language_is_missed_by_those_who_name_others(asked: str, languages: tuple[str, ...], excluded: bool) -> None:
    found = conflicts(having(languages=languages), asking(("language", asked)))
    assert found == (("language",) if excluded else ())


@pytest.mark.parametrize(
    ("asked", "held", "excluded"),
    [
        ("da:C1", "da:A2", True),
        ("da:C1", "da:B2", False),  # one level below
        ("da", "da:A2", False),  # the ad names no level
        ("da:C1", "da", False),  # the person names none
    ],
)
def test_a_level_far_below_what_is_asked_excludes(asked: str, held: str, excluded: bool) -> None:
    assert bool(conflicts(having(languages=(held, "tr:C2")), asking(("language", asked)))) is excluded


@pytest.mark.parametrize(
    ("title", "mentioned", "excluded", "doubted"),
    [
        ("Lagermedarbejder, nat", "night", True, True),
        ("Natarbejder på lager", "night", False, True),
        ("Lagermedarbejder", "night", False, True),  # it may be somebody else's shift
        ("Lagermedarbejder", "evening", False, False),
    ],
)
def test_a_refused_shift_excludes_where_the_title_names_it(
    title: str, mentioned: str, excluded: bool, doubted: bool
) -> None:
    posting = asking(("shift", mentioned), title=title)
    refusal = Constraint("shift", "not night", True, "ikke nat")
    refusing = replace(having(), constraints=(refusal,))
    assert conflicts(refusing, posting) == (("shift",) if excluded else ())
    assert doubts(refusing, posting) == (((refusal, posting.constraints[0]),) if doubted else ())
    assert conflicts(having(("shift", "night")), posting) == ()
    assert doubts(having(("shift", "night")), posting) == ()


@pytest.mark.parametrize(
    ("burden", "limit", "excluded", "doubted"),
    [
        ("tunge løft", "ingen tunge løft", False, True),
        ("løft op til 25 kg", "ingen tunge løft", True, False),
        ("løft op til 8 kg", "ingen tunge løft", False, False),
        ("løft op til 15 kg", "ingen løft over 20 kg", False, False),
        ("løft op til 25 kg", "ingen løft over 20 kg", True, False),
        ("stående arbejde", "ikke stående arbejde", False, True),
        ("trapper", "ikke stående arbejde", False, False),
        ("fysisk krævende", "ikke hårdt fysisk arbejde", False, True),
        ("god fysik", "ikke hårdt fysisk arbejde", False, False),
    ],
)
def test_burdens_that_somebody_cannot_bear(burden: str, limit: str, excluded: bool, doubted: bool) -> None:
    limited = having(("physical", limit))
    assert conflicts(limited, asking(("physical", burden))) == (("physical",) if excluded else ())
    assert conflicts(limited, asking(("physical", burden), hard=False)) == ()
    assert bool(doubts(limited, asking(("physical", burden)))) is doubted


@pytest.mark.parametrize(
    ("refused", "title", "excluded"),
    [
        ("salg", "Salgskonsulent til Odense", True),
        ("salg", "Telefonsalg, aften", True),
        ("køkkenet", "Køkkenmedhjælper", True),
        ("sales", "Sales assistant", True),
        ("lager", "Bager", False),
        ("kontor i hallen", "Kontorassistent", False),  # every word of it
    ],
)
def test_work_that_is_refused_in_words_excludes_by_the_title(refused: str, title: str, excluded: bool) -> None:
    expected = ("unwanted_work",) if excluded else ()
    told = replace(having(), constraints=(Constraint("unwanted_work", refused, True, refused),))
    assert conflicts(told, asking(title=title)) == expected
    unwanted = ProfileOccupation(refused, None, WorkRelation.UNWANTED)
    assert conflicts(replace(having(), occupations=(unwanted,)), asking(title=title)) == expected


@pytest.mark.parametrize(
    ("kind", "hours"),
    [("FULL_TIME", (37, 37)), ("Deltid", (1, 31)), ("FULL_TIME, PART_TIME", None), ("TEMPORARY", None), (None, None)],
)
def test_hours_of_an_ad_that_names_only_a_kind_of_employment(kind: str | None, hours: tuple[int, int] | None) -> None:
    posting = replace(asking(), employment_type=kind)
    assert weekly_hours(posting) == hours
    assert weekly_hours(replace(asking(("hours", "32")), employment_type=kind)) == (32, 32)
    part_time = replace(having(), constraints=(Constraint("hours", "1-31", True, ""),))
    assert conflicts(part_time, posting) == (("hours",) if hours == (37, 37) else ())


@pytest.mark.parametrize(
    "title", ["Studentermedhjælper til økonomi", "HR-studentermedhjælper, 15 timer", "Student job"]
)
def test_jobs_for_students_are_for_students(title: str) -> None:
    posting = asking(title=title)
    assert conflicts(having(), posting) == ("student",)
    assert conflicts(replace(having(), told=("Jeg er stud.merc. på andet år.",)), posting) == ()
    assert conflicts(Profile(), posting) == ()
    assert conflicts(having(), asking(title="Leder af elevhjemmet")) == ()


def test_a_trained_profession_is_a_misfit_for_those_without_it() -> None:
    snapshot = world(ad("a", "bake", occupation="baker"))
    codes = list(snapshot.isco)
    codes[snapshot.occupation_row[uri("smith")]] = "2221"
    codes[snapshot.occupation_row[uri("cook")]] = "1120"
    snapshot = replace(snapshot, isco=tuple(codes))
    row = snapshot.occupation_row

    def of(*past: str, title: str | None = None) -> dict[str, bool]:
        profile = person("bake", past=list(past))
        if title is not None:
            extra = ProfileOccupation(title, None, WorkRelation.PAST)
            profile = replace(profile, occupations=(*profile.occupations, extra))
        found = misfits(snapshot, profile)
        assert len(found) == len(snapshot.occupations) + 1
        assert not found[-1]
        return {name: bool(found[row[uri(name)]]) for name in ("baker", "smith", "cook")}

    assert of("baker") == {"baker": False, "smith": True, "cook": True}
    assert of("smith") == {"baker": False, "smith": False, "cook": True}
    assert of("baker", title="Afdelingsleder") == {"baker": False, "smith": True, "cook": False}
    assert of() == {"baker": False, "smith": False, "cook": False}  # nothing is known of their work


@pytest.mark.parametrize(
    ("wish", "offer", "doubted"),
    [("25", "37", True), ("25", "20-30", False), ("20-30", "25", False), ("30-37", "25", True), ("25", "mange", False)],
)
def test_hours_that_are_only_wished_for_are_asked_about(wish: str, offer: str, doubted: bool) -> None:
    wishing, posting = having(("hours", wish)), asking(("hours", offer))
    assert conflicts(wishing, posting) == ()
    assert bool(doubts(wishing, posting)) is doubted
    strict = replace(wishing, constraints=(replace(wishing.constraints[0], hard=True),))
    assert doubts(strict, posting) == ()


def test_what_is_asked_about_says_no_or_wishes_otherwise() -> None:
    row = job_row(
        recommender(asking(("hours", "37"), title="Bager")).recommend(having(("hours", "25"))).jobs[0],
        tiny_classification(),
    )
    assert row["doubts"][0]["sentences"]["en"].endswith("the CV wishes for something else: “25”.")


def test_what_is_asked_about_quotes_both_or_only_the_ad() -> None:
    assert sentences.doubt("da", "ikke nat", "nattevagt").endswith("siger nej til det: »ikke nat«.")
    assert sentences.doubt("en", "", "tunge løft").endswith("says no to it.")


def test_what_only_comes_with_past_work_is_not_said_to_carry_over() -> None:
    of_work = sentences.alternative("da", "bager", {"sector": "handel"}, [], ["ælte dej"])
    assert "kan tages med" not in of_work
    assert of_work.endswith("Følger normalt med personens arbejde, men står ikke i CV’et: »ælte dej«.")
    told = sentences.alternative("en", "baker", {"sector": "trade"}, ["bake bread"], ["knead dough"])
    assert told.endswith("Skills that carry over: “bake bread”.")
