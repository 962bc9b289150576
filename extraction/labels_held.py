"""Headings and names of fields in a CV that say how what stands under them is held ("Det kan jeg ikke", "På vej").

Only words that name nothing else count, so that "Machine learning" and "Next.js" are no wishes.
"""

from __future__ import annotations

import re

from extraction.light_words import NEGATIONS, is_light, told_by, words_of
from ontology.evidence import Polarity


def _rule(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


_REFUSED = _rule(
    r"nej(?: tak)?(?: til)?|ikke (?:ønsk\w*|aktuelt?|mig|mere|igen|længere|gerne|min kop te|noget for mig)|helst ikke",
    r"(?:vil|ønsker|gider|skal|bliver|gør|søger|tager|laver) (?:jeg |det |de )?(?:helst |bare |ikke |nu )?(?:ikke|"
    r"aldrig)",
    r"(?:helst )?fri for|fravalg\w*|fravælge\w*|undgår?|går? (?:helst )?uden ?om|færdig med|slut med|træt af|mæt af|"
    r"væk fra|ud af|slipper? for|uden for diskussion|deal-?breakers?|deal breakers?|refus\w+|declin\w+|no thanks|no "
    r"thank you|not (?:interested|for me|again|wanted|my cup of tea)|rather not|prefer not",
    r"(?:will|do|does|would|should|won|don|doesn|wouldn)(?:['’]t| not) (?:be |do |want|like|touch|take|consider)|"
    r"avoid(?:ing)?|done with|finished with|tired of|had enough|steer(?:ing)? clear|stay(?:ing)? away|"
    r"off the table|no-?go",
)
_LACKED = _rule(
    r"(?:kan|har|kender|ved|mestrer|behersker|forstår) (?:jeg )?(?:endnu |slet |bare )?(?:ikke|aldrig|intet|ingen)",
    r"ikke (?:kan|har|kender|endnu|prøvet|god til|stærk i|erfaring|lært|min stærke side|mine stærke sider)|mangler|nul",
    r"huller?|hullerne|svage (?:sider|punkter)|tynd|til kort|uprøvet|ukendt land|svagheder|ingen erfaring|uden "
    r"erfaring|can(?:['’]t|not| not)|(?:have|do)(?: not|"
    r"n['’]t) "
    r"(?:know|have|yet)|never (?:tried|done|used)|not (?:yet|good at|my strong suit)|lack(?:s|ing)?|missing|gaps?|"
    r"weak(?:nesses| spots| sides| points)|blind spots?|no experience",
)
_WISHED = _rule(
    r"(?:vil|ville|kunne) (?:jeg )?(?:meget |rigtig )?(?:gerne|lære|kunne|prøve)|gerne (?:vil|lære|ville|kunne)",
    r"(?:søger|ønsker) (?:jeg|du|vi)|(?:jeg|du) (?:søger|vil)$|vil (?:jeg|du)(?: hen)?$|(?:ønsk|søg)es$|"
    r"(?:vil|at|skal) lære|lærer(?= nu| jeg|$)|lyst til|\w*drøm\w*|håber?|ønske\w*|(?:om|in) (?:\d+|et|to|tre|fem|ti|"
    r"two|three|five|ten) (?:år|years)|(?:where|hvor) [a-z ]*(?:heading|going|hen)|"
    r"(?:vil|kunne|would|will) (?:jeg|du|I|you) (?:gerne )?(?:lære|prøve|tænke|gerne|like|want|love)|(?:læser|"
    r"studerer|tager)(?: lige)? nu|nysgerrig|på vej|undervejs|i gang|"
    r"under "
    r"(?:læring|oplæring|udvikling|uddannelse)|næste(?: skridt| mål| kapitel)|fremtiden?|fremtidsplaner|planer|"
    r"planlagt",
    r"(?:to|want|like|love|hope) (?:to )?learn|^(?:currently |now )?learning|curious|in progress|under way|on (?:the|"
    r"my) way|"
    r"next(?: steps?)?|would (?:like|love)|hop(?:e|es|ing)|dream\w*|ambitions?|goals?|plans?|planned|wish\w*|want\w*",
)
_EXTRA = frozenset(
    words_of(
        "fravalg fravælger uden ud væk fri fremtid fremtidsplaner udvikling læring lærer huller hul hullerne svage "
        "svagheder næste kapitel mål jobbet job aktuelt aktuel undervejs vej gang gaps gap weaknesses weak spots blind "
        "points progress way goals dreams drømme drømmen drømmejob wishes off table clear away steer stay no-go nogo "
        "stort småt under derhen derud fremad fremover så ærlige honest punkter tynd kort ukendt land uprøvet tried "
        "bordet diskussion ring ringe deal breakers breaker "
        "dealbreakers refuses refused declines slipper heading going tre fem ti two three five ten fremtidsdrømme "
        "please venligst thank prefer learning enough hvem steps "
        "ønske ønsket skills cv kompetencer"
    )
)
_NUMBERED = re.compile(r"^[\W_]*(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?[\W_]*")
_MAX_WORDS = 8


def label_polarity(label: str) -> Polarity | None:
    """How a heading or the name of a field says its matter is held; None where it does not say, or names anything."""
    plain = _NUMBERED.sub("", label).strip(" :.…–—-?!\t")
    words = words_of(plain)
    if not 1 <= len(words) <= _MAX_WORDS or not is_light([word for word in words if word not in _EXTRA]):
        return None
    for rule, polarity in (
        (_REFUSED, Polarity.UNWANTED),
        (_LACKED, Polarity.NEGATED),
        (_WISHED, Polarity.WISHED),
    ):
        if rule.search(plain):
            return polarity
    told = told_by(words, plain)
    return Polarity(told) if told != "stated" and not NEGATIONS.isdisjoint(words) else None
