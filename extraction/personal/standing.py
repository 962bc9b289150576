"""Where a word that is a name too stands as a name: "skriver Liv", "Liv siger", not "Liv i byen", "Line manager"."""

from __future__ import annotations

import re

from extraction.anycase import AnyCase
from extraction.personal.forms import UP
from extraction.personal.given_names import word_set
from extraction.personal.words import THINGS, is_no_name
from extraction.tokens import is_known

SAYS = (
    r"(?:siger|sagde|ringe[rd]e?|ringet|skrev|skriver|fortalte|fortæller|spurgte|spørger|mener|mente|ønsker(?: sig)?|"
    r"vil gerne|svarede?|aflyste|foreslog|foreslår|anbefale[rd]e?|hjalp|hjælper|lærte mig|kommer|kom|mødte?|møder|"
    r"takke[rd]e?|synes|tænker|glæder sig|savner|har (?:fået|været|talt|sagt|lovet|ringet|skrevet|brug for|lyst til)|"
    r"er (?:glad|syg|enig|usikker|interesseret|født|blevet|ked)|skal (?:til|have|ringe|sende|tale|møde)|"
    r"said|says|called|calls|rang|phoned|wrote|writes|told|tells|asked|asks|wants|thinks|mentioned|suggested|suggests|"
    r"replied|came|met|taught|helped|agreed|cancelled|feels|hopes|recommends|recommended|would like|is (?:happy|ill|"
    r"sick|unsure|interested|looking|worried))(?![\w-])"
)
"""What only somebody does."""
_SAYS_NEXT = AnyCase(
    rf" (?:(?:også|har|og jeg|and I|has|had|also) )?{SAYS}| (?:and (?:her|his)|og (?:hans|hendes))(?!\w)|"
    r", (?:she|he|who|hun|han)(?!\w)"
)
_DOES_NEXT = re.compile(
    r" (?:aldrig |altid |ofte |never |always |often )?(?:(?:er|var|har|havde|kan|skal|vil|må|blev|fik|gav|går|gik|tog|"
    r"får|bor|står|"
    r"ser|så|ved|vidste|fandt|laver|siger|tager|giver|kører|taler|sidder|løb|sov|has|had|was|can|could|would|should|"
    r"must|led|built|ran|made|took|gave|got|went|knew|"
    r"kept|left|taught|wrote|grew|sold|won|began|spoke|is|are|and I|og jeg)(?!\w)|([a-zæøå]{3,16})(?![\w-]))"
)
_DANISH_VERB = ("er", "ede", "te")
_NO_ENGLISH_VERB = ("ers", "ors", "ings", "ions", "ments", "ss")
"""What things do too, so it tells only of somebody who is known."""
_OWN_NEXT = re.compile(
    r" (?:mor|far|bror|søster|søn|datter|kone|mand|børn|forældre|familie|kæreste|nummer|telefon|mobil|mail|adresse|"
    r"navn|"
    r"chef|kollega|bil|arbejde|kontor|afløser|vagt|mother|father|brother|sister|son|daughter|wife|husband|number|phone|"
    r"e-?mail|address|boss|car)\w*"
)
"""What somebody has, after a genitive."""
_YEAR_NEXT = re.compile(r" \((?:19|20)\d\d[a-z]?\)")
"""A publication's, after its author."""
_OPENERS = word_set(
    """
    når hvis da mens fordi at og men min mit mine her nu så derfor hvor desuden også både when if while because and but
    with that since my where so now both
    """
)
"""Words that begin a sentence and have a capital for that."""
_CAPITAL_NEXT = re.compile(rf"(?:[ \t](?:&|[{UP}\d])|[-/&@]|\.\w)")
_WORD_NEXT = re.compile(r" ([^\W\d_]+)")
_WORD_BEFORE = re.compile(r"(?<![\w-])([^\W\d_]+) $")
_NO_NAME_AFTER = word_set(
    """
    i på hos ved som en et den det de denne dette per pr for the a an as in on at of this that each every any per via
    using under over om into new our your production assembly hot front finish time
    """
)
"""Words before a thing, a place or a firm."""
_AND_SOMEBODY = re.compile(rf" (?:og|and) (?:[{UP}]|(?:jeg|vi|min|mine|hans|hendes|my|his|her|we)(?!\w))")
_PHRASES = frozenset({"of", "up", "out", "off", "do", "be", "suit"})
"""Words after "Line", "Mark" and "Will" that make a phrase of it."""
_LINKS = word_set(
    """
    og and i på til for med fra ved hos af en et den det der her hvis når hvor som at if but or so then now after before
    while when where who since så men eller nu da ikke kun også de om about jeg du vi we you your our the a an not no
    only last first every all both during please
    """
)
"""Words after a name that ``is_no_name`` knows, and that make no phrase of it."""
_BEGINNERS = (
    _OPENERS
    | _LINKS
    | word_set(
        """
        dengang imens ifølge ligesom uden udover foruden efter før inden omkring under sammen måske især heller først
        igen unlike like despite though although until once without besides beside after before under over from by
        perhaps maybe only even later also again together thanks does did was is har havde var er kan kunne skal
        skulle mon gid såsom dog selv vor jeres deres hendes hans her his their
        """
    )
)
"""What has its capital as the first word of a sentence, so that a name after it is all of the name."""
_LEAST_PLURAL = 3
"""More letters than this has a plural: "is" is none."""
_REACH = 40


_OBJECT_NEXT = re.compile(
    r" (?:this|that|these|those|it|you|him|her|them|us|me|everyone|someone|about|yourself|himself|herself)(?!\w)"
)
"""What follows an English verb: "Ask her", "Hope this helps"."""
_WEATHER = re.compile(
    r" (?:(?:er|var|bliver|blev) (?:varslet|meldt|ventet|på vej|over|forbi|årsag)|og (?:regn|sne|hagl|torden)|rammer|"
    r"ramte|raser\w*|hærger\w*|is (?:expected|forecast|coming|over)|hits?|damaged)(?!\w)"
)
_VERBS = frozenset({"ask", "hope", "will", "mark", "grant", "chase", "pat", "drew", "sue"})
_DEEDS = word_set(
    """
    mødte mødt møder set aftalte aftalt møde samtale telefonsamtale jobsamtale opkald mail sms besked aftale
    kontaktede kontakter kontaktet spurgte spørger hjalp hjælper henviste henviser henvist ringede talte bad bedt så
    sendte skrev besøgte besøger interviewede vejledte vejleder informerede rådede takkede takker mindede minder
    inviterede inviterer anbefalede opfordrede støttede coachede bookede aflyste fulgte hentede fik gav lod hørte
    nåede fandt kender orienterede borger borgeren kunde kunden klient klienten kandidaten deltager deltageren ledige
    jobsøger jobsøgende met called phoned emailed asked told helped contacted saw visited referred invited reminded
    thanked advised supported informed interviewed booked heard emailing meeting calling citizen client customer
    candidate participant claimant jobseeker
    """
)
"""Words that begin a sentence of a note and have the name of somebody after them."""


def is_deed(word: str) -> bool:
    """Whether a word is a verb, or one for somebody, that a name follows: "Mødte Mads", "Borger Mads"."""
    lowered = word.lower()
    if lowered in _DEEDS:
        return True
    if lowered.endswith(("ede", "erte")):
        return is_known(lowered, "da")
    return lowered.endswith("ed") and is_known(lowered, "en") and not is_known(lowered, "da")


def begins_sentence(word: str) -> bool:
    """Whether a word with a capital has it as the first of a sentence, so that it is part of no name: "Når", "I'm"."""
    return word.lower() in _BEGINNERS or word == "I" or word[:2] in ("I'", "I’")


def says_next(text: str, end: int) -> bool:
    """Whether what stands from ``end`` is what only a person does."""
    return _SAYS_NEXT.match(text, end) is not None


def goes_on_as_phrase(text: str, end: int) -> bool:
    """Whether the word that ends there is part of a longer name or of a phrase: "Line Inspector", "Line manager"."""
    if _CAPITAL_NEXT.match(text, end):
        return True
    if says_next(text, end):
        return False
    following = _WORD_NEXT.match(text, end)
    if following is None or following[1] in _LINKS:
        return False
    word = following[1]
    return word in _PHRASES or is_no_name(word) or (len(word) > _LEAST_PLURAL and is_no_name(word.removesuffix("s")))


def is_author(text: str, end: int) -> bool:
    """Whether the year of a publication follows: "Lind (2018)"."""
    return _YEAR_NEXT.match(text, end) is not None


def stands_as_name(text: str, start: int, end: int, stem: str) -> bool:
    """Whether a word that is the name of somebody in this text is that here; ``stem`` is it without a genitive's -s.

    In a sentence the capital tells it, but for products; at its beginning only what the word does.
    """
    if _CAPITAL_NEXT.match(text, end) or _is_verb_or_weather(text, start, end, stem):
        return False
    if says_next(text, end):
        return True
    if stem.lower() in THINGS:
        return False
    if does_next(text, end) or text[end - 2 : end] in ("'s", "’s"):
        return True
    if goes_on_as_phrase(text, end):
        return False
    if end - start > len(stem) and _has_next(text, end):
        return True
    if is_author(text, end):
        return True
    before = _WORD_BEFORE.search(text, max(start - _REACH, 0), start)
    if before is not None:
        if before[1].lower() in _OPENERS and (before[1] != "at" or text[before.start(1) - 2 : before.start(1)] == ", "):
            return True
        return before[1].islower() and before[1] not in _NO_NAME_AFTER
    bracketed = text[start - 1 : start] == "(" and text[end : end + 1] in (")", ",")
    return bracketed or _AND_SOMEBODY.match(text, end) is not None or _alone(text, start, end)


def _is_verb_or_weather(text: str, start: int, end: int, stem: str) -> bool:
    """Whether a word that begins a sentence is an English verb, or Danish weather: "Ask her", "Storm er varslet"."""
    lowered = stem.lower()
    if lowered == "storm" and _WEATHER.match(text, end):
        return True
    verb = lowered in _VERBS and _OBJECT_NEXT.match(text, end) is not None
    return verb and _WORD_BEFORE.search(text, max(start - _REACH, 0), start) is None


def _has_next(text: str, end: int) -> bool:
    """Whether what somebody has follows a genitive: a Danish word that is no English one, "Livs mappe"."""
    if _OWN_NEXT.match(text, end):
        return True
    following = _WORD_NEXT.match(text, end)
    if following is None or following[1] in _LINKS:
        return False
    return is_known(following[1], "da") and not is_known(following[1], "en")


def does_next(text: str, end: int) -> bool:
    """Whether a verb follows, as far as its ending tells: "laver" but not "manager", "works" but not "workers"."""
    match = _DOES_NEXT.match(text, end)
    if match is None or match[1] is None:
        return match is not None
    word = match[1]
    if is_known(word, "en"):
        return word.endswith(("s", "ed")) and not word.endswith(_NO_ENGLISH_VERB)
    return word.endswith(_DANISH_VERB) and is_known(word, "da")


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a word is a line of its own, as under a letter."""
    return text[max(start - 1, 0) : start] in ("", "\n") and text[end : end + 1] in ("", "\n")


def is_subject(text: str, start: int, end: int) -> bool:
    """Whether a word is who does something: after a verb in Danish ("skriver Liv"), or in a clause ("når Liv var")."""
    before = _WORD_BEFORE.search(text, max(start - _REACH, 0), start)
    if before is None or goes_on_as_phrase(text, end):
        return False
    word = before[1]
    if word.lower() in _OPENERS and does_next(text, end):
        return True
    verb = word.islower() and word.endswith(("er", "ede", "te")) and word not in _NO_NAME_AFTER
    return verb and is_known(word, "da") and not is_known(word, "en")
