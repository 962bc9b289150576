"""What a main clause says of the words that it puts before its verb, or sets apart from the rest of it.

Danish puts the verb second, so an object that comes first is followed by verb and subject: "SAP har jeg aldrig rørt".
Then the rest of the clause has no object, which tells that the first words are it: nothing but light words and verbs is
left, or what is left stands after a preposition, or ends with one ("... svarer jeg ikke på opslag om"). English does so
seldom ("Kotlin I have never touched"). Clefts ("det er keramik, jeg drømmer om", "what I lack is ...") and relative
clauses say it of words set apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.anycase import AnyCase, Pattern
from extraction.clauses import Claim, affirms, clause_end, front_start, is_topic, may_be_topic
from extraction.light_words import NEGATIONS, is_light, told_by, words_of
from extraction.sentences import Span
from ontology.evidence import Polarity

_INVERTED = re.compile(
    r"(?<!\w)(?!(?:indtil|fordi|at|som|der|hvis|når|da|mens|hvor|end|om|før|hvad|siden|selvom|og|men|eller|hvilket|til|"
    r"for|hvordan|hvornår|samtidig|imens|inden) )([a-zæøå]+) (?:jeg|vi|man|I)(?=[ ,.;]|$)"
)
_CLEFT = re.compile(
    r"(?<!\w)(?:er|bliver|kunne være|is|are|would be)(?: [a-zæøåA-Z'’]+){0,6}?,? (?:(?:som|der|that|which) )?(?:jeg|"
    r"man|I)(?:['’](?:d|ve|m|ll))?(?=\s)"
)
_ENGLISH = re.compile(r"(?<=\s)I(?:['’](?:d|ve|m|ll))?(?=\s)")
_ADVERBIAL = re.compile(
    r",|(?<!\w)(?:in|at|as|on|for|with|during|by|to|from|\w+ed|\w+ly|is|was|that|which)(?!\w)", re.IGNORECASE
)
"""English words before "I" that are no object."""
_IT_IS = AnyCase(
    r"(?<!\w)(?:det|that|it)(?: (?:er|var|is|was)|['’]s)(?P<not> (?:ikke|not))? (?P<topic>[^.;:!?,]{2,60}?)(?:,| "
    r"(?=(?:som|that|which|jeg|I)\s)) ?(?:(?:som|that|which) )?(?P<told>(?:jeg|I)(?:['’](?:d|ve|m|ll))?\s)",
)
_WHAT = AnyCase(
    r"(?:^|(?<=[.,;:!?] )|(?<=\n))(?:det|hvad|det eneste|what|the (?:one |only )?thing|all),? (?:som |that "
    r")?(?P<told>(?:jeg|I)(?:['’](?:d|ve|m|ll))? [^.;:!?,]{2,60}?),? (?:er|bliver|is|are|would be)(?: at| to)? ",
)
_WHAT_DRAWS = AnyCase(
    r"(?<!\w)(?:det|hvad|noget|what),? (?:(?:der|som) )?(?:virkelig |især |mest |really |most )?(?P<told>trækker|"
    r"lokker|frister|drager|"
    r"tiltrækker|fascinerer|draws|tempts|attracts|calls|excites)(?: (?:i )?mig| me)?(?: [a-zæø]+)?,? (?:er|is) "
)
_AS_FOR = AnyCase(
    r"(?<!\w)(?:hvad angår|hvad \w+ angår|med hensyn til|når det (?:gælder|kommer til)|angående|as for|as regards|"
    r"when it "
    r"comes to|regarding|concerning) (?P<topic>[^.,;:!?]{2,60}?)(?=,|\s*[.;!?]|$| [a-zæøå]+ jeg(?!\w))"
)
_RELATIVE = re.compile(r",? (?:som|which|that) (?P<told>(?:jeg|I)(?:['’](?:d|ve|m|ll))?(?=\s))")
_ANAPHOR = AnyCase(
    r"(?:[,;]|\s(?:men|og|but|and))\s(?:(?:og|men|så|and|but)\s)?(?P<told>(?:det|den|dem) [a-zæøå]+ jeg(?=[ ,.;]|$))",
)
_STRANDED = frozenset(
    words_of("om til i på med af for fra ved over efter hos mod under with of at in on to about from")
)
_PREPOSITIONS = _STRANDED | frozenset(
    words_of("bag siden før inden uden mellem gennem since before without during after as")
)
_BEFORE_VERB = frozenset(
    words_of(
        "at kan kunne vil ville skal skulle må måtte bør gider tør agter i andre others to will would can could shall "
        "should must might do don't did didn't won't wouldn't can't cannot"
    )
)
_PERFECT = frozenset(words_of("har havde haft er var blev bliver blevet få fået have has had been be i've having"))
_ADVERBS = NEGATIONS | frozenset(
    words_of(
        "jeg vi man også heller derfor desværre slet endnu gerne helst længere mere dog altså bare selv nok jo vel "
        "lige godt nu stadig rigtig meget aldrig ever also just still really only kun rather sgu ærligt talt "
        "simpelthen mig sig"
    )
)
"""Words that stand between verb and verb; with "-ly", "-vis" and "-ligt" others do."""
_LONGEST = 4
"""Words of what a relative clause is about."""
_AFFIRMED = re.compile(
    r"(?:ikke|no|not an?|ingen) (?:længere )?(?:ny)?(?:begynder|beginner|novice)(?!\w)", re.IGNORECASE
)
_OUTRIGHT = frozenset({"negated", "unwanted", "wished"})
_LACK = frozenset({"negated", "unwanted"})
_SAYING = frozenset(words_of("fremhæve nævne sige kalde betegne beskrive mene pege anbefale bruge bidrage"))
"""After "vil" they are no wish: "min tålmodighed vil jeg fremhæve"."""
_IRREALIS = frozenset({"ville"})
_FREE = frozenset({"uden", "without"})
_MINE = re.compile(r"(?<!\w)(?:jeg|vi)(?!\w)", re.IGNORECASE)


def fronted(text: str, sentence: Span) -> Iterator[Claim]:
    """The claims of a sentence about what its clauses put first or set apart."""
    yield from _inversions(text, sentence)
    yield from _clefts(text, sentence)
    yield from _as_for(text, sentence)
    yield from _relatives(text, sentence)
    yield from _anaphors(text, sentence)


def has_gap(words: list[str]) -> bool:
    """Whether a clause, from its verb on, lacks the object that its verb needs, so that words elsewhere are it.

    No bare noun may be left: words in a verb's place, light words, and those after a preposition are none.
    """
    if words and words[-1] in _STRANDED and len(words) > 2:
        return True
    rest = iter(word for word in words if not _is_adverb(word))
    before, ruled = next(rest, ""), False
    for word in rest:
        light = is_light([word])
        verb = not light and (
            before in _BEFORE_VERB or (before in _PERFECT and word.endswith(("t", "ed", "en", "ne", "de")))
        )
        if not (light or verb or ruled or word in _PREPOSITIONS):
            return False
        ruled = (ruled or word in _PREPOSITIONS) and not verb
        before = word
    return True


def _is_adverb(word: str) -> bool:
    return word in _ADVERBS or word.endswith(("ly", "vis", "ligt"))


def _inversions(text: str, sentence: Span) -> Iterator[Claim]:
    for pattern in (_CLEFT, _INVERTED, _ENGLISH):
        for match in pattern.finditer(text, *sentence):
            stop = clause_end(text, sentence, match.end())
            start = front_start(text, sentence, match.start())
            front = words_of(text[start : match.start()])
            said = words_of(text[match.start() : stop])
            whole = is_light(said)
            if not may_be_topic(front) or not is_topic(text, start, match.start()):
                continue
            if not whole and (pattern is _CLEFT or front[0] in _PREPOSITIONS - {"at"} or not has_gap(said)):
                continue
            if pattern is _ENGLISH and _ADVERBIAL.search(text, start, match.start()):
                continue
            if affirms(text, start, stop):
                continue
            # Of a whole clause "over" ends it; in one that goes on it is a preposition ("for over ti år siden").
            told = _told(
                said if whole else [word for word in said if word != "over"], text[match.start() : stop], front
            )
            if told and (whole or told != "stated" or not _SAYING.isdisjoint(said)):
                yield Claim(start, match.start(), Polarity(told), Span(match.start(), stop))


def _told(said: list[str], words: str, front: list[str]) -> str:
    """How a clause holds its front, by all that ``told_by`` knows and by the front and the verb's mood."""
    told = told_by(said, words)
    negated = not NEGATIONS.isdisjoint(said)
    if front[0] in _FREE and negated:
        return "stated"
    if told == "stated" and not NEGATIONS.isdisjoint(front):
        return "negated"
    saying = said[0] == "vil" and not _SAYING.isdisjoint(said)
    if saying and not negated:
        return "stated"
    if not negated and (said[0] in _IRREALIS or (said[0] == "vil" and told != "unwanted")):
        return "wished"
    return told


def _clefts(text: str, sentence: Span) -> Iterator[Claim]:
    """ "Det er keramik, jeg drømmer om" and "hvad jeg mangler, er et truckkort"."""
    for match in _IT_IS.finditer(text, *sentence):
        stop = clause_end(text, sentence, match.start("told"))
        said = words_of((match["not"] or "") + " " + text[match.start("told") : stop])
        told = told_by(said, text[match.start("told") : stop])
        if told in _OUTRIGHT and has_gap(said) and not is_light(words_of(match["topic"])):
            yield Claim(*match.span("topic"), Polarity(told), Span(match.start("told"), stop))
    for match in _WHAT_DRAWS.finditer(text, *sentence):
        yield Claim(match.end(), sentence.end, Polarity.WISHED, Span(*match.span("told")))
    for match in _WHAT.finditer(text, *sentence):
        said = words_of(match["told"])
        told = told_by(said, match["told"])
        if said[1:2] and said[-1] in ("vil", "want", "after", "for"):
            told = "unwanted" if not NEGATIONS.isdisjoint(said) else "wished"
        if told in _OUTRIGHT and is_light(said):
            yield Claim(match.end(), sentence.end, Polarity(told), Span(*match.span("told")))


def _as_for(text: str, sentence: Span) -> Iterator[Claim]:
    """ "Hvad angår moms, er jeg på bar bund" and "jeg er grøn, når det gælder kloak"."""
    for match in _AS_FOR.finditer(text, *sentence):
        after = text[match.end() : clause_end(text, sentence, match.end() + 1)]
        end = len(text[: match.start()].rstrip(" ,"))
        before = text[front_start(text, sentence, end) : end]
        for said in (after, before):
            words = words_of(said)
            told = told_by(words, said) if words and is_light(words) and not _AFFIRMED.search(said) else ""
            if told in _OUTRIGHT:
                yield Claim(*match.span("topic"), Polarity(told), Span(match.start(), match.start("topic")))
                break


def _relatives(text: str, sentence: Span) -> Iterator[Claim]:
    """ "SolidWorks, som jeg aldrig har arbejdet i": the last words before it that are not light."""
    for match, told in _denials(_RELATIVE, text, sentence):
        place = match.start()
        for word in list(re.finditer(r"[\w+#-]+", text[sentence.start : match.start()]))[: -_LONGEST - 1 : -1]:
            if is_light(words_of(word[0])):
                break
            place = sentence.start + word.start()
        yield Claim(place, match.start(), *told)


def _anaphors(text: str, sentence: Span) -> Iterator[Claim]:
    """ "De andre brugte SAP, men det kan jeg ikke": of the clause before, unless that one tells what "jeg" do."""
    for match, told in _denials(_ANAPHOR, text, sentence):
        start = front_start(text, sentence, match.start())
        if told[0] is Polarity.UNWANTED or not _MINE.search(text, start, match.start()):
            yield Claim(start, match.start(), *told)


def _denials(pattern: Pattern, text: str, sentence: Span) -> Iterator[tuple[re.Match[str], tuple[Polarity, Span]]]:
    """Where light words deny what stands before a match, how, and which words do."""
    for match in pattern.finditer(text, *sentence):
        said = Span(match.start("told"), clause_end(text, sentence, match.end()))
        words = words_of(said.of(text))
        told = told_by(words, said.of(text))
        if told in _LACK and is_light(words) and not affirms(text, *said):
            yield match, (Polarity(told), said)
