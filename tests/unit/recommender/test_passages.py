"""What of a CV is compared with postings: work and wishes, nothing sensitive, nothing denied."""

from __future__ import annotations

from extraction.reading import Quality, Reading, Verdict
from extraction.sensitive import Sensitive
from ontology.evidence import ConceptEvidence, EvidenceKind, Polarity
from recommender.texts.passages import MAX_PASSAGES, PASSAGE_WORDS, passages, told_of

TEXT = """[NAME_1]
[ADDRESS], 2200 København N

Erfaring
Jeg bagte brød på Kornhjørnet i ti år. Jeg har ikke arbejdet med kager.
Efter en sygemelding med ryggen gik jeg på deltid.
Jeg vil ikke sælge kaffe, men jeg ælter gerne dej.

Interesser
Jeg spiller basun i et orkester.

Referencer
[NAME_2], bagermester, siger god for mig."""


def evidence(quote: str, polarity: Polarity) -> ConceptEvidence:
    start = TEXT.index(quote)
    return ConceptEvidence(
        uri=None,
        kind=EvidenceKind.SKILL,
        quote=quote,
        start=start,
        end=start + len(quote),
        sentence=quote,
        confidence=1.0,
        method="mention",
        ontology_version="v",
        polarity=polarity,
    )


def test_what_tells_of_work_is_kept_and_the_rest_left_out() -> None:
    health = TEXT.index("sygemelding")
    reading = Reading(
        TEXT,
        "da",
        Quality(Verdict.GOOD),
        evidence=(
            evidence("bagte brød", Polarity.STATED),
            evidence("kager", Polarity.NEGATED),
            evidence("sælge kaffe", Polarity.UNWANTED),
            evidence("ælter gerne dej", Polarity.STATED),
        ),
        sensitive=(Sensitive("health", health, health + len("sygemelding med ryggen")),),
    )
    told = told_of(reading)
    assert "Jeg bagte brød på Kornhjørnet i ti år." in told
    assert "men jeg ælter gerne dej" in told  # what is said for it counts, what is refused does not
    whole = " ".join(told)
    for absent in ("kager", "kaffe", "sygemelding", "basun", "bagermester", "[NAME", "[ADDRESS"):
        assert absent not in whole


def test_passages_are_runs_of_words_and_not_too_many() -> None:
    words = [f"ord{number}" for number in range(PASSAGE_WORDS + 5)]
    found = passages([" ".join(words[:10]), " ".join(words[10:])])
    assert [len(piece.split()) for piece in found] == [PASSAGE_WORDS, 5]
    assert " ".join(found).split() == words
    assert len(passages(["ord " * PASSAGE_WORDS * (MAX_PASSAGES + 3)])) == MAX_PASSAGES
    assert passages(["", " \n"]) == []
