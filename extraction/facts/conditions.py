"""The conditions in a document, from all their finders, each once."""

from __future__ import annotations

from collections.abc import Sequence

from extraction.context import Context, is_offer
from extraction.facts.demands import find_certificates, find_physical, find_records, find_start
from extraction.facts.languages import find_languages
from extraction.facts.licences import LICENCE, NO_LICENCE, find_licences, names_no_class
from extraction.facts.passage import Finder, Passage
from extraction.facts.refusals import find_unwanted_work
from extraction.facts.work import find_hours, find_remote, find_shifts, find_ways
from extraction.sections import SILENT, Section, section_at
from extraction.sentences import Span
from ontology.evidence import Constraint

FINDERS: Sequence[Finder] = (
    find_licences,
    find_languages,
    find_hours,
    find_shifts,
    find_physical,
    find_ways,
    find_remote,
    find_certificates,
    find_records,
    find_start,
    find_unwanted_work,
)
"""In the order in which conditions of one document are given."""

MAX_CONDITIONS = 200
_NO_DEMANDS = SILENT | {"unneeded"}


def read_conditions(
    text: str,
    sentences: Sequence[Span],
    sections: Sequence[Section],
    *,
    posting: bool,
    context: Context | None = None,
) -> list[Constraint]:
    """The conditions of a text by kind, within a kind in reading order; a hard one replaces the same one that is not.

    ``sentences`` and ``sections`` are those of ``text``, and so is ``context``, made here where there is none yet.
    References and family details give none.
    """
    context = context or Context(text, sentences, sections, posting)
    passages = [
        Passage(text, sentence, "offer" if posting and is_offer(sentence.of(text)) else section.name, posting, context)
        for sentence in sentences
        if (section := section_at(sections, sentence.start)).name not in _NO_DEMANDS
        and not _is_heading(section, sentence)
    ]
    found: dict[tuple[str, str], Constraint] = {}
    for finder in FINDERS:
        for passage in passages:
            for item in finder(passage):
                key = (item.kind, item.value)
                if key not in found or (item.hard and not found[key].hard):
                    found[key] = item
    return _without_vaguer(list(found.values()))[:MAX_CONDITIONS]


def _is_heading(section: Section, sentence: Span) -> bool:
    """ "Kørekort" over "har jeg ikke" claims nothing."""
    return section.start < section.body and sentence.end <= section.body


def _without_vaguer(found: list[Constraint]) -> list[Constraint]:
    """ "da" says nothing beside "da:C1", nor "autorisation" or "kørekort" beside one of a profession or class."""
    values = {(item.kind, item.value) for item in found}
    languages = {value.partition(":")[0] for kind, value in values if kind == "language" and ":" in value}
    named = any(kind == "certificate" and value.startswith("autorisation som ") for kind, value in values)
    classes = {value for kind, value in values if kind == LICENCE}
    return [
        item
        for item in found
        if not (item.kind == "language" and item.value in languages)
        and not (item.kind == "certificate" and item.value == "autorisation" and named)
        and not (item.kind == LICENCE and classes - {item.value} and names_no_class(item))
        and not (item.kind == NO_LICENCE and item.value in classes)
    ]
