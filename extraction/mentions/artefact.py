"""The tagger's file: arrays and their description, in ``extraction/mentions/model/``. Numbers only, no words.

``tagger.npz``: ``keys`` (uint64, spaCy's hashes of the words that have a vector), ``table`` (int8, one row a key),
``scale`` (float32, one factor a column), ``p000``... (float16, the network's parameters in the order of its layers).
``meta.json``: format, feature version, network sizes, thresholds, seed, spaCy's version, data with hashes, figures.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from extraction.errors import ArtefactError
from extraction.mentions.corpus import KINDS
from extraction.mentions.decode import Thresholds
from extraction.mentions.network import Floats, Shape, load_weights, make_network, make_vocab, weights
from extraction.mentions.words import FEATURES

FOLDER = Path(__file__).resolve().parent / "model"
FORMAT = "jobvej-mentions"
FORMAT_VERSION = 1
COMMAND = "python -m benchmarks.train_mentions --data FOLDER"
"""What makes the artefact anew."""

_ARRAYS, _META = "tagger.npz", "meta.json"


@dataclass(frozen=True)
class Tagger:
    """A loaded artefact. keys: shape (words,) · vocab, network: spaCy's and thinc's, for one thread at a time."""

    keys: npt.NDArray[np.uint64]
    vocab: Any
    network: Any
    thresholds: Thresholds
    meta: Mapping[str, Any]


def save(
    folder: Path,
    network: Any,
    shape: Shape,
    vectors: tuple[npt.NDArray[np.uint64], npt.NDArray[np.int8], Floats],
    thresholds: Thresholds,
    provenance: Mapping[str, Any],
) -> None:
    """Write the artefact. ``vectors``: keys, table, scale. ``provenance``: the rest of ``meta.json``."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays: dict[str, npt.NDArray[Any]] = dict(zip(("keys", "table", "scale"), vectors, strict=True))
    arrays.update({f"p{at:03}": values.astype(np.float16) for at, values in enumerate(weights(network))})
    np.savez_compressed(folder / _ARRAYS, **arrays)  # type: ignore[arg-type]
    meta = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "features": FEATURES,
        "kinds": [kind.value for kind in KINDS],
        "shape": shape._asdict(),
        "thresholds": thresholds._asdict(),
        "arrays_sha256": _digest(folder / _ARRAYS),
        "spacy": version("spacy"),
        **provenance,
    }
    text = json.dumps(meta, ensure_ascii=False, indent=1) + "\n"
    (folder / _META).write_text(text, encoding="utf-8")


def load(folder: Path = FOLDER) -> Tagger:
    """Read the artefact. Raises ArtefactError where it is missing, damaged, or made for other features."""
    try:
        meta = json.loads((folder / _META).read_text(encoding="utf-8"))
        _check(meta, folder)
        with np.load(folder / _ARRAYS, allow_pickle=False) as file:
            arrays = {name: file[name] for name in file.files}
        table = arrays["table"].astype(np.float32) * arrays["scale"]
        shape = Shape(**meta["shape"])
        network = make_network(shape, table.shape[1])
        load_weights(network, [arrays[name] for name in sorted(arrays) if name.startswith("p")])
        keys = arrays["keys"]
        return Tagger(keys, make_vocab(keys, table), network, Thresholds(**meta["thresholds"]), meta)
    except ArtefactError:
        raise
    except Exception as error:
        raise _unusable(folder, f"cannot be read ({type(error).__name__})") from error


def _check(meta: Mapping[str, Any], folder: Path) -> None:
    wanted = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "features": FEATURES,
        "kinds": [kind.value for kind in KINDS],
    }
    for name, value in wanted.items():
        if meta.get(name) != value:
            raise _unusable(folder, f"has {name} {meta.get(name)!r} where this version needs {value!r}")
    if meta.get("arrays_sha256") != _digest(folder / _ARRAYS):
        raise _unusable(folder, f"is damaged: {_ARRAYS} is not the one that {_META} describes")


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _unusable(folder: Path, what: str) -> ArtefactError:
    return ArtefactError(f"The mention tagger in {folder} {what}", COMMAND)
