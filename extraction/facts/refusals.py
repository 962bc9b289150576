"""Work that a person says no to in words that need be no concept: "ikke salg", "no phone work"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.anycase import whole_words
from extraction.clauses import front_start
from extraction.facts.passage import Passage
from extraction.facts.work import SHIFTS
from extraction.light_words import is_light
from extraction.sentences import Span
from ontology.evidence import Constraint

UNWANTED_WORK = "unwanted_work"
_TOLD_IN = frozenset({"wishes", "refusals", "profile", "other", "header"})
_FEWEST_LETTERS = 4
_OF_ANY_WORK = frozenset(
    [
        *("arbejde", "arbejder", "arbejdet", "arbejdsopgaver", "job", "jobs", "jobbet", "stilling", "stillinger"),
        *("opgave", "opgaver", "branche", "branchen", "fag", "faget", "område", "området", "retning", "steder"),
        *("work", "working", "role", "roles", "task", "tasks", "position", "positions", "field", "industry", "duties"),
        *("please", "behind", "overgang", "anything", "jeg"),
    ]
)
"""Words beside a refusal that do not say which work."""
_NO_WORK = whole_words(
    r"flyt\w*|skift\w*|pendl\w*|rejs\w*|move|moving|relocat\w*|commut\w*|travel\w*|chang\w*|switch\w*",
    r"(?:man|tirs|ons|tors|fre|lør|søn)dag\w*|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|hverdag\w*|weekend\w*",
    r"januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|january|february|march|may|"
    r"june|july|october|sommer\w*|vinter\w*|efterår\w*|forår\w*|ferie\w*|jul\w*|summer|winter|autumn|spring|holidays?",
    r"alene|hjemme\w*|ude|udendørs|indendørs|sammen|overtid\w*|overarbejde\w*|deltid\w*|fuldtid\w*|timer|vikar\w*|"
    r"barsels\w*|alone|home|abroad|overtime|part-time|full-time|temp\w*|agenc\w*|freelance|unpaid|seasonal|permanent|"
    r"short|long|remote\w*|udlandet|provisionsløn\w*|akkord\w*|commission|bonus\w*|løn|salary|pay",
    r"kommunen?|staten|regionen|byen|landet|jylland|sjælland|fyn|city|country|firma\w*|virksomhed\w*|compan\w*|"
    r"bureau\w*|rekrut\w*|headhunt\w*|recruit\w*",
    r"ryger|smoker|straffet|gift|ugift|married|bil|kørekort|licen[cs]e|opkald|opringning\w*|calls?|"
    r"kontakt\w*|contact\w*|referencer?|references?|kold|varm|syg|krav|problem\w*|tvivl|stress\w*|chef|boss|kolleg\w*",
)
"""Who, when, where and on what terms, and states: no kind of work."""
_OWN = frozenset({"børn", "kids", "children"})
"""Of one's family, unless the work is with them."""
_QUALITY = re.compile(r".+(?:ige?|igt|ede|iske?|ende|vist|dt|ary|ous|able|ful|less|ly|[fk]et)$")
"""How an adjective or adverb ends."""
_PROFESSION = re.compile(r".+(?:er|ør|ist|ent|ant|mand|kok|log|gog|or)$")
_DOING_NOUNS = {
    **dict.fromkeys(("sælge", "sælger"), "salg"),
    **dict.fromkeys(("sell", "selling"), "sales"),
    **dict.fromkeys(("clean",), "cleaning"),
}
"""Verbs that stand for a kind of work, by the noun that postings call it."""
_CLEANING = whole_words(r"gøre rent")
_BEING = frozenset({"være", "blive", "be", "become"})
_BEFORE_WORK = frozenset({"med", "i", "som", "til", "på", "inden", "with", "in", "as", "to", "of", "but", "end"})
_ARTICLES = frozenset({"a", "an", "the", "en", "et", "any", "some", "more", "flere", "noget", "nogen"})
_PLACES = frozenset({"i", "på", "in", "at"})
_OTHER_PREPOSITIONS = frozenset(
    ["for", "om", "hos", "fra", "ved", "under", "efter", "before", "after", "from", "at", "on", "by", "than", "over"]
)
_AWAY = re.compile(r"(?:væk|vokset|bort|away) (?:fra|from)\W*$|(?:ud af|out of)\W*$", re.IGNORECASE)
"""Cues whose preposition names the work itself."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_MODAL = re.compile(
    r"(?<!\w)(?:vil|ville|kan|kunne|skal|må|bør|gider|tør|will|would|can|could|must|should|shall|wo|ca)(?: |n['’]t|not)"
    r"(?:\W*(?:jeg|I|ikke|not|aldrig|never|helst|gerne|heller|længere|mere|igen|bare|slet))*\W*$|"
    r"(?:n['’]t|refuse to| to)\W*$",
    re.IGNORECASE,
)
_FINITE = re.compile(
    r"(?<!\w)(?:må|vil|ønsker|skal|kan|bør|er|har|gider|søger|want|wants|wish|wishes|will|would|do|does|can|must|should|"
    r"is|are|has|have)(?!\w)",
    re.IGNORECASE,
)
_ME = re.compile(r"(?<!\w)(?:jeg|I|mig|me|my|I['’]\w+)(?!\w)")
_JEG = re.compile(r"(?<!\w)jeg(?!\w)", re.IGNORECASE)


def find_unwanted_work(passage: Passage) -> Iterator[Constraint]:
    """kind unwanted_work: the word that is refused, in small letters, hard. Only of a person who speaks of the work
    looked for, and only where one word is left when light ones are taken away: "ikke lager i weekenden" refuses
    something else than stores. The quote is the refusal alone.
    """
    if passage.posting or passage.section not in _TOLD_IN:
        return
    for cue, stretch in passage.context.refused(passage.span):
        if not of_oneself(passage.text, passage.span, cue.start, max(cue.end, min(stretch.start, cue.end))):
            continue
        work = _work(passage.text, cue, stretch)
        if work and len(work) >= _FEWEST_LETTERS:
            first, last = min(cue.start, stretch.start), max(cue.end, stretch.end)
            yield Constraint(UNWANTED_WORK, work, True, passage.text[first:last].strip(" ,.;:-\n"))


def of_oneself(text: str, sentence: Span, start: int, end: int | None = None) -> bool:
    """Whether nobody else is the subject of the clause before ``start``, or up to ``end``: "mine referencer ønsker ikke
    opkald", "maden må ikke være kold", "min kone har ikke kørekort".
    """
    clause = text[front_start(text, sentence, start) : start if end is None else end]
    verb = _FINITE.search(clause)
    if verb is None or _ME.search(clause) or _JEG.search(clause):
        return True
    return not _WORD.search(clause, 0, verb.start())


def _work(text: str, cue: Span, stretch: Span) -> str | None:
    """The one word of a refusal that says which work; none where it is about hours, which are a condition."""
    said = stretch.of(text)
    if any(words.search(text, *stretch) for _shift, words in SHIFTS):
        return None
    if _CLEANING.search(said):
        return "rengøring"
    words = list(_WORD.finditer(said))
    content = [place for place, word in enumerate(words) if _says_which(word[0].lower())]
    if len(content) != 1:
        return None
    (place,) = content
    word, before = words[place][0], [one[0].lower() for one in words[:place]]
    small = word.lower()
    bare = [one for one in before if one not in _ARTICLES]
    last = (bare or [one.lower() for one in _WORD.findall(cue.of(text))] or [""])[-1]
    if _is_verb(text[max(0, cue.start - 40) : cue.end], bare):
        return _DOING_NOUNS.get(small)
    named = word[0].isupper() and last in _PLACES
    generic = place + 1 < len(words) and words[place + 1][0].lower() in _OF_ANY_WORK - {"please"}
    danish_quality = generic and small.endswith("e")
    if _NO_WORK.search(word) or _QUALITY.fullmatch(small) or named or danish_quality:
        return None
    if small in _OWN and last not in ("med", "with"):
        return None
    if (last in _OTHER_PREPOSITIONS and not _AWAY.search(cue.of(text))) or (
        last in _BEING and len(bare) == len(before) and not _PROFESSION.match(small)
    ):
        return None
    return small


def _says_which(word: str) -> bool:
    return word in _DOING_NOUNS or not (is_light([word]) or word in _OF_ANY_WORK | _BEFORE_WORK)


def _is_verb(before: str, said: list[str]) -> bool:
    """Whether what comes next is in the place of an infinitive: "jeg vil ikke ...", "I do not want to ..."."""
    if said:
        return said[-1] == "at" or (said[-1] == "to" and not {"back", "return", "no", "thanks"} & set(said[:-1]))
    return _MODAL.search(before) is not None and re.search(r"(?:back|no|thanks) to\W*$", before) is None
