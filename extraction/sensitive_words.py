"""Words of health, belief, union and origin, for ``extraction.sensitive``. Danish and English, written down for this.

Diseases, parts of the body, treatment and benefits are classes of words; what makes them a detail of the writer is a
person and a verb beside them, or a limit ("må ikke løfte").
"""

from __future__ import annotations

import re

HEALTH, FAMILY, OTHER = "health", "family", "other"
"""The kinds of details."""


def _rule(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(patterns)})(?![\w-])", re.IGNORECASE)


DISEASE = (
    r"\w*(?:prolaps|gigt|sklerose|kræft|migræne|hovedpine|syge|sygdom(?:men)?|lidelse|betændelse|allergi|intolerans|"
    r"epilepsi|"
    r"depression|psykose|angst|neurose|diabetes|astma|eksem|brok|spore|fraktur|brud|rystelse|smerter|skade|blindhed|"
    r"døvhed|"
    r"syndrom|diagnose|handicap|lammelse|stofskifte|tinnitus|slitage|cancer|disease|disorder|syndrome|injury|surgery|"
    r"illness|ache|pain|arthritis|sclerosis|burnout)(?:r|en|n|et|er|s)?|adhd|add|ptsd|ocd|kol|hiv|ms|long ?covid|"
    r"senfølger|"
    r"autis\w*|asperger\w*|stress|udbrændt\w*|udbrændthed|ordblind\w*|dyslexi\w*|dyslektiker|hørehæmmet|svagtseende|"
    r"nedsat (?:syn|hørelse|funktionsevne|arbejdsevne)|forhøjet blodtryk|svimmel\w*|søvnproblemer|bipolar|"
    r"skizofren\w*|"
    r"crohns?|cøliaki|bechterew\w*|fibromyalgi|piskesmæld|iskias|scoliosis|skoliose|sciatica|epilepsy|asthma|"
    r"migraines?|"
    r"\w*apnø|(?:sleep )?apnoea|sleep apnea|cpap|pneumothorax|narkolepsi|narcolepsy|anæmi|anaemia|"
    r"type ?[12]?[- ]diabetes|"
    r"one kidney|kidney (?:donor|transplant)|nyre(?:sygdom|svigt|transplanteret|donor)|"
    r"anxiety|depressed|ptsd|autism|autistic|dyslexic|deaf|blind|wheelchair|insulin|tumor\w*|blodprop|apopleksi|"
    r"stroke"
)
STATE = (
    r"syg|rask|sygemeldt|raskmeldt|opereret|indlagt|diagnosticeret|medicineret|velmedicineret|velreguleret|"
    r"velbehandlet|"
    r"genoptrænet|restitueret|invalid|kronisk syg|nedslidt|slidt(?: op| ned)?|overvægtig|gravid|ædru|tørlagt|"
    r"afvænnet|"
    r"ikke-?ryger|ryger|røgfri|sengeliggende|i (?:bedring|behandling|terapi|genoptræning)|på medicin|i remission|"
    r"ill|sick|on sick leave|signed off|operated on|hospitali[sz]ed|diagnosed|medicated|recovered|in remission|"
    r"in recovery|sober|disabled|pregnant|non-?smoker|smoker|burn(?:t|ed) out|in therapy|in rehab"
)
_PARTS = (
    r"(?:ryg|knæ|hofte|skulder|nakke|lænd|fod|ankel|arm|albue|håndled|hånd|ben|hjerte|lunge|mave|hoved|øje|øre|krop|"
    r"diskus|meniskus|led|balder|hæl)(?:gen|ket|et|en|n|ene|erne|ne|ren|r)?|skuldrene|fødder(?:ne)?|hænder(?:ne)?|"
    r"knæene|"
    r"øjnene|ørerne|synet|hørelsen|helbred(?:et)?|psyken?|nerverne|back|knees?|hips?|shoulders?|neck|foot|feet|"
    r"ankles?|"
    r"elbows?|wrists?|hands?|legs?|heart|lungs?|stomach|head|eyes?|ears?|eyesight|hearing|health|spine"
)
_WHOSE = (
    r"(?:min|mit|mine|egen|eget|højre|venstre|begge|dårlig|dårligt|dårlige|ny|nyt|kunstig|kunstigt|stiv|stift|øm|ømt|"
    r"my|bad|left|right|both|weak|new|artificial|stiff|sore)"
)
BODY = _rule(
    rf"{_WHOSE} (?:[a-zæøå]+ )?(?:{_PARTS})",
    r"(?:ondt|smerter|skader?|slid|hold|gigt|pain|trouble) i (?:[a-zæøå]+ )?" + rf"(?:{_PARTS})",
    r"(?:protese|skinne|korset|støttebind|høreapparat(?:er)?|pacemaker|insulinpumpe|briller|kontaktlinser|rollator|"
    r"stok|"
    r"krykker|prosthesis|hearing aids?|glasses|contact lenses|crutches)(?=[ ,.]|$)",
)
BODY_NAMED = _rule(
    r"(?:ryggen|knæet|knæene|hoften|hofterne|skulderen|skuldrene|nakken|lænden|foden|fødderne|anklen|armen|armene|"
    r"albuen|"
    r"håndleddet|hænderne|benet|benene|hjertet|lungerne|maven|kroppen|øjnene|synet|hørelsen|psyken|helbredet|"
    r"nerverne)"
)
TROUBLE = _rule(
    r"ikke|fejler|slidt|ondt|skåne|skånes|skånet|hensyn|værker|driller|svigter|protese|operation|opereret|dårlig\w*|"
    r"fine?|"
    r"holder|pga\.?|på grund af|genoptrænet|tåler|belaste\w*|ødelagt|not|cannot|can['’]t|aches?|hurts?|worn|trouble"
)
LIMIT = _rule(
    r"(?:må|kan|tåler|skal|bør|klarer|orker) (?:jeg )?(?:\w+ ){0,2}?(?:ikke|undgå)(?: (?:at|længere|mere|både|"
    r"hverken|"
    r"kunne))*"
    r" (?:løfte|stå|gå|sidde|knæle|ligge|kravle|bære|trække|vride|bukke|bøje|klatre|støv|kulde|larm|parfume|stress|"
    r"natarbejde|forflytte)\w*",
    r"(?:kan|må) (?:jeg )?(?:(?:heller|desværre|slet) )*ikke (?:tåle|lugte|indånde|spise|røre ved)(?: \w+){0,3}|"
    r"tåler (?:jeg )?(?:heller |slet )?ikke(?: \w+){1,3}",
    r"ikke (?:ligge|stå|gå|kravle|løfte|sidde|knæle)(?: \w+){0,2} (?:på knæ|på hug|på stige|hele dagen|over \d+ ?kg|"
    r"tungt|"
    r"længe ad gangen|i (?:mange )?timer)",
    r"(?:can(?:not| not|['’]t)|must not|should not|am not able to|unable to|not allowed to|no longer) (?:\w+ "
    r")?(?:lift|stand|"
    r"kneel|climb|crawl|carry|bend|sit|walk|push)\w*(?: \w+){0,4}",
    r"(?:løft|lifting|lifts?): ?(?:max\.?|højst|maks\.?|under|up to|no more than)? ?\d+ ?kg",
)
HELPERS = _rule(
    r"(?:min|til|hos|end|ved|gennem|my|to (?:a|my|the)|see(?:ing)? an?|than (?:the|my)) (?:egen "
    r")?(?:fysioterapeut(?:en)?|"
    r"kiropraktor(?:en)?|psykolog(?:en)?|læge(?:n)?|psykiater(?:en)?|speciallæge(?:n)?|terapeut(?:en)?|massør(?:en)?|"
    r"physio(?:therapist)?|chiropractor|psychologist|psychiatrist|therapist|doctor|gp)",
    r"lægens? (?:attest|erklæring|ord|råd)|lægeattest(?:en)?|doctor['’]s note|medical certificate",
)
I_AM = re.compile(
    rf"(?<![\w-])(?:(?:jeg|I) (?:har|havde|fik|får|er|var|blev|lider af|led af|døjer med|lever med|kæmper med|"
    rf"gik ned "
    rf"med|"
    rf"have|had|was|am|got|became|suffer from|suffered|live with|struggle with|take|tager)|(?:har|er|var|fik|får|"
    rf"blev) jeg|"
    rf"jeg['’]m|I['’](?:m|ve)(?: had| been)?|(?:har|have) (?:været|haft|fået|had|been)|(?:gik|gået) (?:jeg )?ned med|"
    rf"(?:lider|døjer|led) (?:jeg )?(?:af|med)|(?:får|fik|gets?|got)(?: jeg)?)"
    rf"(?: (?:en|et|a|an|stadig|ofte|også|altid|nu|født|tidligere|let|mild|svær|kronisk|chronic|severe|mild|længe|"
    rf"selv|"
    rf"godt|[a-zæøå]+t|meget|lidt|nogen|noget|min|mit|i dag|for nylig|recently|once|partly|long-term)){{0,4}}"
    rf" (?:{DISEASE}|{STATE})(?![\w-])",
    re.IGNORECASE,
)
"""A state of the writer's own, named right after the verb: "Jeg fik en diskusprolaps", not "jeg har erfaring med"."""
ALONE = re.compile(
    rf"\W*(?:(?:19|20)\d\d(?: ?[-–—] ?(?:(?:19|20)\d\d)?)? ?[:,]? ?)?(?:(?:{STATE}|{DISEASE})(?: \w+){{0,2}}(?:, |"
    rf" og "
    rf"| and |\W*$))+\W*",
    re.IGNORECASE,
)
"""A line of nothing else: "2019-2020 sygemeldt, opereret"."""
TREATED = re.compile(
    r"behandling|pleje|træning|rehabilitering|screening|therapy|treatment|nursing|care\b", re.IGNORECASE
)
"""What makes a line of diseases one of skills: "KOL og iltbehandling"."""
MORE = re.compile(
    rf"(?<![\w-])(?:{DISEASE}|{STATE}|ikke|medicin\w*|diagnos\w*|behandl\w*|lægen?|løft\w*|tåler|fejler|bedring|"
    rf"frisk|"
    r"not|no longer|cannot|can['’]t|medicat\w+|medicine|treat\w+|doctor|lift\w*|controlled|better)(?![\w-])",
    re.IGNORECASE,
)
"""What a clause about the same state says."""
CARE = re.compile(
    r", (?:som jeg |det |den |and |og )?(?:styrer|passer|klarer|tager|får|controlled|managed|kept)[^,.;\n]{0,30}?"
    r"(?<!\w)(?:selv|pumpe|medicin\w*|piller|insulin|tablets|pills|a pump|check|diet)(?!\w)[^,.;\n]{0,30}",
    re.IGNORECASE,
)
"""What is done about it, said right after: "styrer selv med pumpe"."""
POSTURES = re.compile(
    r"(?:(?:jeg|kan|can|godt|sagtens|fint|gå|stå|sidde|køre|løfte|bære|cykle|walk|stand|sit|drive|lift|og|and|men|"
    r"but|"
    r"I)"
    r",? ?)+",
    re.IGNORECASE,
)

_UNIONS = (
    r"dansk el-?forbund|djøf|bupl|prosa|dansk sygeplejeråd|dansk metal|danmarks lærerforening|dlf|dsr|"
    r"krifa|"
    r"dansk magisterforening|teknisk landsforbund|blik- og rør\w*|malerforbundet|serviceforbundet|"
    r"konstruktørforeningen|"
    r"arkitektforbundet|akademisk arkitektforening|pharmadanmark|finansforbundet|uddannelsesforbundet|"
    r"fødevareforbundet|"
    r"dansk journalistforbund|danske fysioterapeuter|ergoterapeutforeningen|jordemoderforeningen|"
    r"farmakonomforeningen|"
    r"dansk psykolog ?forening|dansk socialrådgiverforening|kost og ernæringsforbundet|det faglige hus|frie "
    r"funktionærer|"
    r"hk (?:handel|privat|stat|kommunal)|gymnasieskolernes lærerforening|yngre læger|lægeforeningen|"
    r"teknikerforbundet|"
    r"fagligt fælles forbund"
)
_SHORT_UNIONS = r"3f|foa|hk|dm|ida|ca|tl|ja|gl|dj|nnf|ase|lederne|dts|ds|hkkf|maskinmestrene|business danmark"
UNION_NAME = (
    rf"(?:{_UNIONS}|(?-i:3F|FOA|HK|DM|IDA|CA|TL|JA|GL|NNF|ASE|HKKF|Lederne|Maskinmestrene|Business Danmark|UNISON|GMB|"
    rf"UCU|"
    r"RCN|NEU|NASUWT|Unite))"
)
UNION = _rule(
    r"(?:min|vores|my|our) (?:fagforening|union)|union (?:dues|branch|officer|delegate|convenor)|strejkeleder|"
    r"(?-i:UNISON|GMB|UCU|RCN|NEU|Unite)(?: member| rep| union)|(?:member|medlem) (?:of|af) (?-i:UNISON|GMB|UCU|RCN|"
    r"NEU|Unite)",
    _UNIONS,
    r"klubmand|(?-i:3F|FOA|HK|DM|DJØF|IDA|PROSA|BUPL|DSR|DLF|NNF)(?: (?:i|in) (?-i:[A-ZÆØÅ])[a-zæøå]+)?(?= (?:kan|"
    r"can|"
    r"will|"
    r"vil|hjælper|helps))",
    r"(?:active|member) (?:in|of) (?:the )?(?-i:[A-Z][\w&]*(?: (?:of |and )?[A-Z]\w*){0,4})(?: \w+)? union",
    r"member of (?:the )?danish (?:society|association|union|nurses|medical)[\w ]{0,30}",
    rf"(?:medlem(?:skab)? af|organiseret i|kontingent til|member of) (?:{_SHORT_UNIONS})|"
    rf"(?:{_SHORT_UNIONS})[- ]?medlem",
    rf"(?:{_SHORT_UNIONS})(?= siden (?:19|20)\d\d)",
    r"(?:\w+-)?(?:tillidsrepræsentant\w*|tillidshverv|tillidsmand|tillidskvinde|"
    r"fællestillids\w+|"
    r"member of (?:a |the )?(?:trade )?union|union (?:member|rep|representative)|shop steward)",
    r"medlem af (?:en |et |min |mit )?(?:fagforening|fagforbund|forbund\w*)|(?-i:[A-ZÆØÅ0-9]{2,6})-medlem",
)
POLITICS = _rule(
    r"(?-i:Moderaterne|Frie Grønne|Danmarksdemokraterne|Dansk Folkeparti|Nye Borgerlige|Labour Party|"
    r"Green Party|"
    r"Lib Dems?|Conservative Party|Social Democrats)|partimedlem\w*|party member\w*|(?:opstillet|kandidat|"
    r"stillede op) "
    r"(?:til|for) (?:byråd|folketing|kommunalvalg|regionsråd|kommunalbestyrelse)\w*|(?:stood|"
    r"ran) for (?:the )?(?:council|"
    r"parliament|office|mayor)|(?:campaigned|canvassed) for|(?:active|aktiv) (?:in|i) (?:politics|lokalpolitik|"
    r"politik)",
    r"aseksuel|asexual|panseksuel|pansexual|intersex|they/them|she/they|he/they|de/dem|homosexual|lgbt\w*|"
    r"kønsidentitet|hormonbehandling|pronouns?(?=:)|pronomen(?=:)",
    r"(?:menigt |aktivt? |passivt? )?medlem af (?:partiet |et (?:politisk )?parti|radikale|venstre|socialdemokrat\w*|"
    r"sf|enhedslisten|"
    r"det konservative|konservative|dansk folkeparti|liberal alliance|alternativet|moderaterne|"
    r"kristendemokraterne)(?: \w+)?",
    r"(?:jeg |har altid )?(?:stemmer|stemt|stemte) (?-i:(?:på )?(?:SF|DF|LA|KD|S|V|K)|"
    r"på [A-ZÆØÅ][a-zæøå]{4,}(?: [A-Z]\w+)?)",
    r"(?:I |always )*vote[sd]?(?: for)? (?:the )?(?-i:Labour|Conservatives?|Greens?|Tory|Tories|Lib Dems?|Democrats?|"
    r"Republicans?|SNP|Social Democrats?|Liberals?)",
    r"member of the (?-i:(?:[A-Z]\w+ ){1,3}Party)|member of (?-i:(?:Labour|Plaid|Sinn))(?: \w+)?",
    r"transmand|transkvinde|transperson|trans (?:man|woman|person)|non-?binary|kønsskifte|"
    r"(?:sprunget|sprang) ud (?:som|på (?:job|arbejdet)|i (?:19|20)\d\d)|came out (?:as|at work|in (?:19|20)\d\d)",
    r"(?:stemte|stemmer) (?-i:Alternativet|Venstre|Radikale|Enhedslisten|Konservativ\w*|Socialdemokrat\w*)|"
    r"(?:byråds|kommunalbestyrelses|regionsråds|folketings)(?:medlem|kandidat|mand) for [\wæøå]+|"
    r"(?:konservativ|radikal|socialistisk|venstres|liberal alliances?) ungdom|polyamor\w*",
    r"radikale venstre|socialdemokrat\w*|enhedslisten|det konservative folkeparti|dansk folkeparti|liberal alliance|"
    r"kristendemokraterne|nye borgerlige|danmarksdemokraterne|socialistisk folkeparti|byrådskandidat|"
    r"folketingskandidat|"
    r"(?:member of|active in|stood for) (?:the )?(?:\w+ )?(?:labour|conservative|liberal|green|"
    r"social democrat\w*)(?: "
    r"party|s)?",
    r"homoseksuel|bøsse|lesbisk|biseksuel|transkønnet|nonbinær|queer|regnbuefamilie|gay|lesbian|bisexual|transgender",
)
CRIME = _rule(
    r"(?:sad|sat|siddet|sidder) inde|bag tremmer|domfældt|spirituskørsel|promillekørsel|drink-driving|drunk driving|"
    r"(?:was|been|got) (?:arrested|jailed|imprisoned|cautioned)|served (?:\w+ ){1,2}(?:months?|years?|"
    r"sentence)(?= (?:for|in))|"
    r"blev (?:anholdt|sigtet|fængslet)|(?:min|en gammel) dom",
    r"straffet|(?:straffeattest\w*[^.\n]{0,12}|en |én |min )anmærkning\w*|\w*voldsdom|convicted of|sentence served",
    r"(?:\d{1,2}|en|et|to|tre|fire|fem|seks|ni) (?:mdr\.?|måneders?|dages?|års?) (?:betinget|ubetinget|"
    r"fængsel)(?: dom)?",
    r"(?:betinget|ubetinget) (?:dom|fængsel\w*|straf)|(?:er|blev|var|tidligere) (?:straffet|dømt)|idømt|afsonede?t?|"
    r"(?:plettet|på|i) straffeattesten?|samfundstjeneste|fodlænke|fik en (?:dom|voldsdom|bøde)|har en (?:dom|"
    r"voldsdom)",
    r"(?:suspended|custodial|prison) sentence|(?:was|been|got) convicted|(?:a|my|spent|old|previous|"
    r"one) convictions?|"
    r"(?:a|my|old) criminal record(?! check)|served (?:\w+ ){1,3}(?:in prison|inside)|(?:was|went|been|out) (?:in|to|"
    r"of) prison|"
    r"on parole|ex-offender|community service order",
)
"""Of what somebody was sentenced for; work in prisons and courts is none."""
FAITH = _rule(
    r"jehovas vidner(?:-\w+)?|beder (?:jeg )?(?:fem|5) gange|spiser (?:jeg )?ikke (?:svin\w*|pork)|don['’]t eat pork|"
    r"pray five times",
    r"tror? (?:stadig )?på gud|(?:går|gik|kommer)(?: \w+){0,2} i (?:kirke|moské|moskeen|synagoge\w*|"
    r"templet)(?: [\wæøå]+)?|"
    r"indre mission\w*(?:-hjem)?|baptist|mormon|adventist|house church|(?:church|religious|christian|muslim|jewish) "
    r"(?:background|upbringing)|humanist (?:celebrant|society|association)|believe in god|go(?:es)? to (?:church|"
    r"mosque|"
    r"synagogue)|jeg tror (?:stadig|ikke længere)(?=[,.])(?!, (?:at|det|der|jeg|vi)(?!\w))",
)
"""Belief that is nobody's work, whatever the sentence says."""
BELIEF = _rule(
    r"pinsekirke\w*|pinsemenighed\w*|apostolsk|metodist\w*|methodist|quaker|kvæker|sikh|bahá['’]?í|bahai|ortodoks\w*|"
    r"koptisk|coptic|protestant\w*|luther\w*|evangeli[cs]\w*|bibel\w*|bible|koran\w*|qur['’]?an|allah|jesus|"
    r"(?-i:Gud)|"
    r"(?:in|to|of) god|bøn|pray|praying|eid|fasting|(?:konverterede|konverteret|converted) (?:til|to) (?:islam|"
    r"krist\w+|christ\w+|jødedom\w*|judaism|katolic\w+|catholic\w+)|"
    r"agnostiker|agnostic|vantro|missionær|atheism|"
    r"jehovah['’]?s witness(?:es)?|born again|mormoner\w*|yom kippur|shabbat",
    r"folkekirken|moské\w*|frikirke\w*|menighed\w*|kirkegænger|kirkekor\w*|ramadan\w*|bedepauser?|bedetider?|"
    r"fredagsbøn|"
    r"tørklæde|hijab|sabbat\w*|kristen|kristne|muslim\w*|islam|jødisk|jøde|katolik\w*|katolsk|hinduist?|"
    r"buddhist\w*|ateist|jehovas vidner?|troende|mosque|church|prayers?|headscarf|sabbath|catholic|jewish|"
    r"christian|"
    r"hindu|atheist|faith|religious|parish|congregation|synagogue",
)
"""Of a believer where the sentence is about the writer; work of a priest, sexton or cook is a skill."""
ORIGIN = re.compile(
    r"(?<!\w)(?:[A-Z][a-z]+(?:ian|ish|ese|an|i|ino|ch) (?:citizen|national|passport|by birth|born|roots|background|"
    r"origin|"
    r"descent)|(?i:[a-zæøå]+sk (?:statsborger|pas|afstamning|oprindelse|rødder|baggrund|født))|(?:EU|EØS|"
    r"EEA)[- ]?(?:citizen|"
    r"borger|statsborger|national)|(?i:arbejdstilladelse|work(?:ing)? permit|opholdsgrundlag|asylum|asyl|"
    r"asylansøg\w*|"
    r"kvoteflygtning|green card|dual citizen\w*|naturali[sz]ed|indfødsret|fik ophold)|(?:[Hh]alf|[Hh]alvt?) "
    r"[A-Za-z]+(?:ian|ish|ese|sk)(?= and| og|,|\.))(?!\w)|"
    r"(?<!\w)(?:(?:kommer|stammer|er|flygtede|flyttede|kom|indvandrede|ankom)(?: jeg)?(?: oprindelig\w*| selv| som "
    r"\w+)? "
    r"(?:fra [A-ZÆØÅ][\w-]+|til Danmark)|(?i:min (?:familie|slægt|mor|far)\w* (?:er|kommer|stammer) fra)|"
    r"(?i:født og opvokset|rødder i|herkomst|oprindelse|indvandrer\w*|efterkommer|flygtning\w*|adopteret)|"
    r"(?:[A-ZÆØÅ][\w-]+)-født|(?:came|moved|fled|emigrated|immigrated) (?:to Denmark|from [A-Z]\w+)|"
    r"(?i:originally from|born and raised|my roots|ethnic\w*|immigrant|refugee|adopted)|I (?:come|am) from (?:the )?"
    r"[A-Z]\w+|I am (?:an? )?(?:\w+ ){1,2}from [A-Z]\w+|(?<!\d)\d\d, from [A-Z]\w+|(?:Born|Født|født|born)[^\n]{0,6} "
    r"\[BIRTHDATE\] (?:in|i) [A-ZÆØÅ]\w+(?:, [A-Z]\w+)?|(?i:residence card|opholdskort|family reunification|"
    r"familiesammenf\w+))(?!\w)"
)
_TRADES = (
    r"technician|officer|developer|engineer|consultant|co-?ordinator|case ?worker|therapist|nurse|audiologist|coach|"
    r"organi[sz]er|manager|advis[eo]r|teacher|specialist|assistant|analyst|designer|editor|fundraiser|lawyer|"
    r"solicitor|"
    r"paralegal|interpreter|physiotherapist|dietitian|dietician|optician|accounts?|team|portal|applications?|"
    r"rehabilitation|fitting|implant\w*|supervision|repairs?|maintenance|clinic|software|app|website|campaign|"
    r"counsell\w+|caseload|camp|centre|center|basketball|rugby|\w+ services?|"
    r"\w*(?:konsulent|rådgiver|rådgivning|sagsbehandl\w+|medarbejder|chef|leder|tekniker|instruktør|udvikler|"
    r"ingeniør|"
    r"jurist|journalist|redaktør|sekretær|terapeut|læge|plejerske|pædagog|lærer|vejleder|diætist|optiker|bandagist|"
    r"audiolog\w*|logopæd|tolk|betjent|assistent|bibliotekar|overenskomst\w*|sekretariat\w*|hotel)(?:er|e|en)?|"
    r"kontrol|reparation|tilpasning|service|titrering|"
    r"\w*(?<!ansøg)(?:ning|ing|else|tion|ændringer|arbejde|hjælp|kontrol|støtte) (?:af|om)|\w+(?:ing|tion|ment|sis) "
    r"(?:of|for)"
)
TRADE = _rule(_TRADES)
"""What makes a clause without "jeg" one about work with what is otherwise a detail: "Vertigo rehabilitation"."""
BELONGS = _rule(
    r"medlem\w*|partimedlem\w*|(?<!unite )member(?! portal| services?| app)(?:ship)?|stem(?:te|mer|t)|voted?|"
    r"kandidat\w*|"
    r"opstillet|stood|ran for|tillids\w+|klubmand|shop steward|organiseret|kontingent|aktiv i|active in|came out|"
    r"sprunget ud|straffet|dømt|idømt|sad inde|født|født og opvokset|har|godkendt|bevilget|visiteret|har fået|fik|"
    r"have|had|got|hold|siden|since"
)
"""What says that it is the writer's own, without "jeg"."""
FIRST = re.compile(r"(?<!\w)(?:[Jj]eg|[Mm]ig|[Mm]in|[Mm]it|[Mm]ine|I|I['’]\w+|[Mm]y|me|myself)(?!\w)")
OF_TRADES = _rule(
    r"asyl\w*|asylum|flygtning\w*|refugees?|immigrants?|indvandrer\w*|opholdstilladelse\w*|arbejdstilladelse\w*|"
    r"(?:work(?:ing)?|residence) permits?|fodlænke\w*|samfundstjeneste\w*|community service orders?|on parole|"
    r"ethnic\w*|"
    r"kørestol\w*|wheelchairs?|pacemakers?|høreapparat\w*|hearing aids?|vertigo|cpap|cochlear\w*|fleksjob\w*|"
    r"skånehensyn|sygedagpenge\w*|ressourceforløb\w*|klaustrofobi|claustrophobi\w*|type ?[12]-diabetes|union|unite|"
    r"unison|\w+ national|nedsat (?:arbejdsevne|funktionsevne)|familiesammenføring\w*|family reunification|lgbt\w*|"
    r"spirituskørsel|drink-driving"
)
"""What people work with: in a list of tasks it is nobody's own."""
CHURCH_WORK = _rule(
    r"kirketjener\w*|kordegn\w*|sognemedhjælper\w*|sognepræst\w*|præst(?:en)?|organist\w*|graver\w*|kirkeværge\w*|"
    r"kirkesanger\w*|sexton|verger|parish (?:clerk|worker)|priest|vicar|chaplain|bedemand\w*"
)
"""Work that takes people to church."""
EMPLOYER_LEAVE = re.compile(
    r"(?<!\w)(?:går|gået|er|skal|goes|going|is)(?: \w+)? (?:på|on) (?:barsel\w*|orlov|(?:maternity|"
    r"parental|paternity) leave)(?!\w)",
    re.IGNORECASE,
)
