"""Words that say how a sentence holds what it names: negated, wished, unwanted; demanded or nice to have.

A cue acts forwards ("ingen erfaring med X"), backwards ("X er en fordel"), or, where ``hvis``/``if`` and the like
follow it, forwards again ("en fordel, hvis du kender X").
"""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from ontology.evidence import Polarity, Strength


class Direction(Enum):
    """Which words of the clause a cue speaks of."""

    FORWARD = "forward"
    BACKWARD = "backward"


class Cue(NamedTuple):
    """A cue at code points ``start`` to ``end`` of the text; exactly one of polarity and strength is set."""

    start: int
    end: int
    direction: Direction
    polarity: Polarity | None
    strength: Strength | None
    bare: bool = False
    """A lone "not" or "no", which speaks of the next few words only."""


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


_F, _B = Direction.FORWARD, Direction.BACKWARD
_YOU = r"(?:jeg|du|man|vi|I|we|you)"

_NO_DEMAND = _rule(
    r"(?:(?:er|udgør|stilles|ses som|is|are|dog|men|but) )*(?:ikke|ingen|intet|not) "
    r"(?:absolut |nødvendigvis |umiddelbart |strictly |necessarily )?(?:et |en |a |an |as a )?"
    r"(?:krav|betingelse|forudsætning|nødvendighed|nødvendigt|nødvendig|nødvendige|påkrævet|requirement|prerequisite|"
    r"required|necessary|needed|mandatory|a must|hindring)|(?:er |is |are )?unødvendigt?|behøves ikke|"
    r"kræves ikke|forventes ikke"
)
_NO_NEED_FORWARD = _rule(
    r"(?:ingen|ikke|intet|no|not) (?:særlige |formelle |specific |formal )?(?:krav|requirements?) (?:om|til|"
    r"på|for|of)|"
    r"(?:du )?behøver (?:du )?(?:ikke|hverken)|kræver (?:ikke|hverken|ingen)|you (?:do not|don't) need|"
    r"does not require|"
    r"(?:det er )?ikke (?:nødvendigt|et krav|en betingelse|en forudsætning),? (?:at|med|om)"
)
_NO_BEFORE = _rule(
    r"(?:ingen|uden|no|without)(?= (?:[\w-]+ ){0,3}?(?:nødvendig|nødvendige|påkrævet|required|necessary|"
    r"needed)(?!\w))"
)
_NO_EXPERIENCE = (
    r"(?:ingen|intet|manglende|mangler|uden|hverken|aldrig haft|ikke haft) (?:[\w-]+ )?"
    r"(?:erfaring|kendskab|viden|uddannelse|kompetencer|kundskaber)(?: (?:med|i|inden for|til|om|fra))?|"
    r"(?:no|without|lack of|lacking|little or no|neither) (?:[\w-]+ )?"
    r"(?:experience|knowledge|training|skills?|education)(?: (?:with|in|of|from))?"
)
_NEGATED = _rule(
    rf"(?:har|have|haft|got|kan|ved|kender|bruger|behersker|taler|skriver|læser) (?:{_YOU} )?(?:desværre |"
    rf"endnu |slet )?"
    r"(?:ikke|aldrig|hverken|ingen|intet)(?! kun| mindst| bare| only| bange)|"
    rf"er (?:{_YOU} )?ikke (?:uddannet|udlært|certificeret|autoriseret|vant til)|(?:endnu )?(?:ikke|aldrig) "
    r"(?:haft|arbejdet|prøvet|brugt|lært|været)|(?:do not|don't|does not|cannot|can't|can not|have not|"
    r"haven't|has not|"
    r"have never|has never|never) (?:yet )?(?:have|know|use|used|speak|worked|work|write|had|been|learned|tried)|"
    + _NO_EXPERIENCE
)
_NEGATED_ASKED = _rule(
    r"hvis du (?:ikke|aldrig) (?:har|kan|kender)|(?:du )?(?:ikke|aldrig) (?:har|har haft) |" + _NO_EXPERIENCE
)
_BARE_NO = _rule(
    r"(?:ikke|ingen|uden|undtagen|bortset fra|no|not|without|except)"
    r"(?! kun| mindst| bare| only| least| just| matter| later| tvivl| doubt)"
)
_UNWANTED = _rule(
    rf"(?:ønsker|vil|søger|gider|kunne tænke mig|har lyst) (?:{_YOU} )?(?:helst |absolut |bestemt )?"
    r"(?:ikke|hverken|ingen|intet|undgå|nødig)(?! kun| mindst)(?: at| til at)?|ikke (?:ønsker|lyst til|"
    r"interesseret i)|"
    r"(?:helst|gerne) (?:ikke|undgå|fri for|uden)|(?:vil|ønsker at|skal) undgå|træt af|undgå|"
    r"(?:do not|don't|would not|wouldn't|not) (?:want|wish|like|looking|interested|seeking|willing)(?: to| for| in)?|"
    r"(?:prefer|rather) not(?: to)?|avoid"
)
_WISHED = _rule(
    rf"(?:vil|ville|kunne) (?:{_YOU} )?(?:(?:rigtig|meget|også|derfor|dog) )*(?:gerne|elske at|tænke mig)|"
    rf"(?:drømmer|brænder) (?:{_YOU} )?(?:om|for at)(?: at)?|(?:min drøm|drømmejob(?:bet)?)(?: er)?|"
    rf"(?:ønsker|søger|håber|interesseret i|lyst til|på jagt efter|leder efter|klar til)(?: {_YOU})?|"
    r"(?:mit|mine) (?:mål|ønske|ønsker)(?: er)?|ønsket er|i gang med at lære|"
    r"(?:would|'d) (?:like|love)(?: to)?|want(?: to)?|(?:wish|hope|hoping|eager|keen|aim|aiming|plan|"
    r"planning) (?:to|for)|"
    r"(?:looking|searching) for|seeking|interested in|my (?:goal|dream|ambition|aim)(?: is)?"
)
_BE = r"(?:er|vil være|kan være|ses som|kunne være|er dog|er også|is|are|would be|will be|may be|can be|is also)"
_OPTIONAL_BACK = _rule(
    rf"(?:{_BE} (?:(?:selvfølgelig|naturligvis|bestemt|klart|kun|også|derfor) )?|(?=en |et |an? ))"
    r"(?:(?:en|et|an?|klar|stor|stort|klart|big|great|strong|clear|definite|huge|added|særlig|yderligere) )*"
    r"(?:fordel|plus|bonus|styrke|pluspunkt|advantage|asset|benefit|merit|strength|nice[ -]to[ -]have|"
    r"desirable|beneficial|"
    r"preferred|ønskeligt?|ønskelige|velset|welcome|optional|advantageous)|"
    r"foretrækkes|nice[ -]to[ -]have|preferred(?=\s*[.!;)]|\s*$)"
)
_OPTIONAL_FORWARD = _rule(
    r"gerne|allerhelst|helst|måske|eventuelt|evt\.?|muligvis|preferably|ideally|perhaps|optionally"
)
_ESSENTIAL_BACK = _rule(
    r"(?:er|udgør|is|are|det er) (?:(?:et|en|an?|absolut|strengt|ufravigeligt|strict|absolute|hard) )*"
    r"(?:krav|betingelse|forudsætning|must|nødvendig|nødvendigt|nødvendige|nødvendighed|påkrævet|required|"
    r"requirement|"
    r"essential|mandatory|prerequisite|necessary|obligatorisk|afgørende|needed|vigtigt|vigtig|vigtige)|"
    r"(?:(?:et|en|a) )?(?:krav|betingelse|forudsætning|must(?:-have| have)?)(?=\s*[.!;)]|\s*$)|"
    r"kræves|forventes|forudsættes|indhentes|(?:skal|must) (?:kunne )?(?:fremvises|haves|medbringes)|"
    r"(?:required|essential|mandatory)(?=\s*[.!;)]|\s*$)"
)
_ESSENTIAL_FORWARD = _rule(
    r"(?:du|man|ansøger(?:en|e)?|kandidaten|medarbejderen|I) skal(?! (?:arbejde (?:sammen|tæt)|møde|starte|"
    r"begynde|være med til))"
    r"(?: (?:desuden|også|derfor|som minimum|dog|naturligvis))?(?: (?:have|kunne|være|besidde|beherske|kende))?|"
    r"skal (?:du|man) (?:desuden |også )?(?:have|kunne|være|besidde|beherske|kende)|"
    r"skal (?:have|besidde|beherske|kunne|være uddannet|være autoriseret)|kræver|forudsætter|"
    r"(?:vi )?forventer(?: vi)?|"
    r"(?:der|det) (?:forventes|kræves|forudsættes)|krav(?:et|ene)? (?:om|til|er)|krav:|"
    r"you (?:must|need|have to|are required|shall|will need)(?: to)?(?: have| be| know| speak)?|must (?:have|"
    r"be|know|speak|hold)|"
    r"(?:we )?(?:require|expect)s?|requirements?:|needs to"
)

_BACK_TO_FORWARD = re.compile(
    r"\s*,?\s*(?:hvis|om|såfremt|når|at|med|if|that|to have|to know|when|with|når du|for os,? (?:at|hvis))(?!\w)|\s*:",
    re.IGNORECASE,
)

CV_RULES = (
    (_NO_DEMAND, _B, Polarity.NEGATED, None),
    (_UNWANTED, _F, Polarity.UNWANTED, None),
    (_NEGATED, _F, Polarity.NEGATED, None),
    (_WISHED, _F, Polarity.WISHED, None),
    (_BARE_NO, _F, Polarity.NEGATED, None),
)
"""In the order of precedence: of two cues on the same words the first counts."""

POSTING_RULES = (
    (_NO_NEED_FORWARD, _F, Polarity.NEGATED, None),
    (_NO_DEMAND, _B, Polarity.NEGATED, None),
    (_NO_BEFORE, _F, Polarity.NEGATED, None),
    (_NEGATED_ASKED, _F, Polarity.NEGATED, None),
    (_OPTIONAL_BACK, _B, None, Strength.OPTIONAL),
    (_ESSENTIAL_FORWARD, _F, None, Strength.ESSENTIAL),
    (_ESSENTIAL_BACK, _B, None, Strength.ESSENTIAL),
    (_OPTIONAL_FORWARD, _F, None, Strength.OPTIONAL),
    (_BARE_NO, _F, Polarity.NEGATED, None),
)


def find_cues(text: str, start: int, end: int, posting: bool) -> list[Cue]:
    """The cues between two offsets of ``text``, in order; none overlaps another."""
    found: list[Cue] = []
    for pattern, direction, polarity, strength in POSTING_RULES if posting else CV_RULES:
        for match in pattern.finditer(text, start, end):
            if any(cue.start < match.end() and match.start() < cue.end for cue in found):
                continue
            turned = direction
            if direction is _B and _BACK_TO_FORWARD.match(text, match.end(), end):
                turned = _F
            bare = pattern is _BARE_NO
            found.append(Cue(match.start(), match.end(), turned, polarity, strength, bare))
    return sorted(found)
