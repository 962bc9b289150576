"""What a clause says of its subject without saying "jeg": others do it, it is refused, it would be a joy.

"Kassen passer min makker", "fakturering ligger hos andre", "natkørsel fravælges", "keramik ville være en drøm", "mit
fransk rækker ikke".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.anycase import AnyCase
from extraction.clauses import Claim, affirms, clause_end, front_start, is_topic, may_be_topic
from extraction.light_words import NEGATIONS, is_light, told_by, words_of
from extraction.sentences import Span
from ontology.evidence import Polarity

_OTHER = (
    r"(?:(?:de )?andre|nogen (?:andre|anden)|en anden(?: generation)?|et andet hold|(?:en|min|mine|vores|min gamle) "
    r"(?:kolleg\w+|makker\w*|chef\w*|leder\w*|kone|mand|kæreste|kompagnon|revisor|partner|svend\w*|mester|søster|bror|"
    r"far|mor|datter|søn)|kolleg(?:aen|aerne|er|erne)|revisoren|bogholderen|konen|makkeren|mester|"
    r"[a-zæøå]*(?:chefen|lederen|oren|isten|manden))"
)
_NAMED = r"(?:\[NAME(?:_\d+)?\]|[A-ZÆØÅ][a-zæøå]+)"
_DOING = (
    r"(?:skriver|skrev|laver|lavede|tager|tog|klarer|klarede|passer|passede|ordner|ordnede|styrer|styrede|fører|førte|"
    r"står|stod|lagde|holdt|gør|gjorde|kører|kørte|må|skal|kan)"
)
_BY_OTHERS = re.compile(
    rf"(?<=\s)(?P<told>(?:(?:{_DOING}|(?!efter |eller |under |over )[a-zæøå]+(?:er|ede|te)) {_OTHER}|{_DOING} {_NAMED})"
    r"(?: (?:sig af|om|for|med|altid|selv|gerne|nu|tage sig af|stå for|klare|lave|passe|gøre|ordne|stået for|lavet|"
    r"klaret|taget sig af|passet|styr på))*)(?=\s*(?:[.,;)]|$))",
)
_IN_OTHER_HANDS = AnyCase(
    r"(?<!\w)(?P<told>(?:(?:har|have|has) (?:altid |always )?)?(?:ligger|lå|ligget|hører|hørte|sidder|sad|lies|lay|"
    r"sat)(?: altid| hjemme| til)? (?:hos|under|with) (?!mig|os|me|us)|(?:(?:er|blev|bliver|bli'r) (?:altid )?"
    r"(?:håndteret|varetaget|udført|klaret|ordnet|passet|lavet|styret|kørt)|(?:håndteres|varetages|udføres|klares|"
    r"ordnes|passes|laves|styres|køres)(?: altid)?) af (?!mig|os|hånden)|(?:is|are|was|were|been) (?:always |mostly )?"
    r"(?:handled|done|looked after|taken care of|managed|prepared|run) by (?!me|us|my|hand)|"
    r"(?:is|are|was|were) (?:always |never )?(?:(?:somebody|someone) else['’]s|(?:the |my |our )?[\w]+['’]s|"
    r"others['’]) (?:job|task|business|department|responsibility|area|work)|"
    r"(?:was|is) (?:never|not) my (?:job|task|department))",
)
_CLAUSE_OF_ITS_OWN = re.compile(r"(?<!\w)(?:[Jj]eg|I|som|(?<![Dd]et )der|who|that|which)(?!\w)")
_PASSIVE = re.compile(
    r"(?<!\w)(?P<told>(?P<verb>[a-zæøå]{2,}(?:[eå]|[aeiouyæøå][a-zæøå])s|søges)(?P<rest>(?: (?:ikke|aldrig|helst|gerne|"
    r"også|endnu|længere|mere|igen|nu))*))(?=\s*(?:[.,;)!]|$)|\s(?:men|og|but)\s)"
)
_PASSIVE_TOLD = {
    Polarity.UNWANTED: re.compile(r"(?:fravælg|frabed|undgå|afvis|afslå|fravælge|overlade|opgive)e?s"),
    Polarity.WISHED: re.compile(r"(?:ønske|søge|efterlyse|overveje|påtænke|planlægge|håbe)s"),
}
_OWN_DOES_NOT = AnyCase(
    r"(?<!\w)(?:mit|min|my) (?P<topic>[^.,;:!?]{2,40}?) (?P<told>(?:rækker|holder|duer|dækker|er|bliver|does|do|will|"
    r"is|was|reaches|goes) (?:heller |desværre )?(?:ikke|not)(?: (?:nok|god|godt|stor|stort|helt|til|stærkt?|good|"
    r"great|stretch|reach|up|enough|much|there))+)(?!\w)",
)
_WOULD_BE = AnyCase(
    r"(?<!\w)(?P<told>(?:ville|kunne) (?:[a-zæøå]+ )?være (?:en |et |min |mit |mere end )?(?!uden|med|i |på |lavet|"
    r"gjort)[a-zæøå]+|må (?:meget |godt )?gerne (?:fylde|blive|komme)|would be (?:(?:a|an|my|the) )?(?:great |real |"
    r"absolute )?(?:dream|joy|pleasure|delight|treat|plus|bonus|great|nice|lovely|fun|exciting|interesting|ideal|"
    r"perfect|welcome|fantastic|wonderful|next)|would [a-z]+ me|ville [a-zæøå]+ mig|(?:lyder|sounds) (?:[a-zæøå]+ "
    r")?(?:spændende|interessant|fristende|dejligt|som noget for mig|exciting|tempting|interesting|appealing|like "
    r"me))(?!\w)",
)
_PUT = AnyCase(
    r"(?<!\w)(?:(?:har |jeg )*(?:lagt|lægger|lagde) (?P<topic>[^.,;:!?]{2,50}?) (?:bag mig|på hylden|fra mig)|(?:have "
    r"|I )?(?:left|put) "
    r"(?P<left>[^.,;:!?]{2,50}?) behind(?: me)?|(?:er|is|bliver) (?!jeg |det |der |det, )(?P<over>[^.,;:!?]{3,50}?) "
    r"(?:udelukket|slut|forbi|fortid|"
    r"utænkeligt?))(?=\s*(?:[.,;!]|$)|\s(?:for|men|og|but|and)\s)"
)
"""Around what is refused: "jeg har lagt butikken bag mig", "efter operationen er løft udelukket"."""
_DRAWS = re.compile(
    r"(?<!\w)(?P<told>frister|lokker|tiltrækker|trækker|drager|interesserer|fascinerer|tiltaler|pirrer) "
    r"(?P<topic>(?!mig|jeg)[^.,;:!?]{2,60}?) mig(?!\w)"
)


def of_subjects(text: str, sentence: Span) -> Iterator[Claim]:
    """The claims of a sentence about the subjects of its clauses, and about what others are the subjects of."""
    yield from _of_others(text, sentence)
    yield from _poor(text, sentence)
    yield from _passives(text, sentence)


def _of_others(text: str, sentence: Span) -> Iterator[Claim]:
    """ "Kassen passer min makker", "fakturering ligger hos andre": what others do is not one's own."""
    for pattern in (_BY_OTHERS, _IN_OTHER_HANDS):
        for match in pattern.finditer(text, *sentence):
            start = front_start(text, sentence, match.start("told"))
            front = text[start : match.start("told")]
            if not is_light(words_of(front)) and not _CLAUSE_OF_ITS_OWN.search(front):
                yield Claim(start, match.start("told"), Polarity.NEGATED, Span(*match.span("told")))


def _poor(text: str, sentence: Span) -> Iterator[Claim]:
    """ "Mit fransk rækker ikke til en samtale": what is one's own and does not do something."""
    for match in _OWN_DOES_NOT.finditer(text, *sentence):
        stop = clause_end(text, sentence, match.end("told"))
        said = words_of(text[match.start("told") : stop])
        if not affirms(text, match.start("told"), stop) and told_by(said, "") in ("negated", "unwanted"):
            yield Claim(*match.span("topic"), Polarity.NEGATED, Span(*match.span("told")))


def _passives(text: str, sentence: Span) -> Iterator[Claim]:
    """ "Natkørsel fravælges", "oplæring ønskes", "keramik ville være en drøm", "særligt lokker keramik mig"."""
    for match in _PASSIVE.finditer(text, *sentence):
        negated = not NEGATIONS.isdisjoint(words_of(match["rest"]))
        told = next((held for held, verbs in _PASSIVE_TOLD.items() if verbs.fullmatch(match["verb"])), None)
        if negated:
            told = {None: Polarity.NEGATED, Polarity.WISHED: Polarity.UNWANTED}.get(told)
        yield from _of_front(text, sentence, match, told)
    for match in _WOULD_BE.finditer(text, *sentence):
        if " ikke " not in match[0]:
            yield from _of_front(text, sentence, match, Polarity.WISHED)
    for match in _PUT.finditer(text, *sentence):
        topic = next(span for name in ("topic", "left", "over") if (span := match.span(name))[0] >= 0)
        yield Claim(*topic, Polarity.UNWANTED, Span(topic[1], match.end()))
    for match in _DRAWS.finditer(text, *sentence):
        yield Claim(*match.span("topic"), Polarity.WISHED, Span(*match.span("told")))


def _of_front(text: str, sentence: Span, match: re.Match[str], told: Polarity | None) -> Iterator[Claim]:
    start = front_start(text, sentence, match.start("told"))
    front = words_of(text[start : match.start("told")])
    if told is not None and may_be_topic(front) and is_topic(text, start, match.start("told")):
        yield Claim(start, match.start("told"), told, Span(*match.span("told")))
