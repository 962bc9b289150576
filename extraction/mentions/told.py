"""Names that the verb before them marks as tools in use, where no label and no tagger knows them: "brugt Navision"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.mentions.corpus import MentionSpan
from extraction.sentences import Span
from ontology.evidence import EvidenceKind

TOLD_SCORE = 0.7
"""Score of a name that somebody says to have used: enough to be kept without a concept. A convention."""

_NAME = r"[A-ZÆØÅ][\w+#-]*(?: [A-ZÆØÅ0-9][\w+#-]*){0,2}"
_USED = re.compile(
    rf"(?<!\w)(?:bruger|brugt|brugte|benytter|benyttet|anvendt|used|using)(?: (?:jeg|vi|I|we))? (?P<name>{_NAME})"
)


def told(text: str, sentences: Sequence[Span]) -> Iterator[MentionSpan]:
    """The names in ``sentences`` of ``text`` that something is done with, in order."""
    for sentence in sentences:
        for match in _USED.finditer(text, *sentence):
            yield MentionSpan(*match.span("name"), EvidenceKind.KNOWLEDGE, TOLD_SCORE)
