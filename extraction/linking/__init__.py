"""Linking a text to concepts: job titles to occupations, phrases and sentences to skills and skill groups.

One port (``Linker``), several models by name. The figures behind each choice are in README.md beside this file.
"""

from __future__ import annotations

from pathlib import Path

from extraction.errors import UnknownLinkModelError
from extraction.linking.groups import SkillGroupLinker
from extraction.linking.occupations import OccupationLinker
from extraction.linking.port import Candidate, Linker
from extraction.linking.skills import SkillLinker
from extraction.vectors.semantics import Semantics
from ontology.concepts import Classification

MODELS = ("default", "chars", "exact", "direct")
TARGETS = ("occupation", "skill", "skill-group")

__all__ = [
    "MODELS",
    "TARGETS",
    "Candidate",
    "Linker",
    "OccupationLinker",
    "SkillGroupLinker",
    "SkillLinker",
    "make_linker",
]


def make_linker(
    target: str,
    model: str,
    classification: Classification,
    semantics: Semantics | None = None,
    skills: Linker | None = None,
    cache: Path | None = None,
) -> Linker:
    """The linker of ``model`` (one of MODELS) for ``target`` (one of TARGETS) over ``classification``.

    ``semantics`` gives the vectors; without it linkers go by letters and words alone. ``skills``: the linker of skills
    of the same model and classification, whose text statistics one of skill groups shares.
    ``cache``: a folder in which a linker of skills keeps its text statistics of phrases.
    Raises UnknownLinkModelError, which lists the models there are.
    """
    if model not in MODELS:
        raise UnknownLinkModelError(model, MODELS)
    if target == "occupation":
        return OccupationLinker(classification, model, semantics)
    if target == "skill":
        return SkillLinker(classification, model, semantics, cache)
    if target == "skill-group":
        shared = skills if isinstance(skills, SkillLinker) else None
        return SkillGroupLinker(classification, model, semantics, shared)
    raise ValueError(f"target is one of {', '.join(TARGETS)}, not {target!r}")
