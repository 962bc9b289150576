"""Text statistics of labels kept in a folder, where several processes map the same pages of memory."""

from __future__ import annotations

import hashlib
import logging
import os
import shutil
import threading
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import sklearn
from scipy.sparse import csr_array

FORMAT_VERSION = 1
KEPT_S = 30 * 86400.0
"""Seconds after which what nobody has asked for is removed: another classification takes other folders."""
_ARRAYS = ("terms", "idf", "data", "indices", "indptr", "shape")
_log = logging.getLogger("jobvej")


class Fitted(NamedTuple):
    """terms: in the order of their numbers · idf: float32 [t] · labels: [t, m], a column for each label."""

    terms: list[str]
    idf: Any
    labels: csr_array


def name_of(texts: Iterable[str], *how: object) -> str:
    """Of the folder for these texts, weighed like this."""
    digest = hashlib.blake2b(repr((FORMAT_VERSION, sklearn.__version__, np.__version__, *how)).encode(), digest_size=12)
    for text in texts:
        digest.update(b"\n" + text.encode("utf-8", errors="surrogatepass"))
    return f"statistics-{digest.hexdigest()}"


def load(folder: Path) -> Fitted | None:
    """What is kept there, its arrays mapped into memory; None where it is missing or damaged."""
    try:
        arrays = {name: np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False) for name in _ARRAYS}
        terms = arrays["terms"].tobytes().decode().split("\n")
        shape = tuple(arrays["shape"].tolist())
        if len(terms) != shape[0] or len(arrays["idf"]) != shape[0] or len(arrays["indptr"]) != shape[0] + 1:
            raise ValueError("its parts do not fit each other")
        parts = (arrays["data"], arrays["indices"], arrays["indptr"])
        os.utime(folder)
        return Fitted(terms, np.asarray(arrays["idf"]), csr_array(parts, shape=shape, copy=False))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, EOFError) as error:
        _log.warning("text statistics in %s are made anew: %s", folder, error)
        return None


def keep(folder: Path, fitted: Fitted) -> None:
    """Put it there whole, or leave what another process has put there. OSError where that cannot be done."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = folder.with_name(f".{folder.name}-{os.getpid()}-{threading.get_ident()}")
    draft.mkdir()
    labels = fitted.labels
    arrays: tuple[npt.NDArray[Any], ...] = (
        np.frombuffer("\n".join(fitted.terms).encode(), np.uint8),
        np.asarray(fitted.idf, np.float32),
        labels.data,
        labels.indices,
        labels.indptr,
        np.array(labels.shape, np.int64),
    )
    try:
        for name, array in zip(_ARRAYS, arrays, strict=True):
            np.save(draft / f"{name}.npy", array, allow_pickle=False)
        shutil.rmtree(folder, ignore_errors=True)
        draft.replace(folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    for other in folder.parent.glob("statistics-*"):
        if other != folder and other.stat().st_mtime < time.time() - KEPT_S:
            shutil.rmtree(other, ignore_errors=True)
