"""Papers and bodies: certificates, records of offences, heavy work; and the first day of work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extraction.anycase import AnyCase, whole_words
from extraction.facts.passage import Passage
from ontology.evidence import Constraint

_CERTIFICATES = whole_words(
    r"(?:gaffel)?truck(?:certifikat|kørekort|bevis)(?:er|et)?(?: [AB](?![\wæøå]))?|(?:fork ?lift|"
    r"truck) (?:licen[cs]e|certificate)|"
    r"ADR(?:-?(?:bevis|certifikat|kursus))?|svejse(?:certifikat|bevis)(?:er)?|welding certificates?|"
    r"kran(?:certifikat|bevis|førercertifikat)|"
    r"hygiejne(?:bevis|certifikat)|food hygiene certificate|(?:eu-)?kvalifikationsbevis|EU-kvalifikationsbevis|"
    r"chaufføruddannelsesbevis|L-AUS|epoxy(?:bevis|kursus|certifikat)|rulle- og bukkestillads|"
    r"stillads(?:certifikat|bevis|kursus)|"
    r"asbest(?:bevis|kursus|certifikat)|vagtkort|varmt arbejde|vejen som arbejdsplads|"
    r"teleskoplæsser(?:certifikat|bevis)?|"
    r"liftcertifikat|motorsav(?:sbevis|skursus|kørekort)|sprøjte(?:certifikat|bevis)|(?:taxi|"
    r"erhvervs)kørekort|jagttegn|"
    r"førstehjælps(?:bevis|kursus|certifikat)|first aid(?: certificate| course)?|førstehjælp|"
    r"hygiene certificate|vægteruddannelse|§ ?17(?:-svejsning)?|Prince ?2|PRINCE2(?: (?:Practitioner|Foundation))?|"
    r"ITIL(?: Foundation)?|certified scrum master|vægternes grunduddannelse|§ ?26(?:-kursus)?|AML-kort|medicinkursus|"
    r"(?:førerkort(?: til digital takograf)?|chaufførkort)|digital tachograph card|kedelpasser(?:certifikat)?|"
    r"boiler attendant|"
    r"refrigerant category \d|GWO(?: [A-Z][\w ]{2,20})?|STCW|FELASA(?: (?:funktion|function))?(?: [A-D](?:, [A-D])*)?|"
    r"IPMA(?: level)? [A-D]|sikkerhedsgodkendelse|security clearance|maritime sikkerhedskurser"
)
_PROFESSION = r"[a-zæøå-]+(?:- og [a-zæøå-]+)?"
_AUTHORISED = AnyCase(
    r"(?<!\w)(?:(?:gyldig |dansk |danish )?(?:autorisation|authori[sz]ation|registration)"
    rf"(?: (?:som|as)(?: an?)? (?P<as>{_PROFESSION}))?|(?:autoriseret|authori[sz]ed) (?P<who>{_PROFESSION}))(?!\w)",
)
_GONE = AnyCase(
    r"[^.;\n]{0,60}?(?<!\w)(?:udløbet|udløb|expired|lapsed|never had|nej|cancelled|canceled|aflyst|signed up|"
    r"tilmeldt|not taken)(?!\w)",
)
"""What is said after a paper that somebody has no longer, or not yet."""
_CHILDREN = whole_words(r"børneattest\w*|child protection (?:certificate|check)")
_OFFENCES = whole_words(
    r"DBS checks?|straffeattest\w*|criminal records?(?: certificate| check)?|background check|police certificate"
)
_NO_PROFESSION = frozenset({"af", "til", "fra", "og", "er", "i", "forhandler", "virksomhed", "personale", "installer"})

_LIFT_KG = AnyCase(
    r"(?<!\w)(?:løfter?|løft|bære|lift(?:ing)?|carry(?:ing)?|handle|weigh|veje|sække|sacks|kasser|parcels|boxes)(?!\w)"
    r"[^.;\n\d]{0,30}(?<!\d)(?P<kg>\d{1,3}) ?(?:kg|kilo)",
)
_HEAVY = whole_words(
    r"noget,? der er tungt|tunge? løft|løfte (?:tungt|tunge ting)|tungt arbejde|heavy lifting|"
    r"lift(?:ing)? heavy(?: \w+)?|tunge byrder"
)
_STANDING = whole_words(
    r"står? (?:meget )?op(?= (?:det meste|hele|i|meget|og går))|stående arbejde|på benene|standing work|on your feet|"
    r"stand(?:ing)? (?:for|all|most)(?= )"
)
_STAIRS = whole_words(r"(?:gå på|tåler|mange) trapper|(?:climb(?:ing)?|many) stairs|ladders")
_HEIGHTS = whole_words(r"(?:arbejder?|færdes) i højden|højdearbejde|work(?:ing)? at heights?")
_STRENUOUS = whole_words(
    r"(?:hårdt )?fysisk (?:udendørs )?arbejde|"
    r"fysisk (?:krævende|hårdt|belastende|anstrengende)(?: arbejde)?|god fysi(?:k|sk form)|i god (?:fysisk )?form|"
    r"fysisk (?:stærk|robust)|physically (?:demanding|fit|strong)|good physical (?:shape|condition)"
)

_NEAR = 60
_DENYING = re.compile(
    r"(?<!\w)(?:(?:må|kan|skal|bør|vil|can|must|should|may) (?:jeg |I )?(?:\w+ )?)?(?:ikke|ingen|aldrig|undgår?|not|no|"
    r"cannot|can['’]t|never|avoid|unable to)(?!\w)[^.,;:!?\n]*$",
    re.IGNORECASE,
)
_BURDENS = {_STANDING: "stående arbejde", _STAIRS: "trapper", _HEIGHTS: "arbejde i højden"}
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar january", "februar february", "marts march", "april", "maj may", "juni june", "juli july", "august",
            "september", "oktober october", "november", "december",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = (
    r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|january|february|march|"
    r"may|june|july|october)"
)
_DATE = (
    rf"(?:\d{{1,2}}[./]\d{{1,2}}[./-]\d{{2,4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}\.? {_MONTH}(?: \d{{4}})?|"
    rf"{_MONTH} (?:\d{{1,2}},? )?\d{{4}})"
)
_START = AnyCase(
    r"(?<!\w)(?:tiltrædelse|tiltræde|startdato|opstart|starte?r?|begynder?|besat|stillingen er ledig|"
    r"ansættelsesstart|starting|start date|"
    r"available|ledig|"
    rf"til rådighed)(?:,| er| i stillingen| snarest muligt eller| from| fra| pr\.?| den| d\.|:| as of| on| ){{0,4}} ?"
    rf"(?P<when>{_DATE}|snarest(?: muligt)?|hurtigst muligt|straks|as soon as possible|immediately|at once|"
    rf"med det samme|nu og her|nu)(?!\w)",
)
_WORDED = re.compile(rf"(?P<day>\d{{1,2}})\.? (?P<month>{_MONTH}) (?P<year>\d{{4}})", re.IGNORECASE)
_NUMBERS = re.compile(r"(\d{1,2})[./](\d{1,2})[./-](\d{4})")
_SILENT = frozenset({"offer", "about"})


def find_certificates(passage: Passage) -> Iterator[Constraint]:
    """kind certificate: what somebody holds, or a posting asks for (hard unless it is called an advantage)."""
    for match in passage.find(_CERTIFICATES):
        if _counts(passage, match) and not _GONE.match(passage.text, match.end(), passage.span.end):
            yield Constraint("certificate", _plain(match[0]), _hard(passage, match), match[0])
    for match in passage.find(_AUTHORISED):
        profession = (match["as"] or match["who"] or "").lower()
        if profession in _NO_PROFESSION or not _counts(passage, match):
            continue
        value = f"autorisation som {profession}" if profession else "autorisation"
        yield Constraint("certificate", value, _hard(passage, match), match[0])


def find_records(passage: Passage) -> Iterator[Constraint]:
    """kind criminal_record: "straffeattest" or "børneattest"."""
    for value, words in (("børneattest", _CHILDREN), ("straffeattest", _OFFENCES)):
        match = next(passage.find(words), None)
        if match is not None and not passage.denied(*match.span()):
            yield Constraint("criminal_record", value, _hard(passage, match), match[0])


def find_physical(passage: Passage) -> Iterator[Constraint]:
    """kind physical: what a posting's work takes; in a CV only what somebody cannot do: "ingen tunge løft", "ingen løft
    over 10 kg", or a burden after "ikke".
    """
    if not passage.posting:
        yield from _refused_burdens(passage)
        return
    for words in (_LIFT_KG, _HEAVY, _STRENUOUS, *_BURDENS):
        for match in passage.find(words):
            if not passage.denied(*match.span()) and not passage.spared(match.start()):
                yield Constraint("physical", _burden(match, words), _hard(passage, match), match[0])


def _refused_burdens(passage: Passage) -> Iterator[Constraint]:
    """Each burden once; of heavy work in other words only the most telling."""
    heavy = False
    for words in (_LIFT_KG, _HEAVY, _STRENUOUS, *_BURDENS):
        of_weight = words in (_LIFT_KG, _HEAVY, _STRENUOUS)
        if of_weight and heavy:
            continue
        match = next((found for found in passage.find(words) if passage.denied(*found.span())), None)
        if match is not None:
            heavy = heavy or of_weight
            yield Constraint("physical", _refusal(match, words), True, _refused(passage, match))


def _refused(passage: Passage, match: re.Match[str]) -> str:
    """What is denied, with the words before it that do so: no more of the sentence, which may tell of an illness."""
    before = _DENYING.search(passage.text, max(passage.span.start, match.start() - _NEAR), match.start())
    return passage.text[before.start() if before else match.start() : match.end()]


def find_start(passage: Passage) -> Iterator[Constraint]:
    """kind start_date: an ISO date where it is written in full numbers, else its words."""
    if not passage.posting and passage.section in ("experience", "education", "courses"):
        return
    match = next(passage.find(_START), None)
    if match is None:
        return
    yield Constraint("start_date", _iso(match["when"]), False, match[0])


def _iso(when: str) -> str:
    """A date with a year as ISO 8601; anything else as it stands, in small letters."""
    numbers = _NUMBERS.fullmatch(when)
    if numbers:
        return f"{numbers[3]}-{int(numbers[2]):02d}-{int(numbers[1]):02d}"
    words = _WORDED.fullmatch(when)
    if words:
        return f"{words['year']}-{_MONTHS[words['month'].lower()]:02d}-{int(words['day']):02d}"
    return when.lower()


def _counts(passage: Passage, match: re.Match[str]) -> bool:
    if passage.denied(*match.span()) or (passage.posting and passage.section in _SILENT):
        return False
    return passage.posting or not passage.wished(*match.span())


def _hard(passage: Passage, match: re.Match[str]) -> bool:
    return passage.posting and not passage.optional(*match.span())


def _refusal(match: re.Match[str], words: AnyCase) -> str:
    if words is _LIFT_KG:
        return f"ingen løft over {match['kg']} kg"
    return "ingen tunge løft" if words is _HEAVY else f"ikke {_BURDENS.get(words) or _plain(match[0])}"


def _burden(match: re.Match[str], words: AnyCase) -> str:
    if words is _LIFT_KG:
        return f"løft op til {match['kg']} kg"
    return _BURDENS.get(words) or ("tunge løft" if words is _HEAVY else _plain(match[0]))


def _plain(words: str) -> str:
    """As inside a sentence: "Truckcertifikat B" begins small, "PRINCE2 Practitioner" and "ADR" do not."""
    first = words.split(" ", 1)[0].split("-", 1)[0]
    named = not first[1:].islower()
    return " ".join((words if named else words[0].lower() + words[1:]).split())
