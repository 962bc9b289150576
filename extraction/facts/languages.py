"""Languages that a person speaks or a posting asks for, with a level of the Common European Framework (CEFR).

Words for levels are put on its scale after the Council of Europe's self-assessment grid; a
mother tongue counts as C2.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.anycase import AnyCase, Pattern, whole_words
from extraction.facts.passage import Passage
from extraction.language_names import NAMES
from ontology.evidence import Constraint

_CODE_OF = {name: code for code, names in NAMES.items() for name in names.split("|")}
_LANGUAGE = AnyCase(
    rf"(?<![\w-])({'|'.join(sorted(_CODE_OF, key=lambda name: (-len(name), name)))})(kundskaber(?:ne)?)?(?![\w-])",
)
_LEVEL_WORDS = {
    "C2": r"modersmål\w*|native|mother tongue|first language|bilingual|tosproget|fejlfrit|flawless|perfekt",
    "C1": (
        r"flydende|fluent(?:ly)?|forhandlingsniveau|professionelt? niveau|højt(?: \w+)? niveau|avanceret|"
        r"advanced|proficient|excellent|fremragende|ubesværet|(?:virkelig|meget|rigtig|very) god\w*|very good|"
        r"sikkert|full professional"
    ),
    "B2": (
        r"(?:i )?skrift og tale|(?:mundt|skrift)ligt? og (?:mundt|skrift)ligt?|gode?|godt|good|"
        r"strong|stærke?|working proficiency|professional working|business|forhandle på|spoken and written|"
        r"written and spoken|in writing and speech|solide?"
    ),
    "B1": (
        r"rimeligt?|mellemniveau|mellem|intermediate|conversational|samtaleniveau|hverdags\w*|fair|nogenlunde|"
        r"limited working|middel"
    ),
    "A2": (
        r"grundlæggende|basale?|basis\w*|basic|lidt|some|begynder\w*|beginner\w*|elementær\w*|elementary|skole\w*|"
        r"en smule|a little"
    ),
}
"""In the order of precedence."""
_LEVELS = tuple((level, whole_words(words)) for level, words in _LEVEL_WORDS.items())
_CEFR = re.compile(r"(?<!\w)([ABC][12])(?:-niveau|-level)?(?!\w)")
_CEFR_NEAR = re.compile(r"[^.;()]{0,60}?\(?(?<![\w])([ABC][12])(?![\w])")
_LISTED = re.compile(r"\W*(?:sprog(?:kundskaber)?|languages?)(?::|\s{2})", re.IGNORECASE)
_EXAM = AnyCase(
    r"(?<!\w)(?:Prøve i Dansk|PD|Danish Exam) ?(?P<exam>[123])(?!\w)|(?<!\w)(?P<study>Studieprøven)(?!\w)",
)
_EXAM_LEVELS = {"1": "A2", "2": "B1", "3": "B2"}
"""Levels of the Danish tests for adult foreigners as the ministry gives them; Studieprøven is C1."""
_CONNECTOR = re.compile(r"\s*(?:,|/|&)?\s*(?:og|and|eller|or|samt|/|&|,)\s*", re.IGNORECASE)
_BOTH = re.compile(
    r"(?:skriftligt?|mundtligt?|written|spoken|orally) (?:og|and) (?:skriftligt?|mundtligt?|written|spoken)"
)
_CUT = re.compile(r"[,;.\n]|\s(?:og|and|samt|eller|or)\s")
_SPEAKING = whole_words(
    r"tale|taler?|snakker?|skriver?|læser?|forstår?|behersker?|kan|på|speaks?|spoken|writes?|written|reads?|command of|"
    r"proficient|master|sprog(?:et)?(?: er)?|languages?(?: is| are)?|(?:kontor|arbejds|koncern)sprog\w*|in"
)
_AFTER = re.compile(
    r"\s*(?:$|[,.;:)(/]|(?:og|and|eller|or|er|is|are|i|at|in|på|som|as|samt|til|[ABC][12]|level|skills?|speakers?|"
    r"speaking|flydende|sprog|"
    r"language|niveau|both|both in|går an|well enough|uden at|without|flydende|understood|at a level)(?!\w))",
    re.IGNORECASE,
)
_PREFIX_WORDS = 4
_LEVEL_LINK = 3  # letters of the words between those for levels: "i", "og", "på"
_REACH = 60
_NONE = re.compile(r"\s*[–—:,(-]?\s*(?:none|no|ingen|intet|nej|not at all|slet ikke)(?!\w)", re.IGNORECASE)
_STUDY = whole_words(
    r"(?:under)?undervis\w*",
    r"cand\.\w+",
    r"(?:kandidat|bachelor)\w*",
    r"\w*uddannelse",
    "degree",
    r"ba i",
    r"lærer",
    r"teach\w*",
    r"faget",
    r"fagene",
    r"almen",
)


def find_languages(passage: Passage) -> Iterator[Constraint]:
    """kind language, value "da:C1", or "da" where no level is told. In a posting it is hard where it is demanded."""
    exam = next(passage.find(_EXAM), None)
    if exam is not None and not passage.denied(*exam.span()):
        passed = _EXAM_LEVELS[exam["exam"]] if exam["exam"] else "C1"
        yield Constraint("language", f"da:{passed}", passage.posting and not passage.optional(*exam.span()), exam[0])
    if passage.section in ("education", "experience", "about", "offer"):
        return
    matches = list(passage.find(_LANGUAGE))
    inherited: str | None = None
    for place, match in enumerate(matches):
        begin = matches[place - 1].end() if place else passage.span.start
        finish = matches[place + 1].start() if place + 1 < len(matches) else passage.span.end
        before, after = passage.text[begin : match.start()], passage.text[match.end() : finish]
        # "Dansk, modersmål" on a line of its own: what follows the comma is the level, and no other language.
        alone = passage.section == "languages" and len(matches) == 1 and not before.strip(" -")
        suffix = _level(after if alone else _suffix(after))
        told = _CEFR_NEAR.match(after)
        suffix = (told[1] if told else None) or _level(_suffix(after))
        prefix = _level(_prefix(before))
        joined = place > 0 and _CONNECTOR.fullmatch(before) is not None
        level = suffix or prefix or (inherited if joined else None)
        inherited = prefix or (inherited if joined else None)
        if _NONE.match(after):
            continue
        held = told is not None and not before.strip(" -,")  # "Danish A2 (attending classes)"
        if passage.denied(*match.span()) or (not passage.posting and passage.wished(*match.span()) and not held):
            continue
        if passage.section != "languages" and not _spoken(passage, match, level):
            continue
        code = _CODE_OF[match[1].lower()]
        hard = passage.posting and passage.essential(*match.span())
        yield Constraint(
            "language",
            f"{code}:{level}" if level else code,
            hard,
            _quote(passage.text, match, after, suffix, whole=alone),
        )


def is_level(words: str) -> bool:
    """Whether words tell a level and name nothing: "flydende", "B2", "skrift og tale", but not "god til regnskab"."""
    rest = _CEFR.sub(" ", words)
    for _, pattern in _LEVELS:
        rest = pattern.exact.sub(" ", rest)
    return rest != words and not any(len(word) > _LEVEL_LINK for word in re.findall(r"\w+", rest))


def level_start(words: str) -> int:
    """Where the first word that tells a level begins: 6 in "Dansk modersmål"; the length where none does."""
    patterns: tuple[Pattern, ...] = (_CEFR, *(pattern for _, pattern in _LEVELS))
    return min((match.start() for pattern in patterns if (match := pattern.search(words))), default=len(words))


def code_of(words: str) -> str | None:
    """The code of the one language that the words name, or None."""
    match = _LANGUAGE.search(words)
    return _CODE_OF[match[1].lower()] if match else None


def _level(words: str) -> str | None:
    found = _level_in(words)
    return found[0] if found else None


def _level_in(words: str) -> tuple[str, int] | None:
    """The level that the words tell, and where the word for it ends."""
    exact = _CEFR.search(words)
    if exact:
        return exact[1], exact.end()
    matches = ((level, pattern.search(words)) for level, pattern in _LEVELS)
    return next(((level, match.end()) for level, match in matches if match), None)


def _suffix(after: str) -> str:
    """The words after a language that may tell its level: up to the next comma, or a bracket whole."""
    bracket = re.match(r"\s*\(([^)]*)\)", after)
    if bracket:
        return bracket[1]
    whole = re.match(
        r"\s*(?:både )?(?:i )?(?:skrift og tale|mundtligt? og skriftligt?|skriftligt? og mundtligt?)", after, re.I
    )
    return whole[0] if whole else _CUT.split(f" {after}", maxsplit=1)[0]


def _prefix(before: str) -> str:
    """The few words before a language that may tell its level: back to the last comma, bracket or "og"."""
    near = _BOTH.sub(" ", re.sub(r".*[(:)]", " ", before, flags=re.DOTALL))
    return " ".join(_CUT.split(near)[-1].split()[-_PREFIX_WORDS:])


def _spoken(passage: Passage, match: re.Match[str], level: str | None) -> bool:
    """Whether a name outside a section of languages is a language in use, not a country or school subject."""
    text, span = passage.text, passage.span
    if _LISTED.match(text, span.start, match.start()):
        return True
    listed = level is not None and not passage.posting and text[: match.start()].rstrip(" -")[-1:] in ("", "\n", ",")
    if not listed and not _AFTER.match(text, match.end(), span.end) and not match[2]:
        return False
    start = max(span.start, match.start() - _REACH)
    if _STUDY.search(text, start, match.start()):
        return False
    predicate = passage.posting and (passage.optional(*match.span()) or passage.essential(*match.span()))
    alone = passage.posting and len(passage.words.split()) <= 4
    return bool(level or match[2] or predicate or alone or _SPEAKING.search(text, start, match.start()))


def _quote(text: str, match: re.Match[str], after: str, suffix: str | None, *, whole: bool) -> str:
    """The language and, where it follows, its level."""
    words = after if whole else _suffix(after)
    found = _level_in(words) if suffix else None
    place = text.find(words.strip(), match.end())
    if found is None or place < 0:
        return match[0]
    end = place + found[1] - (len(words) - len(words.lstrip()))
    return text[match.start() : end + text.startswith(")", end)]
