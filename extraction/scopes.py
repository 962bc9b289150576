"""Which words of a sentence each of its cues speaks of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extraction.claims import find_claims
from extraction.cues import Cue, Direction, Reach, find_cues
from extraction.light_words import POSITIVE, is_light, words_of
from extraction.sentences import Span
from ontology.evidence import Polarity, Strength

_BARE_WORDS = 3
_OR = frozenset({"eller", "or", "nor"})
_CLAUSE = re.compile(
    r";|\s[–—-]\s|[,.]?\s(?:men|but|dog|however|mens|while|whereas|selvom|although|though|til gengæld|instead)(?=\s)|"
    r",?\s(?:og|and)\s(?:at\s)?(?:du|you)\s(?!skal|har\s(?:også\s)?(?:gerne|måske))|"
    r",\s(?:god|gode|stærk|stærke|good|strong)\s(?:til|i|at|in)\s|"
    r",?\s(?:og|and) (?:ind i|into|over i|for now|(?:hen|over) (?:til|i|mod)|(?:er )?på vej|towards|(?:am )?moving|"
    r"on to)(?=\s)|,\s(?:da|for|fordi|as|since|because|så|to)\s|"
    r",?\s(?:og|and|hvor|idet|da|fordi|as|since|where|because|så)\s(?:jeg\s|I\s|du\s|you\s)?"
    r"(?:har|have|havde|er uddannet|drive|work|søger|kan (?:bruge|bidrage|trække)|am|can (?:use|contribute)|"
    r"(?:i stedet|nu|now)\s\w+)(?=\s)",
    re.IGNORECASE,
)
_CONDITION = re.compile(r",?\s(?:hvis|såfremt|if)\s", re.IGNORECASE)
_MORE_OF_IT = re.compile(r",?\s(?:og|and)\s(?:har|kan|have|can)\s", re.IGNORECASE)
_CV_CLAUSE = re.compile(
    r"\s(?:og|and)\s(?=(?:kører|arbejder|bruger|taler|skriver|læser|laver|work|drive|speak|write|use)\s)|"
    r",\s(?:og|så|and|so)\s(?=(?:[\w-]+\s){1,4}?(?:er|var|har|havde|kan|is|was|are|were)\s)|"
    r",\s(?:jeg|I|vi|we)\s|,?\s(?:og|and|så|so)\s(?:jeg|I)\s|,?\s(?:og|and)\s(?:nu\s|now\s)?"
    r"(?:vil(?:le)?\s(?:gerne|hellere|helst|nu)|would\s(?:like|love|prefer|rather|much)|look(?:ing)?\s(?:now\s)?for|"
    r"am\s(?:now\s)?(?:looking|seeking)|seek(?:ing)?|prefer|foretrækker|ønsker|hope|håber|drømmer)\s|"
    r",?\s(?:før|inden|medmindre|uden at|until|unless|before)\s|,\s(?:hvis|når|if|when)\s",
    re.IGNORECASE,
)
_JOINT = re.compile(r",\s(?:og|and|men|but|mens|samt)\s", re.IGNORECASE)
_HEAD = re.compile(
    r"[,\s](?=(?:kendskab|erfaring|viden|flair|indsigt|interesse|knowledge|experience|familiarity|understanding)\s)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+")
_AGAIN = re.compile(r"(?<!\w)(?:any ?more|any longer|again|igen|længere)(?!\w)", re.IGNORECASE)
_PLEASE = re.compile(r"(?<!\w)(?:please|tak|venligst)\W*$", re.IGNORECASE)
"""At the end of a clause: "not sales, please" refuses in any section."""
_FILLERS = re.compile(
    r"\W*(?:(?:ordentligt|endnu|yet|med|with|it|det|den|dem|them|that|the|mere|more|igen|lære|learn|to|at|om|i|in|have|"
    r"tage|take|uddannelsen|certifikatet|beviset|papirerne|certificate|"
    r"prøve|try|bedre|better|of|this|snart|soon|experience|erfaring|used|brugt|lidt|det her|være|helt)\W+)*",
    re.IGNORECASE,
)
_ITEM_START = re.compile(r"[,;|•]\s|\s(?:og|and)\s")
_TOPIC = re.compile(r"[^:–—(]{2,40}?(?=\s*:\s|\s[–—-]\s|\s*\(|\s{2,})")
_TOPIC_WORDS = 5
_COMMENT_WORDS = 1
_SEPARATED = re.compile(r"(?:[:–—(,-]|\s{2})\s*$|\w\s$")


class Scope(NamedTuple):
    """A cue and the code points that it speaks of."""

    start: int
    end: int
    cue: Cue


def scopes(text: str, sentence: Span, posting: bool, wishes: bool = False) -> list[Scope]:
    """What each cue of a sentence speaks of; lone negations first, since they are nearest to their word.

    ``wishes``: the sentence stands among a person's wishes, where "ikke" refuses. In a CV the claims about what
    stands before them come first, and their own words are no cues.
    """
    claims = [] if posting else find_claims(text, sentence)
    found = []
    for claim in claims:
        cue = Cue(*claim.told, Direction.BACKWARD, claim.polarity, None)
        found.append(Scope(claim.start, claim.end, cue))
        if claim.polarity is not Polarity.STATED:
            found.append(Scope(*claim.told, cue))
    cues = [cue for cue in find_cues(text, *sentence, posting) if not touches_any(found, cue)]
    return [*found, *_of_cues(text, sentence, cues, posting, wishes)]


def touches_any(found: Sequence[Scope], cue: Cue) -> bool:
    """Whether a cue shares words with one of those that ``found`` is by."""
    return any(cue.start < scope.cue.end and scope.cue.start < cue.end for scope in found)


def _of_cues(text: str, sentence: Span, cues: Sequence[Cue], posting: bool, wishes: bool) -> list[Scope]:
    if not cues:
        return []
    ends = {m.start() for m in _CLAUSE.finditer(text, *sentence)}
    if not posting:
        ends |= {m.start() for m in _CV_CLAUSE.finditer(text, *sentence)}
    bounds = [sentence.start, *sorted(ends), sentence.end]
    found: list[Scope] = []
    for place, cue in enumerate(cues):
        before = next((one for one in reversed(cues[:place]) if cue.weak or not one.weak), None)
        after = next((one for one in cues[place + 1 :] if cue.weak or not one.weak), None)
        if cue.polarity is Polarity.WISHED:
            wishes = True
        elif cue.polarity is Polarity.NEGATED and not posting and _refuses(text, cue, bounds, wishes):
            cue = cue._replace(polarity=Polarity.UNWANTED)
        if cue.reach is Reach.SENTENCE:
            forward = cue.direction is Direction.FORWARD
            start = _undone_from(text, sentence, cue, bounds)
            found.append(Scope(cue.end, sentence.end, cue) if forward else Scope(start, cue.start, cue))
        elif cue.direction is Direction.FORWARD:
            found.append(_forward(text, sentence, cue, after, bounds, posting))
        else:
            found.append(_backward(text, cue, before, after, bounds))
    return sorted((s for s in found if s.end > s.start), key=_nearness)


def _undone_from(text: str, sentence: Span, cue: Cue, bounds: Sequence[int]) -> int:
    """Where that begins which a cue undoes: its clause where that names something ("B og D, men D er udløbet")."""
    clause = max((bound for bound in bounds if bound <= cue.start), default=sentence.start)
    return sentence.start if is_light(words_of(text[clause : cue.start])) else clause


def _nearness(scope: Scope) -> tuple[bool, bool, bool, int]:
    cue = scope.cue
    return (cue.weak, cue.reach is Reach.SENTENCE, not cue.bare, scope.end - scope.start)


def _refuses(text: str, cue: Cue, bounds: Sequence[int], wishes: bool) -> bool:
    limit = min((bound for bound in bounds if bound >= cue.end), default=cue.end)
    asked = cue.bare and _PLEASE.search(text, cue.end, limit) is not None
    return asked or (cue.bare and wishes) or _AGAIN.search(text, cue.start, limit) is not None


def _forward(text: str, sentence: Span, cue: Cue, after: Cue | None, bounds: Sequence[int], posting: bool) -> Scope:
    condition = cue.strength is Strength.OPTIONAL and _CONDITION.match(text, cue.end) is not None
    limit = min(
        (bound for bound in bounds if bound >= cue.end and not (condition and _MORE_OF_IT.match(text, bound))),
        default=cue.end,
    )
    if cue.weak and cue.strength:
        limit = sentence.end
    bracket = _bracket(text, sentence, cue.start)
    if bracket is not None:
        limit = min(limit, bracket.end)
    if after is not None and after.start < limit:
        whole = after.direction is Direction.FORWARD or _denies_demand(cue, after)
        limit = after.start if whole else _parting(text, cue.end, after.start)
    said = text[cue.end : limit].partition("(")[0]
    comment = cue.polarity in (Polarity.WISHED, Polarity.UNWANTED) or (
        cue.polarity is Polarity.NEGATED and (cue.bare or not posting)
    )
    light = not posting and is_light(words_of(said))
    if comment and (light or _FILLERS.fullmatch(f"{said} ")):
        topic = _topic(text, sentence, cue, bracket)
        if topic is not None and not is_light(words_of(text[topic.start : topic.end])):
            return topic
    if cue.bare:
        limit = _few_words(text, cue.end, limit)
    return Scope(cue.end, limit, cue)


def _denies_demand(cue: Cue, after: Cue) -> bool:
    """ "No experience with SAP needed"."""
    return cue.polarity is Polarity.NEGATED and after.strength is Strength.ESSENTIAL


def _bracket(text: str, sentence: Span, place: int) -> Span | None:
    """The inside of the brackets around a place."""
    opened = text.rfind("(", sentence.start, place)
    if opened < 0 or text.find(")", opened, place) >= 0:
        return None
    closed = text.find(")", place, sentence.end)
    return Span(opened + 1, closed if closed >= 0 else sentence.end)


def _topic(text: str, sentence: Span, cue: Cue, bracket: Span | None) -> Scope | None:
    """What a comment without an object speaks of: "SAP: ingen erfaring", "German – none", "Salesforce (no)"."""
    if bracket is not None:
        if len(_WORD.findall(text[bracket.start : cue.start])) > _COMMENT_WORDS:
            return None
        starts = [m.end() for m in _ITEM_START.finditer(text, sentence.start, bracket.start - 1)]
        return Scope(max(starts, default=sentence.start), bracket.start - 1, cue)
    if _SEPARATED.search(text[sentence.start : cue.start]) is None:
        return None
    starts = [m.end() for m in _ITEM_START.finditer(text, sentence.start, cue.start)]
    start = max(starts, default=sentence.start)
    whole = _TOPIC.match(text, sentence.start, cue.start)
    if whole is not None and len(_WORD.findall(whole[0])) <= _TOPIC_WORDS and _is_comment(text, whole.end(), cue):
        return Scope(sentence.start, whole.end(), cue)
    return Scope(start, cue.start, cue) if len(_WORD.findall(text[start : cue.start])) <= _TOPIC_WORDS else None


def _is_comment(text: str, topic_end: int, cue: Cue) -> bool:
    """Whether nothing but the cue is said of a topic: "SAP: har jeg ikke lært", not "PLC: rettede fejl, ikke mere"."""
    words = words_of(text[topic_end : cue.start])
    return is_light(words) and POSITIVE.isdisjoint(words)


def _few_words(text: str, start: int, limit: int) -> int:
    """Where a lone negation ends: after a few words, and the alternatives that "eller" adds to them."""
    comma = text.find(",", start, limit)
    words = list(_WORD.finditer(text, start, comma if comma >= 0 else limit))
    if not words:
        return start
    last = min(_BARE_WORDS, len(words)) - 1
    while last + 1 < len(words) and (words[last][0].lower() in _OR or words[last + 1][0].lower() in _OR):
        last += 1
    return words[last].end()


def _backward(text: str, cue: Cue, before: Cue | None, after: Cue | None, bounds: Sequence[int]) -> Scope:
    start = max((bound for bound in bounds if bound <= cue.start), default=cue.start)
    if before is not None and before.end > start and before.end > before.start:
        forward = before.direction is Direction.FORWARD and not before.bare
        start = _parting(text, before.end, cue.start) if forward else before.end
        if forward and start == cue.start:
            start = before.end
    soft = (
        cue.polarity is Polarity.NEGATED
        and after is not None
        and after.strength is Strength.OPTIONAL
        and len(_WORD.findall(text[cue.end : after.start])) <= 2
    )
    # "Ikke et krav, men en fordel": nice to have, and no negation.
    return Scope(start, cue.start, after if soft and after is not None else cue)


def _parting(text: str, start: int, end: int) -> int:
    """Where the words of a forward cue end and those of the backward cue after them begin; ``end`` if nowhere."""
    for pattern in (_JOINT, _HEAD):
        places = [match.start() for match in pattern.finditer(text, start, end)]
        if places:
            return places[-1]
    comma = text.rfind(",", start, end)
    return comma if comma >= 0 else end
