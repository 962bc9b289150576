"""Work that a person says no to in words that need be no concept: "ikke salg", "no phone work"."""

from __future__ import annotations

from collections.abc import Iterator

from extraction.facts.passage import Passage
from extraction.facts.work import SHIFTS
from extraction.light_words import is_light, words_of
from extraction.sentences import Span
from ontology.evidence import Constraint

UNWANTED_WORK = "unwanted_work"
_SILENT = frozenset({"experience", "education", "courses", "languages", "licence", "personal"})
_FEWEST_LETTERS = 4
_OF_ANY_WORK = frozenset(
    [
        *("arbejde", "arbejder", "arbejdet", "arbejdsopgaver", "job", "jobs", "jobbet", "stilling", "stillinger"),
        *("opgave", "opgaver", "branche", "branchen", "fag", "faget", "område", "området", "retning", "steder"),
        *("work", "working", "role", "roles", "task", "tasks", "position", "positions", "field", "industry", "duties"),
        *("please", "behind", "overgang"),
    ]
)
"""Words beside a refusal that do not say which work."""


def find_unwanted_work(passage: Passage) -> Iterator[Constraint]:
    """kind unwanted_work: the word that is refused, in small letters, hard. Only of a person, and only where one word
    is left when light ones are taken away: "ikke lager i weekenden" refuses something else than stores.
    """
    if passage.posting or passage.section in _SILENT:
        return
    for stretch in passage.context.refused(passage.span):
        words = _content(passage.text, stretch)
        if len(words) == 1 and len(words[0]) >= _FEWEST_LETTERS:
            yield Constraint(UNWANTED_WORK, words[0], True, passage.words)


def _content(text: str, stretch: Span) -> list[str]:
    """The words of a refusal that say what is refused; none where it is about hours, which are a condition."""
    if any(words.search(text, *stretch) for _shift, words in SHIFTS):
        return []
    return [word for word in words_of(stretch.of(text)) if not is_light([word]) and word not in _OF_ANY_WORK]
