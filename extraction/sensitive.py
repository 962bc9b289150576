"""Details of a CV that nobody may be judged by: health, family, origin, belief, union. They never become evidence.

Health counts where somebody speaks of themselves: a carer's "borgere med diabetes" is a skill. What is said of a
relative reaches to the end of its sentence, with the profession of a husband or mother in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from extraction import sensitive_family as family
from extraction import sensitive_words as words
from extraction.anycase import AnyCase
from extraction.personal.spans import PLACEHOLDER
from extraction.sections import LEISURE, Section, section_at
from extraction.sensitive_named import named
from extraction.sensitive_words import FAMILY, HEALTH, OTHER
from extraction.sentences import Span


class Sensitive(NamedTuple):
    """Code points ``start`` to ``end`` (exclusive) are a detail of ``kind``: "health", "family" or "other"."""

    kind: str
    start: int
    end: int


_ILLNESS = (
    r"sygemeld\w*|sygdom(?:me)?|syg|rask|stress|udbrændt|depression\w*|angst|adhd|add|autis\w*|asperger\w*|"
    r"epilepsi|anfald|"
    r"astma|\w*allergi(?:er|ker|sk|ske)?|pollen|\w*eksem|psoriasis|slidgigt|gigt|leddegigt|diskusprolaps|prolaps|"
    r"iskias|"
    r"rygsmerter|rygskade|"
    r"dårlig ryg|dårlig\w* knæ|knæled|knæoperation|knæskade|hofteled|hofteoperation|operation|opereret|"
    r"kræft|brystkræft|diabetes|"
    r"sukkersyge|migræne|ptsd|traume\w*|hjerte\w*|blodprop|apopleksi|hjernerystelse|hørehæmmet|høreapparat|"
    r"tinnitus|ordblind\w*|"
    r"dysleksi|svagtseende|synshandicap\w*|mit syn|handicap\w*|døv|blind|kronisk\w*|sclerose|sklerose|"
    r"parkinson\w*|medicin for|"
    r"lægeerklæring|gået til psykolog|går til psykolog|hos (?:en )?psykolog|skånehensyn|nedsat arbejdsevne|"
    r"førtidspension|"
    r"sick leave|off sick|illness|ill|exhaustion|burn-?out|anxiety|autism|epilep\w*|seizures?|asthma|"
    r"allerg(?:y|ies|ic)|eczema|arthritis|"
    r"slipped disc|bad back|back (?:pain|injury|problems)|shoulder (?:injury|dislocation|problems?)|"
    r"knee (?:surgery|operation|"
    r"injury|replacement)|heart (?:operation|surgery|attack|disease)|surgery|cancer|migraine|trauma|stroke|"
    r"concussion|"
    r"hearing (?:aid|loss)|hard of hearing|dyslexi\w*|disabilit\w+|disabled|deaf|chronic\w*|pacemaker|"
    r"psychologist for|"
    r"fysiske? begrænsning\w*|lidelse\w*|blodtryk|stofskifte\w*|smerter|nedslidt|slidt|bivirkning\w*|bechterew|"
    r"fibromyalgi|piskesmæld|whiplash|crohn\w*|colitis|bipolar|skizofreni|tourettes?|ocd|"
    r"lupus|endometrios[ei]s?|pcos|menière\w*|ménière\w*|kronisk træthed|chronic fatigue|narkolepsi|søvnløshed|"
    r"insomnia|"
    r"spiseforstyrrelse\w*|anoreksi|bulimi|eating disorder|selvskade|selvmords\w*|suicid\w*|hjertestop|heart condition|"
    r"atrieflimren|lungebetændelse|hepatitis|borrelia|cerebral parese|cerebral palsy|"
    r"muskelsvind|"
    r"stoma|karpaltunnel|carpal tunnel|tennisalbue|frossen skulder|frozen shoulder|scheuermann|"
    r"hypermobil\w*|fødselsdepression|postnatal depression|abort(?:er)?|miscarriage|fertilitetsbehandling|"
    r"menopause|"
    r"overgangsalder\w*|stutter\w*|mutisme|høretab|høreproblem\w*|grøn stær|glaucoma|cataracts?|narcolepsy|"
    r"nyretransplant\w*|"
    r"type ?[12][- ]diabetes|pneumothorax|\w*apnø|cpap|see a psychologist|go to a psychologist|lactose|coeliac|"
    r"insulin pump|wheelchair|kørestol"
)
_OF_ONESELF = AnyCase(
    r"(?<![\w-])(?:lægeerklæring|knæled|hofteled|knæoperation|hofteoperation|høreapparat\w*|ordblind(?:hed)?|"
    r"førtidspension\w*|"
    r"klaustrofobi|højdeskræk|farveblind|colou?r-?blind|claustrophobi[ac]|vertigo|allergisk|cochlear\w*|"
    r"(?:tidl\.|tidligere|eks-?|ex-|recovering )?(?:misbruger|alkoholiker|alcoholic|addict)|clean (?:i|for) \d+ \w+|"
    r"(?:tager|får|fik|tog) (?:\w+ )?(?:piller|medicin|insulin)|(?:ude|væk|hjemme|nede|"
    r"nedlagt)(?: i \w+ \w+)? med stress|"
    r"brækkede? (?:\w+ )?(?:hoften|benet|armen|ryggen|nakken|skulderen|anklen|håndleddet)|type ?[12]-diabetes(?=[,.;]|"
    r"$)|"
    r"fleksjob\w*|fleksydelse|skånehensyn|skånebehov|skånejob|nedsat (?:arbejdsevne|funktionsevne)|ressourceforløb|"
    r"sygedagpenge\w*|sygemeldt|kørestol\w*|ryglidelse\w*|rygsygdom\w*|rygskade\w*|rygoperation\w*|"
    r"hearing aids?|wheelchair|"
    r"pacemaker|reduced (?:working )?capacity|flex[- ]job|disability pension|(?:min|mit|mine|my) (?:ryg|"
    r"knæ|hofte|skulder|"
    r"syn|hørelse|helbred|hjerte|lunger|back|knees?|hips?|shoulders?|eyesight|hearing|health|heart|lungs))(?![\w-])",
)
"""What only somebody's own health is called, in a CV; in a posting it is the health that it asks about."""
_HEALTH = AnyCase(rf"(?<![\w-])(?:{_ILLNESS})(?![\w-])")
_SELF = re.compile(
    r"(?<!\w)(?:(?i:jeg|mig|min|mit|mine|selv|pga\.?|på grund af|grundet|efter|siden|velreguleret|medicineret|"
    r"diagnose\w*|har (?:fået|haft)|kan (?:godt|ikke)|må ikke|tåler ikke|ikke mere|undgå\w*|igen|"
    r"no longer|can ?not|can't|"
    r"any ?more|must not|should not|my|me|because of|due to|after|since|controlled|diagnosed|helbred|"
    r"health|sygdom|allergier|allergies|"
    r"under control)|I|I'm|I’m)(?!\w)"
)
_WORK = AnyCase(
    r"(?<!\w)(?:patient\w*|borger\w*|beboer\w*|klient\w*|elev(?:er|erne)?|unge|barn med|børn med|pårørende|"
    r"behandling\w*|pleje\w*|"
    r"udredning\w*|erfaring med|arbejdet med|arbejder med|viden om|kendskab til|kursus|kurser|speciale\w*|"
    r"forskning\w*|afsnit\w*|"
    r"afdeling\w*|patients?|clients?|residents?|students|people with|children with|treat\w*|research\w*|studies of|"
    r"epidemiolog\w*|"
    r"ward|experience with|"
    r"worked with|samarbejd\w*|collaborat\w*|course|trained in|sygefravær\w*|sick-?leave talks|samtale\w*|forebyg\w*|"
    r"prevent\w*)(?!\w)",
)
_FIELD = AnyCase(r"(?:sygdom|helbred|allergi(?:er)?|health|allergies|handicap)[ \t]*(?::|  )")
_ORIGIN = AnyCase(
    r"(?<!\w)(?:(?:nationalitet|statsborgerskab|statsborger|nationality|citizenship|citizen|"
    r"opholdstilladelse|residence permit|"
    r"residence under|etnicitet|ethnicity|religion(?=\s*:)|trosretning|"
    r"medlem af (?:en |min )?fagforening|tillidsrepræsentant|"
    r"tillidsmand|shop steward|union (?:member|representative)|medlem af (?:3f|foa|hk|dm|djøf|ida|krifa|dansk metal)|"
    r"flygtning|refugee|asylum|asyl|opvokset|opvækst|grew up|raised in)(?!\w)|"
    r"^[A-Z][a-z]{3,14}(?:ian|ish|ese|an|ch), (?:\d{1,2}|many) years in (?:Denmark|DK))",
    re.IGNORECASE | re.MULTILINE,
)
_VALUE = re.compile(r"[ \t]*(?::|  |\|)[ \t]*[^\s,.;|]+")
"""What stands after the name of a field."""
_MORE_OF_ORIGIN = AnyCase(
    r"[^.\n·|;,]{0,30}[;,/][^.\n·|;,]{0,40}?(?:pending|applied|application|dual|permanent|permit|citizen\w*|ansøgt|"
    r"søgt|"
    r"ansøgning|dobbelt|statsborger\w*)(?!\w)[^.\n·|;,]{0,20}"
)
"""What else is said of a citizenship: "British; Danish application pending"."""
_ON_FIELD = re.compile(r"\s[·•|]\s|(?<=\S) {2}(?=\S)|;")
_FEW_WORDS = 3
"""A sentence of no more is a note about the writer."""
_LONE_STATE = re.compile(
    r"(?<![\w-])(?:ikke-?ryger|røgfri|non-?smoker|(?:godt|fint|dårligt|stabilt) helbred|(?:good|poor) health|fejler "
    r"(?:ingenting|intet)|fuldt restitueret|fully recovered|aldrig syg|never ill|ingen sygedage|rask og "
    r"rørig)(?![\w-])",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[.;:!?\n(),]|\s[–—-]\s|\s(?:men|but|og jeg|and I|så|so)(?=\s)", re.IGNORECASE)


_PART = re.compile(r"[.;!?\n(),]")
_OWN_NOTE = re.compile(r"\d{4}|(?<!\w)(?i:gyldig\w*|ja|yes|valid)(?!\w)|bruger(?!\w)|(?<!\w)(?:fra|from) [A-ZÆØÅ]|:")
"""What tells that a list item is no task."""
_OF_WORK = frozenset({"experience", "education", "courses", "skills"})


def find_sensitive(
    text: str, sentences: Sequence[Span], sections: Sequence[Section] = (), *, posting: bool = False
) -> list[Sensitive]:
    """The sensitive details of a pseudonymised text, in order and apart. ``sentences`` and ``sections`` are those of
    ``text``; in lists of tasks, what people work with is no detail unless it is called one's own.

    ``posting``: only health that it asks about ("nedsat arbejdsevne"); it speaks of nobody.
    """
    found: list[Sensitive] = []
    for sentence in sentences:
        section = section_at(sections, sentence.start).name if sections else ""
        of_work = section in _OF_WORK
        found.extend(_of_oneself(text, sentence, of_work))
        if posting:
            found.extend(Sensitive(FAMILY, *match.span()) for match in words.EMPLOYER_LEAVE.finditer(text, *sentence))
            continue
        for kind, match in named(text, sentence, leisure=section in LEISURE):
            if not _is_trade(text, sentence, match, of_work):
                found.append(Sensitive(kind, *match.span(match.lastgroup or 0)))
        found.extend(_state(text, sentence))
        found.extend(_belonging(text, sentence, of_work))
        found.extend(_family(text, sentence))
        found.extend(_health(text, sentence))
        found.extend(_origin(text, sentence, of_work))
    return _apart(found)


def _is_trade(text: str, sentence: Span, match: re.Match[str], of_work: bool) -> bool:
    """Whether what matched is what somebody works with, by its part of the sentence: "Rådgivning om asyl"."""
    said = sentence.of(text)
    if words.FIRST.search(said) or words.BELONGS.search(said):
        return False
    task = of_work and text.startswith("- ", max(sentence.start - 2, 0)) and not _OWN_NOTE.search(said)
    if task and words.OF_TRADES.search(text, *match.span()):
        return True
    start = max((part.end() for part in _PART.finditer(text, sentence.start, match.start())), default=sentence.start)
    end = next((part.start() for part in _PART.finditer(text, match.end(), sentence.end)), sentence.end)
    return words.TRADE.search(text, start, end) is not None


def _family(text: str, sentence: Span) -> Iterator[Sensitive]:
    for leave in family.LEAVE.finditer(text, *sentence):
        yield Sensitive(FAMILY, *leave.span())
    match = family.FAMILY.search(text, *sentence)
    while match is not None:
        stop = text.find(";", match.end(), sentence.end)
        end = _end_of_telling(text, match.end(), stop if stop >= 0 else sentence.end)
        if text.rfind("(", sentence.start, match.start()) > text.rfind(")", sentence.start, match.start()):
            closed = text.find(")", match.end(), end)
            end = closed if closed >= 0 else end
        yield Sensitive(FAMILY, match.start(), end)
        match = family.FAMILY.search(text, max(end, match.end()), sentence.end)


_ON = re.compile(
    r",? (?:og|and|men|but|so|så) (?:jeg|I|arbejder|work|derfor|therefore|søger|vil)(?!\w)|"
    r"(?<=\S)  (?=\S)|\s\|\s|\s[–—]\s",
    re.IGNORECASE,
)
"""Where a sentence goes on about the person."""


def _end_of_telling(text: str, start: int, end: int) -> int:
    match = _ON.search(text, start, end)
    return match.start() if match else end


def _health(text: str, sentence: Span) -> Iterator[Sensitive]:
    said = sentence.of(text)
    if _WORK.search(said) or not (_SELF.search(said) or _FIELD.match(said) or PLACEHOLDER.search(said)):
        return
    for match in _HEALTH.finditer(text, *sentence):
        start, end = _clause(text, sentence, match.start(), match.end())
        care = words.CARE.match(text, end, sentence.end)
        yield Sensitive(HEALTH, start, care.end() if care else end)


def _state(text: str, sentence: Span) -> Iterator[Sensitive]:
    """What a sentence says of the writer's own body, with what it goes on to say of it."""
    said = sentence.of(text)
    trade = words.TRADE.search(said) is not None and not words.FIRST.search(said)
    if words.ALONE.fullmatch(said) and not words.TREATED.search(said) and not trade:
        yield Sensitive(HEALTH, *sentence)
        return
    sure = [*words.I_AM.finditer(text, *sentence), *words.LIMIT.finditer(text, *sentence)]
    if not _WORK.search(said):
        rules = [words.HELPERS, _LONE_STATE] if trade else [words.BODY, words.HELPERS, _LONE_STATE]
        if words.TROUBLE.search(said):
            rules.append(words.BODY_NAMED)
        sure += [match for rule in rules for match in rule.finditer(text, *sentence)]
    for match in sure:
        start, end = _clause(text, sentence, match.start(), match.end())
        if words.POSTURES.fullmatch(text, sentence.start, start):
            start = sentence.start
        yield Sensitive(HEALTH, start, _end_of_state(text, sentence, end))


def _end_of_state(text: str, sentence: Span, end: int) -> int:
    """Where the last clause ends that goes on about the same; another field of a line is none."""
    stop = _ON_FIELD.search(text, end, sentence.end)
    limit = stop.start() if stop else sentence.end
    place = end
    while place < limit:
        match = _CLAUSE.search(text, place + 1, limit)
        after = match.start() if match else limit
        if words.MORE.search(text, place, after):
            end = after
        place = after
    return end


def _belonging(text: str, sentence: Span, of_work: bool) -> Iterator[Sensitive]:
    """Union, party, belief, crime and origin."""
    said = sentence.of(text)
    rules = [words.UNION, words.POLITICS]
    if not words.CHURCH_WORK.search(said) or words.FIRST.search(said):
        rules.append(words.FAITH)
    if not _WORK.search(said):
        rules += [words.ORIGIN, words.CRIME]
        if _SELF.search(said) or len(said.split()) <= _FEW_WORDS:
            rules.append(words.BELIEF)
    for rule in rules:
        for match in rule.finditer(text, *sentence):
            if rule in (words.FAITH, words.BELIEF) or not _is_trade(text, sentence, match, of_work):
                yield Sensitive(OTHER, *_clause(text, sentence, match.start(), match.end()))


def _origin(text: str, sentence: Span, of_work: bool) -> Iterator[Sensitive]:
    for match in _ORIGIN.finditer(text, *sentence):
        if _is_trade(text, sentence, match, of_work):
            continue
        value = _VALUE.match(text, match.end(), sentence.end)
        end = value.end() if value else match.end()
        more = _MORE_OF_ORIGIN.match(text, end, sentence.end) if value else None
        yield Sensitive(OTHER, *_clause(text, sentence, match.start(), more.end() if more else end))


def _of_oneself(text: str, sentence: Span, of_work: bool) -> Iterator[Sensitive]:
    if _WORK.search(sentence.of(text)):
        return
    for match in _OF_ONESELF.finditer(text, *sentence):
        if not _is_trade(text, sentence, match, of_work):
            yield Sensitive(HEALTH, *_clause(text, sentence, match.start(), match.end()))


def _clause(text: str, sentence: Span, start: int, end: int) -> tuple[int, int]:
    """The clause around the words from ``start`` to ``end``."""
    before = [match.end() for match in _CLAUSE.finditer(text, sentence.start, start)]
    after = _CLAUSE.search(text, end, sentence.end)
    first, last = (before[-1] if before else sentence.start), (after.start() if after else sentence.end)
    while first < start and text[first].isspace():
        first += 1
    return first, last


def _apart(found: list[Sensitive]) -> list[Sensitive]:
    """In order; of two that overlap the first keeps its kind and reaches as far as both."""
    parted: list[Sensitive] = []
    for item in sorted(found, key=lambda item: (item.start, -item.end)):
        if parted and item.start < parted[-1].end:
            parted[-1] = parted[-1]._replace(end=max(parted[-1].end, item.end))
        else:
            parted.append(item)
    return parted
