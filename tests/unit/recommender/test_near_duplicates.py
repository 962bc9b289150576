"""Copies of an ad are found in whatever shape they come; other jobs of the same employer are left alone."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from graph.snapshot import PostingTable
from ontology.postings import Posting
from recommender.duplicates import Print, same_job
from recommender.near_duplicates import candidates, duplicate_groups, identity, signature
from tests.fixtures_recommender import ad, world

_STEMS = ("bag", "kog", "pleje", "vask", "pak", "kør", "skriv", "ring")
WORDS = [stem + end for stem in _STEMS for end in ("er", "ede", "ning", "es", "eri", "else")]
OPENING = (
    "Kommunen er en arbejdsplads med plads til forskelle og vi lægger vægt på faglighed samarbejde og humor i "
    "hverdagen hos os møder du engagerede kolleger og en ledelse der lytter og tror på dig og dine idéer fra den "
    "første dag"
)
CLOSING = (
    "Løn og ansættelsesvilkår følger gældende overenskomst og vi indhenter børneattest og referencer inden ansættelse "
    "send din ansøgning via linket så hurtigt som muligt samtaler holdes løbende og vi glæder os til at høre fra dig"
)


def prose(seed: str, count: int) -> str:
    draw = random.Random(seed)
    return " ".join(draw.choice(WORDS) for _ in range(count))


def job(name: str, core: int = 90, **fields: object) -> Posting:
    text = f"{OPENING} {prose(name, core)} {CLOSING}"
    values = {"title": "Pædagog til børnehaven", "employer": "Aarby Kommune", "postcode": "8000", "town": "Aarhus C"}
    return ad(name, **{**values, "text": text, **fields})  # type: ignore[arg-type]


def reworded(posting: Posting, share: float) -> Posting:
    draw = random.Random(posting.identifier)
    new = [f"{word}x" if draw.random() < share else word for word in posting.text.split()]
    return replace(posting, source="anden", text=" ".join(new))


BASE = job("a")
COPIES = {
    "reworded": reworded(BASE, 0.2),
    "truncated": replace(BASE, source="anden", text=" ".join(BASE.text.split()[:60])),
    "differently formatted": replace(
        BASE, source="anden", text="- " + BASE.text.upper().replace(" ", ",\n - "), employer="AARBY KOMMUNE"
    ),
    "with words around it": replace(BASE, source="anden", text=f"Jobtorvet: {BASE.text} Se flere job på Jobtorvet."),
    "without an employer": replace(BASE, source="anden", employer=""),
    "with a town and no postcode": replace(BASE, source="anden", postcode=None, town="Århus C"),
}
OTHERS = {
    "another job with the same standard text": replace(job("b"), identifier="b"),
    "a short core among standard text": job("c", 50),
    "another town": replace(BASE, source="anden", postcode="9000", town="Aalborg"),
    "another employer": replace(BASE, source="anden", employer="Beby Kommune"),
    "another title": replace(BASE, source="anden", title="Køkkenassistent"),
}


def grouped(*postings: Posting) -> list[set[str]]:
    """Keys by group, of those groups that have more than one."""
    table = world(*postings).postings
    groups = duplicate_groups(table)
    found = [{table.keys[row] for row in np.flatnonzero(groups == group)} for group in np.unique(groups)]
    return [group for group in found if len(group) > 1]


@pytest.mark.parametrize("name", COPIES)
def test_copies_are_one_job(name: str) -> None:
    copy = COPIES[name]
    assert grouped(BASE, copy, job("x"), job("y")) == [{BASE.key, copy.key}]


@pytest.mark.parametrize("name", OTHERS)
def test_other_jobs_of_one_employer_or_text_are_not(name: str) -> None:
    assert grouped(BASE, OTHERS[name]) == []
    short = job("s", 50)
    assert grouped(short, job("t", 50)) == []


def test_many_jobs_with_one_standard_text_stay_apart() -> None:
    jobs = [job(str(n), 60) for n in range(150)]
    copies = [replace(posting, source="anden") for posting in jobs[::10]]
    assert grouped(*jobs, *copies) == [{f"anden/{n}", f"test/{n}"} for n in sorted(map(str, range(0, 150, 10)))]


def test_a_posting_without_place_joins_no_two_towns() -> None:
    nowhere = replace(BASE, source="b", postcode=None, town=None)
    elsewhere = replace(BASE, source="c", postcode="9000", town="Aalborg")
    groups = grouped(BASE, nowhere, elsewhere)
    assert len(groups) == 1
    assert len(groups[0]) == 2


def test_bands_find_what_comparing_every_pair_finds() -> None:
    draw = random.Random(3)
    jobs = [job(str(n), 70) for n in range(40)]
    jobs += [reworded(draw.choice(jobs), 0.1) for _ in range(10)] + [
        replace(draw.choice(jobs), source="c") for _ in range(10)
    ]
    table = world(*jobs).postings
    rows = range(len(table))
    prints = [Print.of(table.details[row]) for row in rows]
    every = {(a, b) for b in rows for a in range(b) if same_job(prints[a], prints[b])}
    signatures = np.stack([signature(table.details[row].text) for row in rows])
    identities = np.array([identity(table.details[row]) for row in rows], dtype=np.uint64)
    found = list(candidates(signatures, identities))
    assert every
    assert every <= set(found)
    assert found == sorted(found, key=lambda pair: (pair[1], pair[0]))
    assert all(a < b for a, b in found)


def test_a_signature_estimates_the_similarity_of_texts() -> None:
    text = prose("s", 300)
    other = " ".join([*text.split()[:200], *prose("t", 100).split()])
    estimate = float((signature(text) == signature(other)).mean())
    one, two = (Print.of(ad("1", text=body)).shingles for body in (text, other))
    assert estimate == pytest.approx(len(one & two) / len(one | two), abs=0.2)
    assert (signature("") == np.iinfo(np.uint32).max).all()
    assert (signature("Kok") == signature("kok!")).all()


def test_sketches_are_read_once_and_a_damaged_file_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def table(*postings: Posting) -> PostingTable:
        return world(*postings).postings

    path = tmp_path / "cache" / "sketches.npz"
    copy = replace(BASE, source="anden")
    first = duplicate_groups(table(BASE, copy), path)
    read: list[str] = []

    def counting(text: str) -> object:
        read.append(text)
        return signature(text)

    monkeypatch.setattr("recommender.near_duplicates.signature", counting)
    again = duplicate_groups(table(BASE, copy, job("b")), path)
    assert read == [job("b").text]
    assert first.tolist() == [0, 0]
    assert again.tolist() == [0, 0, 2]
    path.write_bytes(b"no arrays")
    assert duplicate_groups(table(BASE, copy), path).tolist() == [0, 0]


def test_an_empty_table_has_no_groups() -> None:
    assert duplicate_groups(world().postings).tolist() == []
    assert duplicate_groups(world(BASE).postings).tolist() == [0]
