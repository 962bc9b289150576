"""Clauses of a CV that hold what stands before them: "SAP har jeg aldrig rørt", "Revit: nysgerrig", "fiber nej".

Danish puts first what a sentence is about and says after it, in a verb, "jeg" and words without an object of their
own, how it is held; notes do so after a colon, a dash, in a cell or in brackets. ``light_words`` tells whether
what is said has an object. Each finding is a scope, nearer than those of cues.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.claim_words import SAID
from extraction.clauses import FINITE, Claim, affirms, front_start
from extraction.fronting import fronted
from extraction.light_words import LAPSED, LITTLE, NEGATIONS, POSITIVE, is_light, told_by, words_of
from extraction.sentences import Span
from extraction.subjects import of_subjects
from ontology.evidence import Polarity

_PREDICATE = re.compile(
    r"(?<!\w)(?:(?:er|var|is|are|was) (?:heller |desværre |bestemt |nok |also |really |just )*(?:ikke|aldrig|hverken|"
    r"not|"
    r"never)|isn['’]t|aren['’]t|ikke(?: er)?) (?:(?:lige|just|really|quite|blevet|exactly) )?(?:min|mit|mine|my|noget "
    r"for|for me|"
    r"mig(?=\s*(?:[,.;]|$)))(?: (?:stærke(?:ste)?|største|største|strong|best|bedste))?(?: [a-zæøå]+){0,2}",
    re.IGNORECASE,
)
_APPENDED = re.compile(r",\s(?P<said>[^,.;:!?()]{2,60})(?=\s*(?:[.!;]|$))")
_MOVES = re.compile(
    r"(?<!\w)(?P<not>(?:do|does) not |(?:don|doesn)['’]t )?(?:(?P<verb>ligger|falder|passer|siger|interesserer|"
    r"tiltaler|lokker|frister|trækker|drager|fascinerer|"
    r"pirrer|"
    r"appellerer|"
    r"har (?:altid |længe )?(?:fascineret|interesseret|lokket|fristet|tiltalt|draget)|tempts?|interests?|attracts?|"
    r"appeals?|intrigues?|(?P<deters>skræmmer|keder|trætter|slider|stresser|overvælder|volder|scares?|frightens?|"
    r"bores?|"
    r"daunts?|"
    r"tires?|exhausts?|overwhelms?|drains?)|(?:is|are) calling)(?P<rest>(?: (?:også|meget|mest|stærkt|altid|bare|"
    r"heller|"
    r"ikke|aldrig|i|til|for|mig|me|to|too|most|a lot|noget|længere|mere|igen|ret|virkelig|problemer|besvær|"
    r"vanskeligheder))*))"
    r"(?=\s*(?:[,.;:!)]|$)|\s(?:men|but|og|and)\s)",
    re.IGNORECASE,
)
_RATHER = re.compile(
    r"(?<!\w)(?:hellere|snarere|rather|sooner|foretrækker|prefer)(?!\w)[^.;:!?]{2,150}?\s(end|than|frem for|"
    r"over)(?=\s)",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"(?<!\w)(?:vil|søger|ønsker|håber|want|hope|would like|looking|wish)(?!\w)[^.;:!?]{0,40}?(?:væk fra|ud af|from|"
    r"out of) "
    r"(?P<left>[^.,;:!?]{2,50}?),? (?:og |and )?(?:ind i|over i|over til|hen mod|hen til|into|towards|on to) "
    r"(?P<sought>[^.,;:!?]{2,60}(?:,? (?:fx|f\.eks\.|for eksempel|såsom|e\.g\.|such as|for example|for instance|like) "
    r"[^.;:!?]{2,120})?)",
    re.IGNORECASE,
)
_ITEM = re.compile(
    r"(?:^|[,;:|•·]\s|\s[–—-]\s|\s(?:og|men|and|but)\s)([^,;:|•·()]{1,60}?),?\s"
    r"((?:nej|nope|no)(?:,? (?P<thanks>tak|thanks|thank you))?)(?=\s*(?:[,.;)]|$))"
)
_WORD = re.compile(r"[^\W\d_]+")
_SEPARATOR = re.compile(r":\s|\s[–—-]\s|\s{2,}")
_BRACKET = re.compile(r"\(([^()]{2,60})\)")
_ITEM_START = re.compile(r"[,;:|•·]\s|\s(?:og|and)\s|\s{2,}|\s[–—-]\s")
_PART = re.compile(r",\s|;\s|\s(?:men|but|og|and)\s|\.\s")
_UPWARDS = re.compile(
    r"(?<!\w)(?:vil|skal|want|will)(?: (?:gerne|have|det|den|to|get|it))* (?:op|up) (?:på|i|to)(?!\w)", re.IGNORECASE
)
"""From a low level to a higher one."""
_APART = re.compile(r"(?:;|\s[·•|])\s")
_STOP = re.compile(r"[,.;:!?]")
_BARELY = re.compile(
    r"\W*(?:no more than|not much more than|at most|barely|hardly|only enough (?:to|for)|just enough (?:to|for)|ikke "
    r"(?:meget |stort )?"
    r"mere end|højst|knap nok|kun (?:lige )?nok til|lige nok til)(?!\w)",
    re.IGNORECASE,
)
"""How a comment begins that leaves next to nothing of its topic."""
_LISTED = re.compile(r" ?(?!to |at )[^.;:]*?\w, [^.;:]*? (?:og|and) \w")
"""Several things that it is enough for: "lige nok til budgetter, pivot og makroer"."""
_BACK = re.compile(r"(?:det|den|dem|that|it|this)(?!\w)", re.IGNORECASE)
_MINE = re.compile(r"(?<!\w)(?:jeg|vi|min|mit|mine|I|we|my)(?!\w)", re.IGNORECASE)
_MAX_TOPIC_WORDS = 7
_GONE = frozenset({"glemt", "forgotten"})
_MAX_DENIAL_WORDS = 3
"""Of a longer one, "retter programmer, laver ikke nye", something else is the object."""
_OUTRIGHT = frozenset({Polarity.NEGATED, Polarity.UNWANTED, Polarity.WISHED})


def find_claims(text: str, sentence: Span) -> list[Claim]:
    """The claims of one sentence of a CV; those that stand first count where two speak of the same words."""
    found: list[Claim] = []
    for begin, end in _segments(text, sentence):
        found.extend(_items(text, begin, end))
        found.extend(_brackets(text, begin, end))
        found.extend(_comment(text, begin, end))
        found.extend(_appended(text, begin, end))
        found.extend(_lapsed(text, begin, end))
    found.extend(fronted(text, sentence))
    found.extend(of_subjects(text, sentence))
    found.extend(_predicates(text, sentence))
    found.extend(_preferences(text, sentence))
    return [claim for claim in found if claim.end > claim.start]


def remark(text: str, sentence: Span) -> Polarity | None:
    """How a sentence without any object holds what the one before it named ("Vil gerne mere", "Aldrig igen")."""
    words = words_of(sentence.of(text))
    if not words or len(words) > _MAX_TOPIC_WORDS or not is_light(words):
        return None
    told = told_by(words, sentence.of(text))
    return Polarity(told) if told and Polarity(told) in _OUTRIGHT else None


def remarked(text: str, sentence: Span, after: Span) -> Claim | None:
    """What a sentence says of the one before it: of a note's topic, or by "det" of all that others do there."""
    said = remark(text, after)
    if said is None:
        return None
    topic = topic_of(text, sentence)
    if topic is None and _BACK.match(text, *after) and not _MINE.search(text, *sentence):
        topic = sentence
    return Claim(*topic, said, after) if topic is not None else None


def topic_of(text: str, sentence: Span) -> Span | None:
    """What a note such as "Power BI: set på messe" is about; None where it says that it is held, or is no note."""
    parted = _parted(text, *sentence)
    if parted is None:
        words = words_of(sentence.of(text))
        return sentence if len(words) <= 4 and not FINITE.search(text, *sentence) else None
    topic, said = parted
    return None if set(words_of(said.of(text))) & POSITIVE else topic


def _segments(text: str, sentence: Span) -> Iterator[tuple[int, int]]:
    start = sentence.start
    for match in _APART.finditer(text, *sentence):
        yield start, match.start()
        start = match.end()
    yield start, sentence.end


def _parted(text: str, start: int, end: int) -> tuple[Span, Span] | None:
    """Topic and comment of a note."""
    match = _SEPARATOR.search(text, start, end)
    if match is None or not 1 <= len(words_of(text[start : match.start()])) <= _MAX_TOPIC_WORDS:
        return None
    if FINITE.search(text, start, match.start()):
        return None
    return Span(start, match.start()), Span(match.end(), end)


def _comment(text: str, start: int, end: int) -> Iterator[Claim]:
    parted = _parted(text, start, end)
    if parted is None:
        return
    topic, said = parted
    told = _judged(text, said)
    if told is not None:
        yield Claim(*topic, told[0], told[1])


def _lapsed(text: str, start: int, end: int) -> Iterator[Claim]:
    """ "Truckcertifikat udløbet": a note of few words whose last one says that it holds no more."""
    words = list(_WORD.finditer(text, start, end))
    if not 2 <= len(words) <= _MAX_TOPIC_WORDS or words[-1][0].lower() not in LAPSED:
        return
    first, last = words[0].start(), words[-1]
    if not FINITE.search(text, start, end) and NEGATIONS.isdisjoint(words_of(text[start:end])):
        yield Claim(first, last.start(), Polarity.NEGATED, Span(*last.span()))


def _appended(text: str, start: int, end: int) -> Iterator[Claim]:
    """ "Polsk, glemt": the last item of a note without a verb, by the light words after its comma."""
    for match in _APPENDED.finditer(text, start, end):
        said = Span(*match.span("said"))
        starts = [m.end() for m in _ITEM_START.finditer(text, start, match.start())]
        begin = max(starts, default=start)
        topic = words_of(text[begin : match.start()])
        if is_light(topic) or len(topic) > _MAX_TOPIC_WORDS or FINITE.search(text, start, match.start()):
            continue
        words = words_of(said.of(text))
        if not words or not is_light(words) or affirms(text, *said):
            continue
        told = told_by(words, said.of(text))
        denied = len(words) <= _MAX_DENIAL_WORDS and words[0] in NEGATIONS | LAPSED | _GONE
        if told in _OUTRIGHT and (told == Polarity.WISHED or denied):
            yield Claim(begin, match.start(), Polarity(told), said)


def _judged(text: str, said: Span) -> tuple[Polarity, Span] | None:
    """How a comment holds its topic, and the words that say so."""
    parts, place = [], said.start
    for match in _PART.finditer(text, *said):
        parts.append(Span(place, match.start()))
        place = match.end()
    parts.append(Span(place, said.end))
    first = words_of(parts[0].of(text))
    told = told_by(first, parts[0].of(text)) if is_light(first) else ""
    if affirms(text, *parts[0]):
        return None
    if (barely := _BARELY.match(text, *said)) and not _LISTED.match(text, barely.end(), said.end):
        return Polarity.NEGATED, parts[0]
    wish = next((part for part in parts if _is_wish(text, part)), None)
    hardly = wish is not None and not LITTLE.isdisjoint(first)
    if (told == "stated" and not hardly) or (set(first) & POSITIVE and told not in ("negated", "unwanted")):
        return None
    if told == "unwanted" or (told == "negated" and wish is None):
        return Polarity(told), parts[0]
    if wish is not None:
        return Polarity.WISHED, wish
    denied = next((part for part in parts[1:] if _denial(text, part)), None)
    return (Polarity(_denial(text, denied)), denied) if denied is not None else None


def _is_wish(text: str, part: Span) -> bool:
    said = part.of(text)
    words = words_of(said)
    return bool(words) and is_light(words) and (told_by(words, said) == "wished" or _UPWARDS.search(said) is not None)


def _denial(text: str, part: Span) -> str:
    """How a part of a comment denies its topic; "" where it does not."""
    words = words_of(part.of(text))
    if NEGATIONS.isdisjoint(words) or not is_light(words) or affirms(text, *part):
        return ""
    told = told_by(words, part.of(text))
    return told if told in ("negated", "unwanted") else ""


def _brackets(text: str, start: int, end: int) -> Iterator[Claim]:
    for match in _BRACKET.finditer(text, start, end):
        said = Span(*match.span(1))
        told = _judged(text, said)
        # "(2021, lapsed in 2024)" tells of a skill that was tested once, "(lapsed)" of a right that is gone.
        if told is None or not LAPSED.isdisjoint(words_of(said.of(text))[1:]):
            continue
        starts = [m.end() for m in _ITEM_START.finditer(text, start, match.start())]
        yield Claim(max(starts, default=start), match.start(), told[0], told[1])


def _items(text: str, start: int, end: int) -> Iterator[Claim]:
    """ "cat6 ja, fiber nej"."""
    for match in _ITEM.finditer(text[start:end]):
        first, last = start + match.start(1), start + match.end(1)
        words = words_of(text[first:last])
        if len(words) <= 4 and not is_light(words) and not FINITE.search(text, first, last):
            polarity = Polarity.UNWANTED if match["thanks"] else Polarity.NEGATED
            yield Claim(first, last, polarity, Span(start + match.start(2), start + match.end(2)))


def _predicates(text: str, sentence: Span) -> Iterator[Claim]:
    for match in _PREDICATE.finditer(text, *sentence):
        start = front_start(text, sentence, match.start())
        polarity = Polarity.UNWANTED if re.search(r"mig|for me|noget for", match[0]) else Polarity.NEGATED
        if text[start : match.start()].strip(" :–-"):
            yield Claim(start, match.start(), polarity, Span(*match.span()))
    for match in _MOVES.finditer(text, *sentence):
        start = front_start(text, sentence, match.start())
        said = set(words_of(match[0]))
        if not {"mig", "me"} & said and match["verb"].lower() not in ("frister", "lokker", "tempts", "drager"):
            continue
        refused = bool({"ikke", "aldrig", "not", "don't", "doesn't"} & said) != bool(match["deters"])
        if not refused and match["verb"].lower() in ("ligger", "falder", "passer", "siger"):
            continue
        if words_of(text[start : match.start()]):
            told = Polarity.UNWANTED if refused else Polarity.STATED if match["deters"] else Polarity.WISHED
            yield Claim(start, match.start(), told, Span(*match.span()))
    for pattern, polarity in SAID:
        for match in pattern.finditer(text, *sentence):
            start = front_start(text, sentence, match.start())
            if start == match.start():
                start = sentence.start
            if not is_light(words_of(text[start : match.start()])) and words_of(text[start : match.start()]):
                yield Claim(start, match.start(), polarity, Span(*match.span()))


def _preferences(text: str, sentence: Span) -> Iterator[Claim]:
    """ "Hellere bøger end mode": the first is wished for, the second is not."""
    for match in _AWAY.finditer(text, *sentence):
        told = Span(match.end("left"), match.start("sought"))
        yield Claim(*match.span("left"), Polarity.UNWANTED, told)
        yield Claim(*match.span("sought"), Polarity.WISHED, told)
    for match in _RATHER.finditer(text, *sentence):
        ending = _STOP.search(text, match.end(), sentence.end)
        stop = ending.start() if ending else sentence.end
        yield Claim(match.end(), stop, Polarity.UNWANTED, Span(match.start(1), match.end()))
        yield Claim(match.start(), match.start(1), Polarity.WISHED, Span(match.start(1), match.end()))
