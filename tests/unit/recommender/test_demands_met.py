"""What a posting insists on excludes only those who let see that they have it not; silence is never held against."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ontology.evidence import Constraint
from ontology.postings import Posting
from recommender.demands_met import conflicts, misfits
from recommender.profile import Profile, ProfileOccupation, WorkRelation
from tests.fixtures_recommender import ad, person, world
from tests.graph_worlds import uri


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
