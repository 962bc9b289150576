"""Sensitive details that the words around them name: an illness after "efter", a sentence for theft, a congregation.

Each ends where it is named, so that what stands beside it is still evidence. Danish and English, written down for this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from extraction.anycase import AnyCase, whole_words
from extraction.sensitive_family import KIN
from extraction.sensitive_words import CHURCH_WORK, DISEASE, FAMILY, FIRST, HEALTH, OTHER, TREATED, UNION_NAME
from extraction.sentences import Span


class _Told(Enum):
    """What tells that it is said of the writer."""

    WORDS = auto()
    """Its own words are enough."""
    PLACE = auto()
    """"jeg" in the sentence, or that it begins a part of the sentence: "Pause: efter en blodprop"."""
    START = auto()
    """That it begins a part of the sentence."""
    PERSON = auto()
    """"jeg" in the sentence."""
    LEISURE = auto()
    """That it stands among interests."""


class _Rule(NamedTuple):
    """A kind of detail; the group ``it`` of a match is the detail where there is one."""

    kind: str
    told: _Told
    pattern: AnyCase
    unless: re.Pattern[str] | AnyCase | None = None
    """What makes a sentence one about others' or about work."""


_PEOPLE = whole_words(
    r"patient\w*|borger(?:e|en|ne|nes)?|beboer\w*|klient\w*|elev(?:er|erne|en)?|kunde(?:r|n|rne)?|medarbejder(?:e|ne|"
    r"en)|"
    r"ansatte|kolleg(?:er|aer|erne)|kursister\w*|indsatte|mennesker|(?:børn|barn|unge|voksne|folk|personer) (?:med|i|"
    r"efter)|"
    r"patients?|clients?|residents?|students|pupils|customers|employees|staff|inmates|prisoners|offenders|"
    r"people (?:with|"
    r"in|after)|(?:children|adults) (?:with|after)|kursus|kurser|course|speciale|forskning|forebyg\w*|prevent\w*|"
    r"research\w*"
)
_AMOUNT = (
    r"(?:en|et|den|min|mit|mine|to|tre|flere|et par|nogle|svær|alvorlig|mild|let|akut|lang|længere|langvarig|lange|"
    r"(?:\w+|\d{1,2}) (?:års|måneders|ugers)|a|an|my|the|two|three|several|severe|serious|mild|long|bad|major|"
    r"(?:\w+|\d{1,2}) (?:years|months|weeks)['’]? (?:of|with))"
)
_NOT_OF_BODIES = (
    r"(?!(?:ms|add|kol|hiv|slitage|stofskifte|insulin|\w*(?:skade|brud|spore|brok|diagnose|forsikring)\w*)(?!\w))"
)
_OF_BODIES = (
    rf"{_NOT_OF_BODIES}(?:(?:{DISEASE})(?:behandling\w*|forløb\w*|operation\w*|sygemelding\w*)?|"
    r"\w*(?:lunge|piskesmæld|sygemelding|sygeforløb|sygdomsforløb|misbrug|spiseforstyrrelse|nervesammenbrud|"
    r"hjerteanfald|"
    r"panikanfald|hjertestop|blodprop|infarkt|demens|kemoterapi|kemo|hofteoperation|knæoperation|rygoperation|"
    r"hjerteoperation|"
    r"skulderoperation|livskrise|arbejdsulykke|trafikulykke|færdselsulykke|fødselsdepression)(?:en|et|er|erne)?|"
    r"(?:heart|panic|asthma) attacks?|(?:nervous |mental )?breakdown|dementia|miscarriage|chemo(?:therapy)?|"
    r"(?:drug |alcohol )?addiction|eating disorder|rehab|mastectomy|hysterectomy|cerebral palsy|"
    r"crohn['’]s(?: disease)?|"
    r"(?:back|knee|hip|heart|shoulder|neck) (?:surgery|operation|injury)|slipped discs?|long-term illness|"
    r"(?:ryg|knæ|hofte|skulder|arm|ben|nakke)(?:skade|brud)(?:n|en|et)?)"
    r"(?! (?:points?|claims?|law|care|management|prevention|nurs\w+|unit|ward|test\w*))"
)
_BECAUSE = (
    r"(?:efter|pga\.?|på grund af|grundet|trods|siden|som følge af|skyldes(?: \w+)?|i forbindelse med|after|due to|"
    r"because of|since|following|despite|owing to|on account of)"
)
_BACK = (
    r"(?:tilbage|hjemvendt|vendt (?:hjem|tilbage)|ramt|ude|væk|back|return(?:ed|ing)?|recover(?:ed|ing)?|out)"
    r"(?: \w+)? (?:fra|efter|med|af|from|after|with):?"
)
_TITLED = (
    r"(?:bemærk|obs|nb|note|helbred|status|årsag|grund|health|reason|hvorfor[^?.\n]{0,20}\?|why[^?.\n]{0,20}\?|"
    r"desværre|"
    r"unfortunately|sadly|(?:jeg )?lever med|(?:I )?live with|diagnose|diagnosis|fravær|pause|break|gap)"
)
_OFFENCE = (
    r"(?:grov |simpel |gross |aggravated |petty )?(?:hash\w*|vold\w*|tyveri\w*|bedrageri|svindel|dokumentfalsk|røveri|"
    r"hæleri|"
    r"indbrud|narko\w*|stoffer|euforiserende\w*|sprit\w*kørsel|spirituskørsel|promillekørsel|hærværk|skattesvig|"
    r"underslæb|"
    r"mandatsvig|trusler|besiddelse|smugleri|fraud|theft|assault|drugs?(?: dealing| possession)?|dealing|possession|"
    r"robbery|burglary|shoplifting|embezzlement|forgery|gbh|abh|drink[- ]driving|arson|smuggling|handling stolen goods|"
    r"manslaughter|drabsforsøg|drab)"
)
_DATED = r"(?:,? (?:i|fra|in|from)? ?(?:19|20)\d\d)?"
_PRISONS = (
    r"(?-i:Nyborg|Vridsløse\w*|Horserød|Enner Mark|Herstedvester|Renbæk|Kragskovhede|Møgelkær|Søbysøgård|Jyderup|"
    r"Vestre|"
    r"Storstrøm|Ringe|Sønder Omme|Politigårdens)(?! [Kk]ommune| [Bb]yråd| [Ss]kole\w*)(?: [Ff]ængsel| [Ss]tatsfængsel)?"
)
_COMMUNITY = (
    r"(?:(?:det |den |the |a |our |my |vores |min )?(?:lokale |local )?(?:[\w-]+ )?(?:menighedsråd\w*|menighed\w*|"
    r"kirkekor\w*|"
    r"kirken?|moské\w*|moskeen|frikirke\w*|synagoge\w*|missionshus\w*|missionsforening\w*|søndagsskole\w*|"
    r"bibelkreds\w*|"
    r"bibelstudie\w*|kirkens korshær|kfum(?: og kfuk)?|kfuk|indre mission|luthersk mission|frelsens hær|sogneråd\w*|"
    r"parish(?: council| church)?|church(?: council| choir| group)?|congregation|mosque|synagogue|gurdwara|"
    r"(?:hindu|buddhist|sikh) temple|sunday school|bible (?:study|group|class)|youth ministry|ministry|"
    r"salvation army))"
)
_MEMBER = (
    r"(?:(?:(?:aktivt|valgt|menigt|mangeårigt) )?medlem(?:skab)? (?:af|i)|aktiv i|frivillig (?:i|ved|hos)|engageret i|"
    r"valgt (?:ind )?(?:i|til)|sidder i|sad i|(?:formand|næstformand|kasserer|sekretær|leder|kontaktperson) (?:i|for)|"
    r"(?:active )?member of|active (?:in|at)|involved (?:in|with)|volunteer(?:ing|ed)? (?:at|in|with|for)|"
    r"(?:elder|deacon|trustee|treasurer|secretary|chair|youth leader) (?:of|at|in)|belong to)"
)
_CONFESSION = (
    r"(?:kristent?|kristne|katolske?|muslimske?|islamiske?|jødiske?|buddhistiske?|hinduistiske?|protestantiske?|"
    r"baptist\w*|"
    r"metodist\w*|christian|catholic|muslim|islamic|jewish|buddhist|hindu|sikh|protestant|methodist|baptist|lutheran|"
    r"evangelical|orthodox|pentecostal)"
)
_ROLE = (
    r"(?:formand|næstformand|kasserer|bestyrelsen|bestyrelsesmedlem|bestyrelsesarbejde|afdelingsbestyrelse\w*|"
    r"delegeret|"
    r"suppleant|frivillig|aktiv|fagligt aktiv|medlem\w*|med|valgt|tillids\w+|fællestillids\w+|talsmand|klubformand|"
    r"perioder|sekretær|chair|treasurer|delegate|member|active|rep|representative|convenor|steward|secretary|volunteer)"
)
_TOGETHER = (
    r"(?:twins|kids|children|boys|girls|baby|little ones?|tvillingerne|drengene|pigerne|ungerne|babyen|de små|"
    r"den lille)"
)
_CLEAN = r"(?:clean|ædru|stoffri|afholdende|tørlagt|sober|drug[- ]free)"
_NUMBER = r"(?:en|et|to|tre|fire|fem|seks|syv|\d{1,2}|one|two|three|four|five|six|seven|mange|many)"
_KIN_OF_ONE = (
    r"(?:søn|datter|mor|far|søster|bror|hustru|ægtefælle|samlever|svigermor|svigerfar|husband|wife|son|daughter|mother|"
    r"father|brother|sister|mum|dad)"
)

_RULES = (
    _Rule(HEALTH, _Told.PLACE, whole_words(rf"{_BECAUSE} (?P<it>(?:{_AMOUNT} ){{0,4}}{_OF_BODIES})"), _PEOPLE),
    _Rule(HEALTH, _Told.WORDS, whole_words(rf"{_BACK} (?P<it>(?:{_AMOUNT} ){{0,4}}{_OF_BODIES})"), _PEOPLE),
    _Rule(HEALTH, _Told.WORDS, whole_words(rf"{_TITLED}:? (?P<it>(?:{_AMOUNT} ){{0,3}}{_OF_BODIES})"), _PEOPLE),
    _Rule(
        HEALTH,
        _Told.START,
        whole_words(rf"(?P<it>{_OF_BODIES})[^,.;:\n]{{0,25}}, (?:så|derfor|deraf|hvorfor|so|hence|therefore)"),
        _PEOPLE,
    ),
    _Rule(HEALTH, _Told.WORDS, whole_words(rf"(?:min|mit|mine|my|egen|eget) (?:\w+ )?{_OF_BODIES}"), _PEOPLE),
    _Rule(
        HEALTH,
        _Told.PERSON,
        whole_words(
            r"(?:behandling|behandlet|opereret|indlagt|sygemeldt|diagnosticeret|udredt|medicin|treatment|treated|"
            r"operated on|"
            rf"hospitali[sz]ed|diagnosed|signed off|medication) (?:for|med|mod|imod|with|"
            rf"on) (?:{_AMOUNT} ){{0,3}}{_OF_BODIES}"
        ),
        _PEOPLE,
    ),
    _Rule(
        HEALTH,
        _Told.WORDS,
        whole_words(
            r"brækket (?:\w+ )?(?:hoften?|benet|armen|ryggen|nakken|skulderen|anklen|håndleddet|foden)|"
            r"broke (?:my|his|her) (?:hip|leg|arm|back|neck|ankle|wrist|foot)|"
            r"(?:knæet|knæene|ryggen|hoften|hofterne|skulderen|skuldrene|nakken|lænden|kroppen|helbredet|"
            r"hænderne) (?:siger|"
            r"sagde|har sagt|kan ikke|vil ikke|holder ikke) (?:stop|fra|mere|længere)|"
            r"(?:knæet|knæene|ryggen|hoften|hofterne|skulderen|skuldrene|nakken|lænden|fingrene|hænderne|stemmebåndene|"
            r"stemmen|hjertet|øjnene|foden|armen) (?:er|blev|er blevet) (?:\w+ )?(?:slidgigt|slidte?|opererede?t?|"
            r"ødelagte?|"
            r"færdige?|stive?|nedslidte?)|"
            r"my (?:back|knees?|hips?|shoulders?|hands|voice|body|health) (?:gave out|gave up|went|failed|is gone|"
            r"are gone)|"
            rf"{_CLEAN} (?:(?:i|for|siden|since) (?:\w+ )?(?:år|måneder|years|months|(?:19|20)\d\d))|"
            rf"(?:{_NUMBER}|\w+) (?:år|måneder|years|months) {_CLEAN}|"
            r"(?:ludoman\w*|spilafhængig\w*|alkoholafhængig\w*|stofafhængig\w*|anonyme alkoholikere|"
            r"alcoholics anonymous|"
            r"narcotics anonymous|aa-møder\w*|aa meetings|minnesota-?kur\w*|antabus)|"
            r"(?:registered disabled|disability (?:benefit|allowance|living)s?|sickness benefit|incapacity benefit|"
            r"early retirement on (?:health|medical) grounds|invalidepension\w*|seniorpension|jobafklaringsforløb|"
            r"(?:§ ?|paragraf )56-aftale|langtidssygemeldt|delvist raskmeldt|sygemeldt|"
            r"flexi-?job)(?: \([^)\n]{1,25}\))?"
        ),
        _PEOPLE,
    ),
    _Rule(
        HEALTH,
        _Told.PERSON,
        whole_words(
            r"(?:haft|havde|har|mit|efter|ud af|had|have|with|from|overcame|my) (?P<it>(?:et |en |an? )?(?:\w*misbrug|"
            r"\w*afhængighed|(?:drug|alcohol|gambling|drinking|substance) (?:abuse|problems?|addiction|habit)))|"
            r"(?:problemer med|afhængig af|misbrug af|kæmpet med|addicted to|struggled with|battled) (?:alkohol|"
            r"stoffer|piller|"
            r"spil|hash|kokain|alcohol|drugs|pills|gambling|cannabis|drink|opioids)|"
            r"(?:metadon|methadone|antidepressiv\w*|antidepressants)"
        ),
        _PEOPLE,
    ),
    _Rule(
        HEALTH,
        _Told.WORDS,
        whole_words(
            rf"(?P<it>alkohol|alcohol|stoffer|drugs|drink)(?:, (?:{_NUMBER} )?(?:years |år )?{_CLEAN})|"
            rf"{_CLEAN}(?= since|"
            rf" siden)|(?:since|after|siden|efter) (?P<too>rehab)"
        ),
        _PEOPLE,
    ),
    _Rule(
        FAMILY,
        _Told.WORDS,
        whole_words(
            rf"(?:en|a) (?:\w+ )?{_KIN_OF_ONE} (?:med|with|(?:som|der|who) (?:har|fik|has|had|"
            rf"got)) (?:\w+ )?{_OF_BODIES}|"
            rf"(?:pårørende|carer|caregiver|full-time carer|omsorgsperson) (?:til|for|of|to) (?:en|et|min|mit|mine|"
            rf"vores|my|a|"
            rf"an|our) (?:[\w-]+ ){{0,2}}{KIN}|"
            rf"(?:min|mit|vores|my|our) (?:[\w-]+ )?{KIN} (?:døde|gik bort|er død|died|passed away|has died)|"
            rf"(?:min|mit|vores|my|our) (?:[\w-]+ )?{KIN}(?:s|['’]s?) (?:død|bortgang|sygdom\w*|begravelse|demens|"
            rf"\w*kræft|"
            r"death|passing|illness|funeral|cancer|dementia|suicide|stroke)|"
            r"(?:min|mit|vores|my|our|en|a|efter|after) (?:skilsmisse|separation|divorce|brudte ægteskab|"
            r"broken marriage)(?! (?:law|lawyer|cases|mediation|counsell\w+|coach\w*))|"
            rf"(?:er|blev|været|am|being|been) (?:jeg )?(?P<it>(?:alene|alone) (?:med|with) (?:\w+ ){{0,2}}{KIN})|"
            rf"(?P<too>(?:orlov|leave) (?:med|with) (?:\w+ )?{KIN})|"
            rf"(?:mor|far|forælder|mother|father|mum|mom|dad|parent) (?:til|of|to) (?:{_NUMBER}|tvillinger|twins|"
            rf"triplets)"
            r"(?: (?:[\w-]+ )?(?:børn|drenge|piger|children|boys|girls|kids))?|"
            rf"(?:until|when|since|now that|while|once|indtil|når|til|mens|nu hvor) (?P<third>(?:the|my|"
            rf"our) {_TOGETHER}|"
            r"tvillingerne|drengene|pigerne|ungerne|babyen)|"
            rf"{_NUMBER} (?:hjemmeboende|udeboende|voksne|grown-up|grown|school-age|teenage) (?:børn|sønner|døtre|"
            rf"children|"
            r"kids|sons|daughters)|(?:børn|children|kids|antal børn)(?=:)|"
            r"(?:fædreorlov|adoptionsorlov|barselsperiode\w*|barslen|adoption leave|shared parental leave|"
            r"fertility treatment|"
            r"fertilitetsbehandling|enlig forsørger|eneforsørger|aleneforælder|alenemor|alenefar|lone parent|"
            r"solo parent|"
            r"single (?:mom|mum|mother|dad|father|parent)|stay-at-home (?:mother|father|mum|mom|dad|parent)|"
            r"hjemmegående (?:mor|far|husmor|med \w+))"
        ),
        whole_words(r"børnehave\w*|vuggestue\w*|sfo|klasse\w*|nursery|classroom|dagpleje\w*|legeplads\w*|kindergarten"),
    ),
    _Rule(
        OTHER,
        _Told.WORDS,
        whole_words(
            rf"(?:\w+ )?(?:\w*dom|dømt|straffet|fængsel|convicted|conviction|sentenced?|sentence|\w+ (?:months?|"
            rf"years?|mdr\.?|"
            rf"måneder|års?)(?: fængsel| betinget| ubetinget| in prison)?) (?:for|of) {_OFFENCE}{_DATED}|"
            rf"{_OFFENCE} dom|(?:sprit|spiritus|promille)(?:us)?(?:kørsel|dom){_DATED}|"
            r"afson(?:et|ede)|prøveløsladt|løsladt|varetægtsfængsl\w+|(?:tidligere |som )indsat(?! \w)|"
            r"(?:\w+|\d{1,2}) (?:months|years) inside|while I was inside|released from (?:prison|jail|custody)|"
            r"former (?:inmate|prisoner|offender)|ex-(?:con|convict|prisoner|inmate)|time in (?:prison|jail)|"
            rf"(?:siddet|sad|sidde|sat) (?:\w+ (?:år|måneder|mdr) )?i {_PRISONS}|"
            r"(?:i|fra|ud af) (?P<it>fængslet) (?:lært|lærte|tog|fik|blev|har|kom)|(?P<too>served) (?:my |a )(?:time|"
            r"sentence)"
        ),
        whole_words(r"patient\w*|inmates|indsatte|prisoners|offenders|klient\w*|advokat\w*|lawyer|fængselsbetjent"),
    ),
    _Rule(
        OTHER,
        _Told.WORDS,
        whole_words(
            rf"{_MEMBER} {_COMMUNITY}|{_CONFESSION} (?:hjælpeorganisation\w*|menighed\w*|kirke\w*|forening\w*|"
            rf"friskole\w*|"
            r"efterskole\w*|ungdom\w*|studenter\w*|charity|church|mosque|youth|community|congregation|parish|"
            r"association|"
            r"student\w*|faith|belief|upbringing|holidays?)|"
            r"(?:bærer|går med|bruger|wear(?:s|ing)?)(?: jeg)?(?: \w+)? (?:(?:muslimsk|religiøst) )?(?:tørklæde|hijab|"
            r"niqab|turban|"
            r"kippa|kalot|headscarf|kippah|yarmulke)(?!\w)|"
            r"(?:udmeldt af|meldt (?:mig )?ud af|left|ansat i) (?P<it>folkekirken|the church)|"
            r"(?:church|mosque|synagogue) (?:volunteer\w*|elder|deacon|warden|treasurer)|"
            r"(?:religious|muslim|jewish) (?:observance|holidays?)|(?:halal|kosher)(?= (?:only|of faith|for religious))"
        ),
        CHURCH_WORK,
    ),
    _Rule(
        OTHER,
        _Told.LEISURE,
        whole_words(
            _COMMUNITY,
            rf"{UNION_NAME}|fagforening\w*|fagligt arbejde|fagbevægelse\w*|trade union\w*|union(?: work| activities)?",
            r"parti(?:et|arbejde|medlem\w*)|lokalpolitik|byråd\w*|kommunalpolitik",
        ),
    ),
    _Rule(
        OTHER,
        _Told.WORDS,
        whole_words(
            rf"{_ROLE}(?: \w+){{0,2}} (?:i|for|af|hos|in|of|with|at) (?P<it>{UNION_NAME}(?:[ -](?-i:[A-ZÆØÅ])\w+)?)|"
            rf"(?:er |am )?(?:med|organiseret) i (?P<too>{UNION_NAME})|(?:tillids|fællestillids)[^.\n]{{0,60}}? (?:i|"
            rf"for) "
            r"(?P<third>(?-i:Metal))"
        ),
    ),
    _Rule(
        OTHER,
        _Told.WORDS,
        whole_words(
            r"statsløs|stateless|(?:[a-z]+ )?special act(?: permit)?|særlov(?:en)?|permanent (?:ophold\w*|residen\w+)|"
            r"(?:født|born) (?:i|på|in) (?-i:[A-ZÆØÅ])[a-zæøå]{2,}|minoritetsbaggrund|(?:[a-zæøå]+ )?(?:mindretal\w*|"
            r"minority)"
            r"(?= background|[.,;]|$)|(?:anden|non-[a-z]+) etnisk(?: baggrund| herkomst)?|ægtefællesammenført|"
            r"settled status|"
            r"(?:first|second)-generation immigrant|(?:første|anden|anden-)generations? ?indvandrer|"
            r"adopt(?:eret|ed) (?:fra|from) (?-i:[A-ZÆØÅ])\w+"
        ),
    ),
    _Rule(
        OTHER,
        _Told.WORDS,
        whole_words(
            r"(?:som|as) (?:den |the |en |a |an )?(?:(?:eneste|only|ung|young|lone|enlig) )*(?P<it>kvinde|mand|woman|"
            r"man|"
            r"female|male)(?= (?:i|in|på|on|blandt|among|har|have|I|jeg)(?!\w)|[,.])|"
            r"(?:den eneste|eneste|the only|only|første|first) (?P<too>kvinde|mand|woman|female)(?!skab)|"
            r"(?:køn|gender|sex)(?: ?: ?)(?:kvinde|mand|woman|man|female|male|m|k|f|nonbin\w+|non-binary|andet|other)|"
            r"she/her|he/him|hun/hende|han/ham|same-sex (?:partner|marriage|couple)|"
            r"(?:min|my) (?:transition|kønsskifte\w*|seksualitet|sexuality|sexual orientation)"
        ),
    ),
)

_PART_BEGINS = re.compile(r"(?:^|[.,:;!?()•*|–—-])\s*\Z")


def named(text: str, sentence: Span, *, leisure: bool) -> Iterator[tuple[str, re.Match[str]]]:
    """The kinds of the details that a sentence names, with what matched: the detail is the last group of the match, or
    all of it where it has none. ``leisure``: the sentence stands among interests."""
    said = sentence.of(text)
    first = FIRST.search(said) is not None
    for rule in _RULES:
        if rule.told is _Told.LEISURE and not leisure:
            continue
        for match in rule.pattern.finditer(text, *sentence):
            if rule.unless is not None and rule.unless.search(said):
                break
            before = text[sentence.start : match.start()]
            begins = _PART_BEGINS.search(before) is not None
            if (rule.told is _Told.START and not begins) or (rule.told is _Told.PERSON and not first):
                continue
            if rule.told is _Told.PLACE and (not (first or begins) or TREATED.search(before)):
                continue
            yield rule.kind, match
