"""Whether an ad says that it is open to people of other trades, by phrases in Danish and English.

Three kinds: knowledge of the trade is not needed; it is taught; several backgrounds are named, or any is welcome. What
is found is a hint for the order of alternatives and is shown with the ad's own words; silence says nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_NOT = (
    r"(?:ikke|ingen|intet|uden betydning|underordnet|ligegyldigt?|ligeglade?|nul|overflødige?|glem|unødvendigt?|"
    r"not|no|never|irrelevant|unimportant|unnecessary|without|don['’]t|doesn['’]t|isn['’]t)"
)
_KNOWING = (
    r"(?:branche\w*|\w*baggrund\w*|\w*uddannelse\w*|\w*erfaring\w*|\w*kendskab\w*|\w*viden|\w*indsigt|\w*faglig\w*|"
    r"\w*jura|kende|vide|industry|\w*background|degree|\w*experience|\w*knowledge|know|qualifications?)"
)
_NOT_NEEDED = re.compile(
    rf"(?<!\w){_NOT}(?!\w)[^.;\n]{{0,60}}(?<!\w){_KNOWING}(?!\w)|(?<!\w){_KNOWING}(?!\w)[^.;\n]{{0,60}}(?<!\w){_NOT}(?!\w)",
    re.IGNORECASE,
)
_TAUGHT = re.compile(
    r"lærer (?:du|vi dig|dig)|lærer \w+ dig|oplær\w*|får du (?:grundig )?(?:undervisning|uddannelse)|"
    r"(?:bliver|vi) uddannet hos|uddanner (?:vi )?dig|på kursus|egen \w*skole|tager du hos os|introforløb|"
    r"kører et kursus|(?:we|will|'ll) (?:teach|train) you|full training|training (?:is )?provided|you (?:will )?learn|"
    r"on-the-job training|introductory course",
    re.IGNORECASE,
)
_ANY_BACKGROUND = re.compile(
    r"(?:måske|enten|kan være|fx|tidligere)[^.\n]{0,80} eller |baggrund er (?:lige )?så velkommen|en anden baggrund|"
    r"hvilken branche|noget andet|kommer ud på ét|bestemt uddannelse|"
    r"(?:maybe|perhaps|either|could be|for example|e\.g\.|formerly)[^.\n]{0,80} or |other backgrounds?|any background|"
    r"whichever (?:trade|industry)|something else entirely",
    re.IGNORECASE,
)
_KINDS = (_NOT_NEEDED, _ANY_BACKGROUND, _TAUGHT)
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Openness:
    """kinds: how many of the three an ad says, 0 to 3 · quote: the words of the first, "" for none."""

    kinds: int
    quote: str


@lru_cache(maxsize=8192)
def openness(text: str) -> Openness:
    """What an ad says of being open to other trades; the title counts like the rest."""
    found = [match for pattern in _KINDS if (match := pattern.search(text))]
    return Openness(len(found), _line(text, found[0]) if found else "")


def _line(text: str, match: re.Match[str]) -> str:
    """The sentence around a match, or the match where that is long."""
    start = max(text.rfind(sign, 0, match.start()) for sign in (". ", "? ", "! ", "\n")) + 1
    ends = [end for sign in (".", "?", "!", "\n") if (end := text.find(sign, match.end())) >= 0]
    sentence = " ".join(text[start : min(ends, default=len(text))].split()).lstrip("-–•· ")
    return sentence if len(sentence) <= _LONGEST else " ".join(match[0].split())
