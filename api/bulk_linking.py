"""The linker for phrases of many postings: distilled vectors first, the encoder for what they leave undecided, and all
links kept in the cache of the data directory."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from api.versions import program_digest
from extraction.errors import ArtefactError
from extraction.linking import SkillLinker
from extraction.linking.kept import KeptLinker
from extraction.linking.meaning import texts_to_encode
from extraction.linking.staged import StagedLinker
from extraction.vectors.distilled import FEWEST, DistilledEncoder, digest

if TYPE_CHECKING:
    from api.bootstrap import Services
    from extraction.linking.port import Linker
    from extraction.vectors.semantics import Semantics
    from ontology.concepts import Classification

_log = logging.getLogger("jobvej")


def bulk_linker(services: Services, classification: Classification, default: SkillLinker) -> Linker:
    """The linker of skills for bulk reading; ``default`` is the one for everything else, over the same concepts.

    Its vectors must be made already.
    """
    semantics = services.semantics
    if semantics is None:
        return default
    linker: Linker = default
    name = semantics.name
    if services.settings.bulk_vectors == "distilled":
        distilled = distil(services, classification)
        if distilled is not None:
            linker = StagedLinker(default.spoken(semantics.by(distilled)), default)
            name = distilled.name
    parts = (classification.content_hash, name, program_digest())
    cache = services.settings.data / "cache"
    path = cache / f"links-{hashlib.blake2b(repr(parts).encode(), digest_size=12).hexdigest()}"
    kept = KeptLinker(linker, default.concepts, path)
    _drop_others(cache, "links-*", path)
    return kept


def distil(services: Services, classification: Classification) -> DistilledEncoder | None:
    """The distilled encoder for the labels of a classification: from the cache, or fitted and kept there.

    None where there is no encoder, where its vectors of labels are not all made, or where those are too few.
    """
    semantics = services.semantics
    if semantics is None:
        return None
    texts = texts_to_encode(classification, services.settings.languages)
    if len(texts) < FEWEST:
        return None
    fitted_on = digest(semantics.name, texts)
    cache = services.settings.data / "cache"
    path = cache / f"distilled-{fitted_on}"
    if path.exists():
        try:
            return DistilledEncoder.load(path, semantics.name, fitted_on)
        except ArtefactError as error:
            _log.warning("distilled vectors are fitted anew: %s", error)
    return _fitted(semantics, texts, path)


def _fitted(semantics: Semantics, texts: Sequence[str], path: Path) -> DistilledEncoder | None:
    vectors = semantics.labels(texts)
    if vectors is None:
        return None
    distilled = DistilledEncoder.fit(semantics.name, texts, vectors)
    try:
        distilled.save(path)
    except OSError as error:
        _log.warning("distilled vectors cannot be kept at %s: %s", path, error.strerror)
    else:
        _drop_others(path.parent, "distilled-*", path)
    return distilled


def _drop_others(cache: Path, pattern: str, path: Path) -> None:
    for other in cache.glob(pattern):
        if other != path and not other.name.endswith(".tmp"):
            other.unlink(missing_ok=True)
