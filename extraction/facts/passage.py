"""One sentence of a document with how its words are held: what the finders of conditions work on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extraction.anycase import Pattern
from extraction.context import Context
from extraction.sentences import Span
from ontology.evidence import Constraint, Polarity, Strength

_RID_OF = re.compile(
    r"(?<!\w)(?:træt af|slippe? for|fri for|fri i|uden|ingen|ikke længere|i stedet for|tired of|free of|no|"
    r"without|instead of|no longer)(?!\w)(?:(?!\s(?:men|og du|og vi|but|and you|and we)\s)[^.;:!?\n]){0,60}$",
    re.IGNORECASE,
)
_STRICT = re.compile(
    r"(?<!\w)(?:kun|udelukkende|højst|maks\w*|max\w*|mindst|ikke|ingen|only|at most|not|no|skal|must)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Passage:
    """The code points of ``span`` in ``text``, a sentence in the part ``section`` of a CV or posting."""

    text: str
    span: Span
    section: str
    posting: bool
    context: Context

    @property
    def words(self) -> str:
        """The sentence."""
        return self.span.of(self.text)

    def find(self, pattern: Pattern) -> Iterator[re.Match[str]]:
        """Matches in the sentence; offsets are the text's."""
        return iter(pattern.finditer(self.text, self.span.start, self.span.end))

    def denied(self, start: int, end: int) -> bool:
        """Whether the words are negated or unwanted, so that nobody may claim them."""
        return self.context.by_cues(start, end)[0] in (Polarity.NEGATED, Polarity.UNWANTED)

    def wished(self, start: int, end: int) -> bool:
        """Whether the sentence only wishes for it."""
        return self.context.by_cues(start, end)[0] is Polarity.WISHED

    def optional(self, start: int, end: int) -> bool:
        """Whether a posting calls it nice to have, itself or by its section."""
        return self.context.holding(start, end).strength is Strength.OPTIONAL

    def essential(self, start: int, end: int) -> bool:
        """Whether a posting demands it in words."""
        return self.context.holding(start, end).strength is Strength.ESSENTIAL

    def spared(self, start: int) -> bool:
        """Whether a posting speaks of it as what one is rid of: "træt af nattevagter?", "ingen natarbejde"."""
        return self.posting and _RID_OF.search(self.text, self.span.start, start) is not None

    @property
    def strict(self) -> bool:
        """Whether a person's sentence leaves no room: "kun", "højst", "ikke"."""
        return _STRICT.search(self.words) is not None


Finder = Callable[[Passage], Iterator[Constraint]]
