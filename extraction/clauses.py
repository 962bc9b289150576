"""Where the clauses of a CV's sentence begin and end, and claims about words in them. For ``claims``, ``fronting``."""

from __future__ import annotations

import re
from typing import NamedTuple

from extraction import cue_wishes, cue_words
from extraction.light_words import is_light
from extraction.sentences import Span
from ontology.evidence import Polarity


class Claim(NamedTuple):
    """Code points ``start`` to ``end`` are held as the words at ``told`` say."""

    start: int
    end: int
    polarity: Polarity
    told: Span


END = re.compile(r"[,.;:!?()]|\s[–—-]\s|\s(?:men|but|fordi|selvom|although|because|og jeg|and I|så jeg|so I)(?=\s)|\n")
"""Where a clause ends."""
FINITE = re.compile(r"(?<!\w)(?:er|har|kan|var|havde|blev|vil|jeg|ja|nej|is|am|have|has|can|I|was|will)(?!\w)")
"""Words that no topic of a note has."""
_LEAD = re.compile(r"\W*(?:(?:og|men|så|for|dog|and|but|so|yet)\s+)?", re.IGNORECASE)
_NOT_TOPIC = re.compile(
    r"\W*(?:som|efter|siden|da|når|hvis|under|derfor|men|og|så|indtil|før|fordi|her|der|dér|dengang|as|after|since|"
    r"when|if|while|where|therefore|but|and|so|because|before|until|there|that|which|hvad|what|how|hvordan|at(?! "
    r"\w+e(?!\w))|det|den|alligevel|desuden|samtidig|endvidere|til gengæld|på grund af|grundet|pga|"
    r"due to|because of|owing to)(?!\w)",
    re.IGNORECASE,
)


_REASON = re.compile(r"(?<!\w)(?:pga|p\.g\.a)\.? ?$", re.IGNORECASE)
"""Before the first words of a clause, where its dot seems to end one."""


def front_start(text: str, sentence: Span, place: int) -> int:
    """Where the clause begins whose first words end at ``place``, without "og" or "but": lists before it stay whole."""
    start = sentence.start
    for match in END.finditer(text, sentence.start, place):
        if match[0] == "," and not FINITE.search(text, start, match.start()):
            continue
        start = match.end()
    lead = _LEAD.match(text, start, place)
    return lead.end() if lead else start


def clause_end(text: str, sentence: Span, place: int) -> int:
    """Where the clause ends that ``place`` is in."""
    ending = END.search(text, place, sentence.end)
    return ending.start() if ending else sentence.end


def is_fragment(text: str, sentence: Span) -> bool:
    """Whether a sentence begins without subject and verb, as the answer to a question does: "At bygge orgler."."""
    return FINITE.search(text, sentence.start, clause_end(text, sentence, sentence.start)) is None


def is_topic(text: str, start: int, end: int) -> bool:
    """Whether the first words of a clause may be what it is about: no conjunction, pronoun or adverb begins them."""
    return _NOT_TOPIC.match(text, start, end) is None and _REASON.search(text, max(start - 20, 0), start) is None


def may_be_topic(front: list[str]) -> bool:
    """Whether words name something, or are one verb by itself: "svejse kan jeg ikke"."""
    lone_verb = len(front) == 1 and front[0].endswith("e") and len(front[0]) > 4
    return bool(front) and (not is_light(front) or lone_verb)


def affirms(text: str, start: int, end: int) -> bool:
    """Whether a negation there denies nothing."""
    return bool(cue_words.AFFIRMED.search(text, start, end) or cue_wishes.AFFIRMED.search(text, start, end))
