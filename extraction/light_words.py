"""Words that name no skill: function words, light verbs in all their forms, nouns such as "erfaring" and "lyst".

What is left of a clause is told by them: "har jeg aldrig rørt ved" has no object of its own, so it speaks of what
stands before it. Written down for this purpose, Danish and English.
"""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_DANISH_ENDINGS = ("e", "er", "ede", "et", "te", "t", "ende")
_ENGLISH_ENDINGS = ("", "s", "ed", "ing")


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _danish(stems: str) -> frozenset[str]:
    """All forms of weak Danish verbs, by their stems."""
    return frozenset(stem + ending for stem in stems.split() for ending in _DANISH_ENDINGS)


def _english(stems: str) -> frozenset[str]:
    """All forms of regular English verbs, by their stems ("e" is dropped before "ed" and "ing")."""
    return frozenset(
        (stem.removesuffix("e") if ending in ("ed", "ing") else stem) + ending
        for stem in stems.split()
        for ending in _ENGLISH_ENDINGS
    )


NEGATIONS = _set(
    "ikke aldrig intet ingen ingenting hverken næppe nej nul nix not never no none neither nothing nope zero nil "
    "don't don’t doesn't doesn’t didn't didn’t can't can’t cannot won't won’t wouldn't wouldn’t haven't haven’t hasn't "
    "hasn’t isn't isn’t aren't aren’t shouldn't shouldn’t"
)
REVERSING = _set(
    "undvære uden glemt mistet sluppet bange fremmed fremmede nervøs imod tvivl problem problemer hindring without "
    "forgotten lost afraid mind doubt problem problems stranger live scared fejl kun bare only just mindst least andet "
    "bleg ræd sky ked kede skam fortryder fortrudt fortryde beklager vejen kompromis regret hesitate shirk"
)
"""With a negation they affirm: "kan jeg ikke undvære", "never forgotten"."""
REFUSING = _danish("fravælg frabed afvis afskriv dropp frygt afsky forsag undsig skrott") | _set(
    "hader hadede undgår undgik opgiver opgav opgivet overlader overlod overladt afslår afslog fravalgt fravalgte "
    "frabad frabedt afviste afvist refuse refused decline declined dread dreaded detest hate hated skip skipped avoid "
    "avoided shun"
)
"""Verbs that refuse or give away what they are said of: "natarbejde fravælger jeg"; with a negation they affirm."""
WILL = _set(
    "vil ville ønsker ønske ønskes søges gider orker agter påtænker søger siger beder ambition ambitioner lyst "
    "interesse interesseret planer trang "
    "tilbage want wanted wish will would won't won’t wouldn't wouldn’t interest interested desire ambitions appetite "
    "thanks looking seeking skal"
)
AGAIN = _set("igen længere mere again anymore longer")
DONE = _set(
    "færdig træt mæt vokset overstået slut forbi protest modvilligt nødigt nødig udenom helst-ikke tired done finished "
    "fed over reluctantly undgår undgå avoid avoiding"
)
_WEARY = _set("færdig træt mæt tired finished fed")
LAPSED = _set("udløbet udløb frakendt inddraget bortfaldet expired lapsed revoked withdrawn")
"""Of a certificate; with a negation it is valid."""
LACKING = LAPSED | _set(
    "dumpet dumpede failed flunked grøn blank mangler savner glemt ukendt rustent missing lacking lack forgotten "
    "unknown untried"
)
WISHING = _set(
    "kigge snuse "
    "lære drømmer drøm overvejer håber nysgerrig nysgerrighed sulter længes frister lokker ønskelisten ønskeseddel "
    "listen planlagt tilmeldt undervejs elske oplæres oplært fristes fristet drager satse tænke interesseret "
    "curious want wish hope hoping hopes learn love planned planning planlægger considering dream dreaming someday "
    "next "
    "wishlist eager keen tempted interested like"
)
"""What is hoped for; "tænke" as in "kunne tænke mig"."""
_GLADLY = _set("gerne")
_GLADLY_WITH = _set("vil ville må tager får kunne skal")
POSITIVE = _set(
    "ja god gode godt stærk stærke rutineret sikker øvet erfaren dagligt daglig flydende superbruger ekspert udmærket "
    "fint yes good fluent daily expert strong confident solid experienced rutine ofte often meget år years"
)
_PERFECT = _set("have has had i've i’ve")
"""With these "done" is a participle and ends nothing."""
_HAVING = _set(
    "kan har kender behersker bruger mestrer forstår taler kører ved klarer can have know use speak understand master"
)
_NOT_QUITE = re.compile(
    r"(?<!\w)(?:kun (?:lige )?(?:i|på) (?:teori(?:en)?|papir(?:et)?)|only (?:in theory|on paper)|"
    r"for lidt|hvad (?:det |den )?er|(?:kun|bare|blot) (?:lige )?(?:set|hørt|læst|kigget)|set (?:det )?"
    r"(?:på|hos)|hørt om|(?:kun )?af (?:navn|omtale)|(?:kan|to) (?:lige )?(?:bestille|order) (?:en |a )?(?:kop |cup "
    r"of )?"
    r"(?:kaffe|øl|coffee|beer)|too little|only (?:seen|heard|read)|heard of|by name|i glemmebogen|ikke mig|not me|"
    r"kommer (?:jeg )?til kort|hus forbi|bar bund|out of my depth|(?:only|kun|bare|blot) (?:watched|observed|seen|"
    r"shadowed|set på|"
    r"kigget på|fulgt)|ask (?:someone|somebody) else|kun for at \w+e (?:det|den|dem)|(?:læst|hørt|read|heard) (?:om|"
    r"about|of)(?=\W*$)|only "
    r"to \w+ (?:it|them)|(?:kun|only)(?: know)? (?:fra|from) "
    r"(?:et |en |a |the )?\w+|(?:set|oplevet|seen|watched) (?:\w+ )?(?:andre|others|nogen|people|somebody))(?!\w)",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"(?<!\w)(?:(?:lade|lader|lod|ladet)(?: jeg)?(?: [a-zæø]+)? (?:stå|ligge|være|fare|passere|om)|lagt(?: [a-zæø]+)? "
    r"(?:bag mig|på hylden|fra mig)|(?:sig|sag|meld|takk|stå)[a-z]*(?: jeg)?(?: [a-zæø]+)? (?:pas|fra|nej|stop|farvel|"
    r"af)|"
    r"(?:spring|sprang)[a-z]*(?: jeg)?(?: [a-zæø]+)? over|hold[a-z]*(?: jeg)?(?: mig)?(?: [a-zæø]+)? (?:fra|væk)|"
    r"(?:slip|slap|fritag|fritages|fri|forskån|skån)[a-zæø]*(?: jeg)?(?: [a-zæø]+)? for|uden om|(?:fået|haft) nok af|"
    r"had (?:enough|my (?:fill|share)) of|"
    r"(?:send|sendt|giv|gav|vis)[a-z]*(?: jeg)?(?: [a-zæø]+)? videre|(?:godt|sagtens|fint) (?:undvære|leve uden|være "
    r"foruden)|(?:leave|leaves|left) (?:it )?(?:to|behind)|"
    r"(?:be |rather be )spared|for (?!lidt)[a-zæø]+ til(?=\W*$)|too "
    r"[a-z]+ for(?=\W*$)|turn(?:ed)? down|pass on|say no|done with)(?!\w)",
    re.IGNORECASE,
)
"""Verbs that with a particle refuse: "dørsalg lader jeg ligge", "vagter melder jeg fra til"."""
_AHEAD = re.compile(
    r"(?<!\w)(?:(?:ja|yes) (?:til|to)|(?:begyndt|startet|begynder|starter|i gang med|ved|håber på|ser frem til) at|"
    r"(?:skrevet|meldt|tilmeldt|indskrevet)(?: mig)?(?: (?:op|ind))? (?:til|på)|signed up|enrolled|booked|open to|"
    r"åben for|in progress|ongoing|igangværende|ja tak(?=\W*$)|yes,? please)(?!\w)",
    re.IGNORECASE,
)
"""What is begun or agreed to, and so not yet held."""

_FUNCTION = _set(
    "teori teorien papiret tæller begynder begynderniveau overfladisk smule theory paper count counts basics "
    "småt begyndt kigge kigget snuse bevis certifikat papirer papir kort autorisation license licence certificate "
    "ticket "
    "knap fingrene næsen snuden og eller men samt at der det den de dem som hvad hvor hvis når da så her "
    "jeg mig min "
    "mit mine man vi os i jer du "
    "dig sig selv en et på af til med om for fra ved hos over under efter ud op ned hen igennem omkring noget nogen "
    "nogle lidt meget mere mest mindre alt alle andet andre heller endnu slet længere igen stadig altid sjældent også "
    "kun bare blot lige godt gerne helst hellere allerhelst rigtig ret helt virkelig egentlig faktisk nok jo vel dog "
    "måske desværre netop især ærligt talt pænt tak nu snart senere før siden allerede en dag sigt fremtiden begge "
    "dele "
    "resten hele første gang gange tid indtil videre tættere nærmere sådan derimod tanke tanken da hver bedre dybden "
    "dårligt dårlig ordentligt selvstændigt færdigt fuldt ganske næsten stort set langt brugbart niveau "
    "and or but that which it this them the what where if when then so here me my mine we us you a an on of to with "
    "about for from at in by into over under after up down out some any something anything little much more most less "
    "all other others either yet still always rarely also only just really quite actually perhaps maybe unfortunately "
    "now soon later before since already one day future both rest whole first time times far so too very rather well "
    "myself properly anymore again longer ever even there things thing better i'm i’m i've i’ve i'd i’d it's it’s "
    "that's that’s i"
)
_NOUNS = _set(
    "ansvar ansvaret responsibility brugeradgang "
    "erfaring erfaringer kendskab viden kursus kurser forløb "
    "uddannelse oplæring lyst interesse ambition ambitioner "
    "plan "
    "planer ønske ønsker brug behov chance chancen mulighed muligheden lov lejlighed idé ide emne emner område områder "
    "fag felt ting side sider disciplin bord styrke styrker verden kop te skab spidskompetence force kapitel skridt "
    "sammenhæng praksis formel rutine hånd hænder fingre hænderne program punkt punkter skarp skrap stærk stærke god "
    "gode ny nyt nye klar helhjertet fan ven venner kursusbevis kærlighed stærkeste spids "
    "experience knowledge course courses training interest ambition plan plans wish need chance opportunity idea "
    "subject area field strength strengths strong suit forte cup tea world list chapter step steps practice background "
    "good great best comfortable familiar new ready hands-on part personal professional kind"
)
_VERBS = (
    _danish(
        "arbejd brug prøv rør lær lav kend mangl savn ønsk øv hør læs tænk håb drømm meld overvej beskæftig benytt "
        "hedd "
        "behersk mestr snus dyrk testet pill rod leg sidd mødt magt interesser tiltal ligg pass fald sig tal skriv "
        "åbn stift spild oplev"
    )
    | _set(
        "er var været være har havde haft have kan kunne vil ville skal skulle må måtte bør blive bliver blev blevet "
        "gør gjorde gjort gøre får fik fået få går gik gået gå tager tog taget tage ser så set se ved vidste vidst "
        "vide "
        "giver gav givet give kommer kom kommet komme står stod stået stå rørt nåede nået nå holdt holder holde kaldt "
        "kalder kalde lært ligger lå siger sagt sige beder bede bedt sat sætte sætter finder fundet finde skrevet "
        "læst talt tale kørt køre kører solgt sælge sælger tegnet tegne lagt lægge fulgt følge følger undervist stået "
        "færdig træt mæt vokset nysgerrig ude uddannet kunnet villet skullet ville gider orker søger duer due tør "
        "turde forlovet håndteret løst "
        "svejset programmeret kodet bygget ledet styret betjent "
        "am is are was were been be being has had have having do does did done doing can could will would shall should "
        "must may might go goes went gone going get got getting make made making take took taken taking see saw seen "
        "know knew known say said give gave given come came coming stand stood find found feel felt keep kept held "
        "hold written write driven drive taught teach spoken speak run ran built build read sold sell led lead"
    )
    | _english(
        "work use try touch learn need want wish hope like love enjoy lack miss handle open manage dabble start "
        "plan consider dream look play practise practice pick consider program code deal own"
    )
)
_LIGHT = (
    _FUNCTION
    | _NOUNS
    | _VERBS
    | NEGATIONS
    | REVERSING
    | WILL
    | AGAIN
    | DONE
    | LACKING
    | WISHING
    | _GLADLY
    | REFUSING
    | _set(
        "én lov ret tilladelse papirer godkendt allowed authorised authorized nysgerrig skeptisk planlagt tilmeldt "
        "hvor ja yes navn omtale messe fair fornyet renewed someone somebody "
        "else thank you please pas farvel stop hus forbi bund bar grøn ask progress "
        "ongoing igangværende begyndt begynder startet started begun watched observed seen shadowed gået tabt videre"
    )
)
_ORDERED = _set("bestille order kaffe øl coffee beer")
"""Light beside "bestille" or "order": who can order a cup of coffee in a language can say so little in it."""
_SHORT = frozenset({"år", "years"})
LITTLE = _set(
    "lidt smule grundlæggende basalt begynder begynderniveau overfladisk little bit some basic basics beginner"
)
"""Of what is held, but hardly."""


def words_of(text: str) -> list[str]:
    """The words of a text, folded; figures are none."""
    return [word.lower() for word in _WORD.findall(text)]


def is_light(words: list[str]) -> bool:
    """Whether none of the words names anything a person could be able to do."""
    ordered = _ORDERED if {"bestille", "order"} & set(words) else frozenset[str]()
    return all(word in _LIGHT or word in _SHORT or word in ordered for word in words)


def told_by(words: list[str], text: str) -> str:
    """How a clause of light words holds what it speaks of: "negated", "unwanted", "wished", "stated", or "".

    ``words`` are those of ``text``.
    """
    have = set(words)
    if have & _PERFECT:
        have.discard("done")
    negated = bool(have & NEGATIONS)
    if negated and have & (REVERSING | REFUSING | LAPSED | _WEARY):
        return "stated"
    if not negated and (have & (DONE | REFUSING) or _LEFT.search(text)):
        return "unwanted"
    if negated:
        refuses = (
            have & (WILL | AGAIN)
            or ("nej" in have and have & {"tak", "til"})
            or ({"ikke", "mig"} <= have and "lært" not in have)
        )
        return "unwanted" if refuses else "negated"
    if have & LACKING or _NOT_QUITE.search(text):
        return "negated"
    if have & WISHING or _AHEAD.search(text) or (have & _GLADLY and have & _GLADLY_WITH):
        return "wished"
    return "stated" if have & (_HAVING | POSITIVE) else ""
