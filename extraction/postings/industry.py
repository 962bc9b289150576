"""What an ad says its employer is: "Vi er et forlag", "We are a family-owned brewery"."""

from __future__ import annotations

import re

from ontology.industries import industry_of

_SELF = re.compile(
    r"(?<!\w)(?:vi er|we are|we're|virksomheden er|the company is) (?:en|et|a|an|danmarks?|denmark's)(?: \w+){0,3}? "
    r"?(?P<what>[^.;:!?\n]{3,80})",
    re.IGNORECASE,
)
_TO_WHOM = re.compile(r"[,(]|(?<!\w)(?:som|der|til|for|med|that|which|who|for|to|with)(?!\w)")


def industry_told(text: str) -> str | None:
    """The NACE section of what an ad calls its employer; None where it does not say, or not in known words.

    Whom the employer works for ("et bureau for kommuner") is not read.
    """
    for match in _SELF.finditer(text):
        if section := industry_of(_TO_WHOM.split(match["what"], maxsplit=1)[0]):
            return section
    return None
