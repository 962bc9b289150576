"""Finding one job advertised more than once: precision and recall on a generated set, and the time for many postings.

    python -m benchmarks.near_duplicates [--employers 60] [--scale 100000] [--seed 7]

The set: each employer has a standard text (about half of an ad) and several jobs, half of them under one title in one
town, each with a part of its own. Of each job copies stand on other portals: the same, formatted otherwise, shortened
to 60 %, reworded (10, 20, 30 % of the words), with the portal's words around it, without employer, or without
postcode. A pair is right where both are of one job. Baselines in the same run: equal texts, and the rule without
bands and parts (Jaccard similarity of 4-shingles from .6, employer and place agreeing). ``--scale`` times that many
postings with 5 % copies, on one core, and prints memory. The set is generated, so it says how the rule works and not
how portals write.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import Counter
from dataclasses import replace
from itertools import combinations

import numpy as np

from graph.snapshot_build import assemble
from ontology.concepts import Classification
from ontology.postings import Posting
from recommender.duplicates import Print, contradict
from recommender.near_duplicates import duplicate_groups

TOWNS = (("8000", "Aarhus C"), ("5000", "Odense C"), ("9000", "Aalborg"), ("2100", "København Ø"), ("6700", "Esbjerg"))
TITLES = ("Pædagog", "Sygeplejerske", "Kok", "Lagermedarbejder", "Bogholder", "Projektleder", "Elektriker", "Sælger")
COMMON = [
    "og",
    "i",
    "at",
    "til",
    "en",
    "der",
    "med",
    "du",
    "vi",
    "har",
    "som",
    "på",
    "for",
    "er",
    "af",
    "den",
    "det",
    "kan",
    "os",
    "dig",
]


class Writer:
    """Writes texts whose words follow Zipf's law, with common small words as in Danish."""

    def __init__(self, seed: int, vocabulary: int = 4_000) -> None:
        self.draw = random.Random(seed)  # noqa: S311 - texts, no secrets
        syllables = [a + b for a in "bdfghklmnprstv" for b in "aeiouyæøå"]
        self._words = ["".join(self.draw.choices(syllables, k=self.draw.randint(2, 4))) for _ in range(vocabulary)]
        self._weights = list(np.cumsum([1 / (rank + 10) for rank in range(vocabulary)]))

    def text(self, count: int) -> list[str]:
        """So many words, four in ten of them small ones."""
        rare = iter(self.draw.choices(self._words, cum_weights=self._weights, k=count))
        return [self.draw.choice(COMMON) if self.draw.random() < 0.4 else next(rare) for _ in range(count)]

    def reworded(self, words: list[str], share: float) -> list[str]:
        """Some words replaced by others."""
        return [self.text(1)[0] if self.draw.random() < share else word for word in words]


def copies(writer: Writer, posting: Posting) -> dict[str, Posting]:
    """The ways in which an ad stands elsewhere."""
    words = posting.text.split()
    made = {
        "same": posting,
        "formatted": replace(posting, text="* " + posting.text.upper().replace(" ", ";\n* ")),
        "shortened": replace(posting, text=" ".join(words[: int(len(words) * 0.6)])),
        "reworded 10 %": replace(posting, text=" ".join(writer.reworded(words, 0.1))),
        "reworded 20 %": replace(posting, text=" ".join(writer.reworded(words, 0.2))),
        "reworded 30 %": replace(posting, text=" ".join(writer.reworded(words, 0.3))),
        "words around it": replace(posting, text=" ".join([*writer.text(12), *words, *writer.text(25)])),
        "no employer": replace(posting, employer=""),
        "no postcode": replace(posting, postcode=None),
    }
    return {name: replace(copy, source=f"portal-{name}") for name, copy in made.items()}


def generated(employers: int, seed: int) -> tuple[list[Posting], dict[str, str]]:
    """Postings, and the job of each by key."""
    writer = Writer(seed)
    postings: list[Posting] = []
    for number in range(employers):
        opening, closing = writer.text(60), writer.text(50)
        place, title = writer.draw.choice(TOWNS), writer.draw.choice(TITLES)
        for job in range(writer.draw.randint(3, 8)):
            core = writer.text(writer.draw.randint(60, 160))
            (postcode, town), shown = (
                (place, title) if job % 2 else (writer.draw.choice(TOWNS), writer.draw.choice(TITLES))
            )
            text = " ".join([*opening, *core, *closing])
            own = Posting(
                "egen", f"{number}-{job}", shown, text, "da", f"Firma {number} A/S", postcode=postcode, town=town
            )
            others = list(copies(writer, own).values())
            postings += [own, *writer.draw.sample(others, writer.draw.randint(0, 4))]
    return postings, {posting.key: posting.identifier for posting in postings}


def pairs_of(groups: dict[str, object]) -> set[tuple[str, str]]:
    """Pairs of keys with one value."""
    by_value: dict[object, list[str]] = {}
    for key, value in groups.items():
        by_value.setdefault(value, []).append(key)
    return {pair for keys in by_value.values() for pair in combinations(sorted(keys), 2)}


def report(name: str, found: set[tuple[str, str]], right: set[tuple[str, str]]) -> None:
    hits = len(found & right)
    precision, recall = hits / len(found) if found else 1.0, hits / len(right)
    print(f"{name:34} precision {precision:.4f}  recall {recall:.4f}  pairs found {len(found)} of {len(right)}")


def quality(employers: int, seed: int) -> None:
    postings, jobs = generated(employers, seed)
    right = pairs_of(dict(jobs))
    table = assemble(Classification.of([], []), postings).postings
    print(f"{len(postings)} postings, {len(set(jobs.values()))} jobs, {employers} employers, seed {seed}")
    report("equal texts", pairs_of({p.key: (p.employer, p.text) for p in postings}), right)
    prints = {posting.key: Print.of(posting) for posting in postings}
    plain = set()
    for one, other in combinations(sorted(prints), 2):
        a, b = prints[one], prints[other]
        if not contradict(a, b) and len(a.shingles & b.shingles) >= 0.6 * len(a.shingles | b.shingles):
            plain.add((one, other))
    report("Jaccard of 4-shingles from .6", plain, right)
    groups = duplicate_groups(table)
    found = pairs_of({key: int(groups[row]) for row, key in enumerate(table.keys)})
    report("bands, then parts (the product)", found, right)
    missed = Counter(
        kind
        for pair in right - found
        for kind in {key.split("/")[0].removeprefix("portal-") for key in pair} - {"egen"}
    )
    print("missed pairs by kind of copy:", dict(missed.most_common()) or "none")


def scale(count: int, seed: int) -> None:
    writer = Writer(seed, 20_000)
    draw = writer.draw
    standard = [(writer.text(60), writer.text(50)) for _ in range(max(count // 50, 1))]
    postings: list[Posting] = []
    while len(postings) < count:
        number = draw.randrange(len(standard))
        opening, closing = standard[number]
        postcode, town = draw.choice(TOWNS)
        text = " ".join([*opening, *writer.text(90), *closing])
        title, name = draw.choice(TITLES), f"Firma {number}"
        own = Posting("egen", str(len(postings)), title, text, "da", name, postcode=postcode, town=town)
        postings.append(own)
        if draw.random() < 0.05:
            postings.append(replace(own, source="portal", text=" ".join(writer.reworded(text.split(), 0.1))))
    table = assemble(Classification.of([], []), postings[:count]).postings
    began, worked = time.perf_counter(), time.process_time()
    groups = duplicate_groups(table)
    seconds, worked = time.perf_counter() - began, time.process_time() - worked
    copied = int((groups != np.arange(len(groups))).sum())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count} postings: {seconds:.1f} s, of one core {worked:.1f} s ({worked / count * 1e6:.0f} us each), "
        f"{copied} copies, {peak:.0f} MiB at most"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--employers", type=int, default=60)
    parser.add_argument("--scale", type=int, default=0)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    quality(options.employers, options.seed)
    if options.scale:
        scale(options.scale, options.seed)


if __name__ == "__main__":
    main()
