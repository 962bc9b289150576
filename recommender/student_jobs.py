"""Which postings are for people under education, and who seeks such: by where a word stands and not only that it does.

A word for students, pupils and apprentices says who is sought where it is the head of its phrase. It is not where
another word is ("Studentervejleder", "Student Advisor") or where a preposition governs it ("Vejleder for studerende"),
unless what stands before that only says job ("Job for studerende"). What "gerne" or "preferably" goes with insists on
nothing. Doubt counts as an ordinary job: that one may pass over, and what is hidden nobody sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

_ENGLISH = "en"
_ANY = re.compile("stud|elev|lærling|læreplads|praktikant|intern|apprentice", re.IGNORECASE)
"""One of these is in every title that may count; most have none, and a list looks at thousands."""

_DANISH_HELPER = (
    r"(?:medhjælp(?:er(?:e|en)?)?|medarbejder(?:e|en)?|assistent(?:er)?|hjælp(?:er(?:e)?)?|kollega(?:er)?|vikar(?:er)?|"
    r"praktikant(?:er)?|job(?:s|bet)?|stilling(?:er)?|plads(?:er)?)"
)
"""Heads that name help or a post, and so leave what stands before them to say whose; "vejleder" names a trade."""
_DANISH = re.compile(
    rf"[\w-]*?(?:student(?:er)?-?{_DANISH_HELPER}|studie(?:job|plads)\w{{0,2}}|studerende|læreplads(?:er)?|"
    r"(?<!voksen)(?:elev|lærling|praktikant)(?:er|e)?|"
    r"(?<!voksen)(?:elev|lærlinge|praktikant)-?(?:plads|stilling|job)(?:er)?)",
    re.IGNORECASE,
)
"""Whole words. Adults may be apprentices without being pupils ("voksenlærling", "voksenelev")."""
_ENGLISH_PERSON = re.compile(r"(?:student|apprentice|internship|apprenticeship)s?", re.IGNORECASE)
_INTERN = re.compile(r"interns?", re.IGNORECASE)
"""English only: in Danish, Norwegian, Swedish and German it is an adjective, internal."""
_ENGLISH_HELPER = re.compile(
    r"(?:assistant|worker|helper|employee|job|position|role|vacanc(?:y|ie)|opportunit(?:y|ie)|placement|program(?:me)?|"
    r"internship)s?",
    re.IGNORECASE,
)
_JOB = re.compile(r"\w*(?:job|jobs|arbejde|stilling|stillinger|tjans|vikariat|plads|pladser)|work|positions?", re.I)
"""What only says that there is work to have."""
_RESEARCHER = re.compile(r"[\w-]*(?:phd|doctoral|doktor|doktorand)-?", re.IGNORECASE)
"""Who is a student in name and employed as a graduate."""

_PHD = re.compile(r"ph\.?\s?d\.?(?!\w)", re.IGNORECASE)
_PARTS = re.compile(
    r"[,;:|()\[\]!?•·]|\s[-–—]+(?=\s)|[–—]|\.\s|(?<!\w)(?:søger|søges|ansætter|mangler|seek(?:s|ing)?|hiring|wanted|"
    r"looking for|som|as)(?!\w)",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(
    r"(?<![\w-])(?:for|til|af|med|i|på|ved|hos|om|blandt|mod|under|fra|to|of|with|in|at|on|by|from|among|within)(?![\w-])",
    re.IGNORECASE,
)
_WELCOME = re.compile(
    r"(?<!\w)(?:gerne|evt|eventuelt|også|måske|velkom\w*|preferably|ideally|welcome|possibly)(?!\w)", re.IGNORECASE
)
_EITHER = re.compile(r"(?<!\w)(?:eller|or)(?!\w)", re.IGNORECASE)
_BOTH = re.compile(r"(?<![\w-])og(?!\w)", re.IGNORECASE)
_CUT = re.compile(r"\w-\s*(?:/|og\b|eller\b)", re.IGNORECASE)
_WORD = re.compile(r"[^\W_][\w'’-]*")
_AFTER_ALL = re.compile(
    r"[\d-]+\w*|timer?|t|hours?|hrs|uge|ugentligt?|week|per|pr|months?|måneder|full|part|time|full-time|part-time|"
    r"fuldtid|deltid|spring|summer|autumn|fall|winter|forår|sommer|efterår|vinter|"
    r"(?:january?|february?|march|april|may|june?|july?|august|september|october|november|december)",
    re.IGNORECASE,
)
"""What may follow the end of an English phrase: amounts, seasons and dates."""

_AM = r"(?:(?<!\w)(?:am|currently)|['’]m)"
_STUDIES = re.compile(
    r"(?<!\w)stud\.\s?\w|"
    r"(?<!\w)(?:studerer|under uddannelse|læser til (?!og\b|daglig)|(?:elev|lærlinge|lære|praktik)plads)|"
    r"(?:^[#*•·-]*|[:–—]|(?<!\w)er|nuværende|stadig|fortsat)\s*(?:(?:en|nu|ny|nuværende|stadig|fortsat|fuldtids)\s+)*"
    r"\w*studerende(?!\w)|,\s*\w*studerende(?= (?:på|ved|hos)\b)|"
    rf"(?:{_AM} (?:\w+ )?studying|(?<!\w)(?:i study|currently enrolled))(?!\w)|"
    rf"(?:{_AM}\s+(?:an?\s+)?(?:[\w'’]+\s+){{0,2}}|"
    r"(?<!\w)(?:bsc|msc|ba|ma|bachelor(?:['’]?s)?|master(?:['’]?s)?|undergraduate)\s+)"
    r"student(?=\s*(?:[^\w\s]|$|(?:at|of|in|on|and|who|from|with|looking|assistant)\b))|"
    r"(?:^[#*•·-]*|[:–—])\s*(?:[\w'’]+\s+)?student(?= (?:at|of)\b)",
    re.IGNORECASE,
)
"""Says that somebody studies now. Not what is over ("studentereksamen", Danish "Student, 2018") nor whom one has
helped ("vejleder for studerende").
"""
_SEEKS = re.compile(r"(?<!\w)(?:søger|ønsker|vil gerne|håber på|looking for|seeking|would like)(?!\w)", re.IGNORECASE)


def for_students(title: str, language: str) -> bool:
    """Whether a posting's title says that it is for students, pupils, apprentices or interns and nobody else.

    ``language``: of the posting, as in ``Posting.language``.
    """
    return _ANY.search(title) is not None and any(_sought(phrase, language) for phrase in _phrases(title))


def seeks_training(titles: Iterable[str], told: Sequence[str]) -> bool:
    """Whether somebody is under education or wants a place to learn: by the titles of what they want, or by their
    sentences.
    """
    if any(for_students(title, _ENGLISH) or _studies(title) for title in titles):
        return True
    return any(_studies(text) or _wishes(text) for text in told)


def _studies(text: str) -> bool:
    return bool(_STUDIES.search(_PHD.sub("phd", text).strip()))


def _wishes(text: str) -> bool:
    seeks = _SEEKS.search(text)
    return seeks is not None and for_students(text[seeks.end() :], _ENGLISH)


def _phrases(title: str) -> Iterator[str]:
    """The parts of a title that each have a head."""
    return (part.strip() for part in _PARTS.split(_PHD.sub("phd", title)))


def _sought(phrase: str, language: str) -> bool:
    if _WELCOME.search(phrase):
        return False
    head, *rest = _PREPOSITION.split(phrase)
    words = _WORD.findall(head)
    if words and rest and _JOB.fullmatch(words[-1]) and not _names(words, language):
        return _names(_WORD.findall(rest[0]), language)
    return all(_names(_WORD.findall(part), language) for part in _apart(head))


def _apart(head: str) -> list[str]:
    """What a head joins: of all of it must be said that it is for students. Cut words have the last one's head."""
    if _CUT.search(head):
        return [head]
    return [part for some in _EITHER.split(head) for part in _BOTH.split(some)]


def _names(words: Sequence[str], language: str) -> bool:
    """Danish nouns stand anywhere, as a noun before another is written in one with it; English ones last."""
    for place, word in enumerate(words):
        if _DANISH.fullmatch(word) and not _researcher(words, place):
            return True
    words = list(words)
    while words and _AFTER_ALL.fullmatch(words[-1]):
        words.pop()
    if len(words) > 1 and _ENGLISH_HELPER.fullmatch(words[-1]) and not _ENGLISH_PERSON.fullmatch(words[-1]):
        words.pop()
    if not words or _researcher(words, len(words) - 1):
        return False
    if _ENGLISH_PERSON.fullmatch(words[-1]) or (language == _ENGLISH and _INTERN.fullmatch(words[-1])):
        return True
    return "working student" in " ".join(words).casefold()


def _researcher(words: Sequence[str], place: int) -> bool:
    before = words[place - 1] if place else ""
    return bool(_RESEARCHER.fullmatch(before)) or words[place].casefold().startswith("phd")
