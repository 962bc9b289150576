"""Which occupations need an authorisation in Denmark, by ISCO group and label."""

from __future__ import annotations

import pytest

from ontology.authorisations import Authorisation, authorisation_json, authorisation_of
from ontology.concepts import Concept, ConceptKind, Label, LabelKind


def occupation(isco: str, danish: str, english: str) -> Concept:
    labels = (Label("da", LabelKind.PREFERRED, danish), Label("en", LabelKind.PREFERRED, english))
    return Concept("urn:x", ConceptKind.OCCUPATION, labels, isco=isco)


@pytest.mark.parametrize(
    ("isco", "danish", "english", "profession"),
    [
        ("2221", "specialsygeplejerske", "specialist nurse", "sygeplejerske"),
        ("2212", "speciallæge", "specialised doctor", "læge"),
        ("2250", "almen dyrlæge", "general veterinarian", "dyrlæge"),
        ("2250", "dyreterapeut", "animal therapist", None),
        ("2261", "tandplejer", "dental hygienist", "tandplejer"),
        ("2261", "tandtekniker", "dental technician", None),
        ("2269", "radiograf inden for nuklearmedicin", "nuclear medicine radiographer", "radiograf"),
        ("2269", "fodterapeutassistent", "podiatry assistant", None),
        ("3254", "optometrist", "optical technician", None),
        ("5321", "social- og sundhedsassistent", "healthcare assistant", "social- og sundhedsassistent"),
        ("5321", "sygehjælper", "nurse assistant", None),
        ("3240", "veterinærsygeplejerske", "veterinary nurse", None),
        ("2634", "psykolog", "psychologist", None),
    ],
)
def test_occupations_that_need_an_authorisation(isco: str, danish: str, english: str, profession: str | None) -> None:
    found = authorisation_of(occupation(isco, danish, english))
    assert (found and found.profession) == profession


def test_it_is_said_in_the_language_asked_for() -> None:
    nurse = occupation("2221", "sygeplejerske", "nurse")
    danish = Authorisation("sygeplejerske", "autorisationsloven", "Styrelsen for Patientsikkerhed")
    assert authorisation_of(nurse) == danish
    english = authorisation_json(nurse, "en")
    assert english is not None
    assert (english["profession"], english == authorisation_json(nurse, "pl")) == ("nurse", True)
    assert authorisation_json(occupation("5120", "kok", "cook")) is None
