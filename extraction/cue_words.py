"""The words of ``extraction.cues``, by what they say. Danish and English, written down for this purpose.

Each pattern is matched as whole words, whatever their case. Within a table the first that matches a place counts.
"""

from __future__ import annotations

from extraction.anycase import AnyCase, whole_words

_YOU = r"(?:jeg|du|man|vi|I|we|you)"
_STRESS = r"(?:(?:desværre|endnu|slet|heller|dog|altså|helst|absolut|bestemt|nødvendigvis|jo|nok) )*"
_TRAILING = (
    r"(?: (?:haft|prøvet|lært|arbejdet|brugt|rørt|noget|meget|længere|mere|igen|kunne|have|har|lave|lavet|gøre|være|"
    r"arbejde|bruge|rode|røre|vide|kende|lære|så|det|nogen|til|med|af|i|at|på|om))*"
)
_CLAUSE_ENDS = r"(?=\s*(?:[,.;:)!?]|$)|\s+(?:og|men|da|fordi|for|selv)\s)"

AFFIRMED = whole_words(
    r"ikke (?:kun|alene|bare|blot|mindst|desto mindre|bange|fremmede?|glemt|mistet|uden(?: om)?|til at komme uden om)",
    r"ikke (?:noget |nogen |et )?(?:problem|besvær|hindring|forhindring)|ikke (?:[\wæøå]+ ){0,2}andet end|ikke et "
    r"øjeblik i tvivl|ikke et eneste|ikke tvivl\w*",
    r"ikke sådan,? at jeg ikke|ikke fordi,? jeg ikke|(?:går|gik) (?:der )?(?:ikke|næppe) en (?:dag|uge),? "
    r"(?:hvor jeg ikke|uden)(?:,? at)?",
    r"ingen (?:problem(?:er)?|vanskelighed(?:er)?|tvivl|sag|hindring|udfordring)(?: (?:med|i|om))?(?: at)?",
    r"uden (?:problemer|tvivl|besvær|videre|hjælp|opsyn|fejl|at blinke|at kny|afbrydelse|undtagelse)",
    r"not (?:only|just|merely|simply|least|to mention|afraid|shy|scared|lost|forgotten|a problem|unfamiliar)",
    r"(?:haven't|have never|never) (?:lost|forgotten)|not that I (?:can't|cannot|don't|do not|haven't|have not)",
    r"(?:hardly|scarcely|barely|not|never) a (?:day|week) (?:when|goes by|passes)[^.;]{0,25}?(?:don't|do not|without)",
    r"no (?:problems?|trouble|difficult(?:y|ies)|issues?|doubt|stranger|matter|later|fear)(?: (?:with|in|to|of))?",
    r"(?:nothing|intet|ingenting) (?:beats|slår|kommer op på siden af|overgår)|nothing but|without (?:doubt|fail|"
    r"exception|problems?|difficulty|supervision|help)",
)
"""Words of negation that deny nothing."""

# --- CVs ---------------------------------------------------------------------------------------------------------

UNWANTED = whole_words(
    rf"(?:ønsker|vil|søger|gider|kunne tænke mig|har lyst) (?:{_YOU} )?{_STRESS}"
    r"(?:ikke|aldrig|hverken|ingen|intet|undgå|nødig)(?: længere| mere| igen)?(?: at| til at)?",
    r"ikke længere (?:ønsker|vil|lyst)|ikke (?:ønsker|lyst til|interesseret i)|aldrig (?:mere|igen)",
    r"(?:helst|gerne|hellere) (?:ikke|undgå|fri for|uden|slippe for)|(?:gerne|vil) (?:ud af|væk fra)",
    r"(?:vil|ønsker at|skal) undgå|træt af|undgår?|færdig med at",
    r"(?:do not|don't|would not|wouldn't|not|no longer) (?:longer )?(?:want|wish|like|looking|interested|seeking|"
    r"willing)(?: to| for| in)?",
    r"(?:do not|don't|never) (?:ask|expect|make|send|put|offer|get) me(?: (?:to|for|on|in|about|near))?|"
    r"(?:prefer|rather|preferably) not(?: to)?|avoid(?:ing)?|never again|no more|(?:out of|away from)(?= \w+ and into)",
)
UNWANTED_TOPIC = whole_words(
    rf"(?:vil|ønsker|gider) (?:jeg|vi) {_STRESS}(?:ikke|aldrig|undgå){_TRAILING}{_CLAUSE_ENDS}",
    r"er (?:slut|forbi) for mig|(?:er|var) ikke noget for mig|(?:is|was) not for me",
)
_EXPERIENCE = r"(?:erfaring(?:er)?|kendskab|viden|uddannelse|kompetencer|kundskaber|øvelse|rutine)"
_EXPERIENCE_EN = r"(?:experience|knowledge|training|skills?|education|qualifications?|practice|background)"
NO_EXPERIENCE = (
    rf"(?:ingen|intet|manglende|mangler|uden|hverken|ikke|aldrig haft|ikke haft|nul|næsten ingen) (?:[\w-]+ )?"
    rf"{_EXPERIENCE}(?: (?:med|i|inden for|til|om|fra))?|"
    rf"(?:no|without|lack(?:s|ing)?(?: of)?|little or no|neither|zero) (?:[\w-]+ )?{_EXPERIENCE_EN}"
    r"(?: (?:with|in|of|from))?"
)
NEGATED = whole_words(
    rf"(?:har|have|haft|got|kan|ved|kender|bruger|behersker|taler|skriver|læser|forstår) (?:{_YOU} )?{_STRESS}"
    r"(?:ikke|aldrig|hverken|ingen|intet)(?! (?:kun|mindst|bare|only|bange)(?!\w))"
    r"(?: (?:haft|arbejdet|prøvet|brugt|lært|været|taget))?(?: at)?",
    rf"er (?:{_YOU} )?{_STRESS}ikke (?:uddannet|udlært|certificeret|autoriseret|vant til|god til|stærk i|typen)",
    r"(?:endnu )?(?:ikke|aldrig) (?:haft|arbejdet|prøvet|brugt|lært|været|taget)(?: at)?|ikke (?:god|stærk|skrap) "
    r"(?:til|i)|ikke typen|dårlig til|(?:alt )?glemt(?=\s*(?:[.,;)]|$))",
    r"(?:do not|don't|does not|cannot|can't|can not|have not|haven't|has not|have never|has never|never|not yet) "
    r"(?:yet )?(?:have|know|use|used|speak|worked|work|write|had|been|learned|tried|driven|done|taken|read|trained)"
    r"(?: with)?",
    r"(?:nor|neither|never|not once|at no time) (?:have|has|had|do|did|am|was|can|could|will|would) I(?: ever)?",
    r"(?:aldrig|ingensinde|ikke en(?: eneste)? gang|heller ikke) (?:har|havde|er|blev|kan|kunne) jeg|"
    r"(?:det|der|it) (?:er|var|is|was) (?:en anden|andre|de andre|en kollega|min \w+|\w*(?:chefen|lederen|oren|isten|"
    r"manden)|someone else|somebody else|"
    r"others|a "
    r"colleague|my \w+),? (?:der|som|who|that) \w+(?: for| of)?|(?:was|were|been) never (?:taught|shown|trained|"
    r"allowed|asked)"
    r"(?: (?:to|in|how to))?|blev (?:jeg )?aldrig (?:oplært|undervist|sat ind) i",
    r"(?:know|speak|write|have|use) (?:neither|no|nothing (?:of|about))|neither|not (?:good|trained|qualified|"
    r"experienced|familiar|certified)(?: at| in| as| with)?",
    NO_EXPERIENCE,
)
NEGATED_TOPIC = whole_words(
    rf"(?:har|kan|bruger|arbejder|laver|kender|taler|ved|rører) (?:jeg|vi) {_STRESS}(?:ikke|aldrig|intet)"
    rf"{_TRAILING}{_CLAUSE_ENDS}",
    r"er ikke (?:lige )?(?:mig|min stærke side|mit bord|min spidskompetence)|(?:is|are) not (?:me|my thing|"
    r"my strength)",
    r"overlader jeg (?:gerne |helst )?til \w+",
)
LOST = whole_words(
    r"(?:jeg )?(?:kan|husker) (?:jeg )?(?:det|den|dem) ikke (?:mere|længere)|har glemt (?:det|alt|det hele|det meste)",
    r"(?:udløb|er udløbet|er ikke fornyet|er frakendt|er inddraget)(?! ikke)|have forgotten (?:it|them|all|most)|"
    r"licen[cs]e (?:has |had )?(?:lapsed|expired)|(?:was|were|been) revoked",
)
"""What was said before it in the sentence is held no more."""
LEARNING = whole_words(
    r"(?:er |har )?(?:lige |netop )?(?:i gang med|begyndt|startet) (?:at lære|at læse|på et|på kursus|på uddannelsen?)",
    r"(?:meldt mig|tilmeldt|skrevet op|indskrevet)(?: mig)? (?:til|på)(?: et)?(?: kursus)?(?: i)?|er tilmeldt",
    r"under (?:oplæring|uddannelse)(?: (?:i|til|som))?|(?:læser|studerer) til(?: at blive)?",
    r"teaching myself|(?:am |currently )learning|signed up for|enrolled (?:in|on|for)|studying to (?:be|become)|"
    r"training to (?:be|become)",
)
WISHED = whole_words(
    rf"(?:vil|ville|kunne) (?:{_YOU} )?(?:(?:rigtig|meget|også|derfor|dog|på sigt|helst|allerhelst) )*"
    r"(?:gerne|elske at|(?:godt )?tænke mig)(?: (?:lære|have|prøve|arbejde med|i gang med))?",
    rf"(?:drømmer|brænder) (?:{_YOU} )?(?:om|for at)(?: at)?(?: blive)?|(?:min drøm|drømmejob(?:bet)?)(?: er)?",
    rf"håber (?:{_YOU} )?(?:på|at|om|en dag)?(?: at)?(?: kunne)?|(?:mit|mine) (?:mål|ønske|ønsker)(?: er)?|ønsket er",
    r"(?:would|'d|I['’]d) (?:really )?(?:like|love)(?: to(?: learn)?)?|hope (?:that )?(?:somebody|someone|you|one "
    r"day)|(?:hope|hoping|eager|keen)(?: to| for| on)(?: learn)?|"
    r"want to (?:learn|become|try|move|work|be)(?: more)?|I want|my (?:goal|dream|ambition|aim)(?: is)?",
)
SEEKING = whole_words(
    r"(?<=[–—-] )(?:meget gerne|gerne|helst|preferably|ideally)(?! (?:for|med at|sammen))",
    rf"(?:ønsker|søger|interesseret i|lyst til|på jagt efter|leder efter|klar til)(?: {_YOU})?",
    r"want(?: to)?|(?:wish|aim|aiming|plan|planning) (?:to|for)|(?:looking|searching) for|seeking|interested in",
)
"""A wish; but in a list of past work a task ("søger midler", "interested in")."""
BARE_NO = whole_words(
    r"(?:ikke|ingen|intet|uden|undtagen|bortset fra|no|not|without|except|none|nej)"
    r"(?! (?:kun|mindst|bare|only|least|just|matter|later|tvivl|doubt)(?!\w))",
    r"(?<=, )(?:aldrig|never)(?! (?:bange|træt|syg|fravær|for sen\w*|mere|igen|noget problem|afraid|late|sick|"
    r"tired|more|again|a problem|been|was|miss\w*)(?!\w))",
)
_FIELD = r"(?=\s*:|\s{2,})"
CV_FIELDS = (
    (r"(?:not interested in|not wanted|not|ikke interesseret i|vil ikke|ønsker ikke|undgår?|ikke)", "unwanted"),
    (r"(?:nul|ingen|ikke|ingen erfaring|ikke erfaring(?: med)?|no experience|none|not good at|kan ikke)", "negated"),
    (
        (
            r"(?:(?:i )?(?:want|wish|hope|would like)(?:es|ed)?(?: to learn)?|(?:jeg )?vil gerne(?: lære| ha)?|"
            r"ønsker?(?: at lære)?|(?:currently )?learning|lærer nu|drøm(?:mejob)?)"
        ),
        "wished",
    ),
)
"""Names of fields of a CV ("Not interested in: ...", "Nul  ..."), with how what stands in them is held."""

# --- postings ----------------------------------------------------------------------------------------------------

_REQUIREMENT = (
    r"(?:(?:noget |et |en |a |an |as a )?(?:krav|betingelse|forudsætning|nødvendighed|nødvendigt|nødvendige?|påkrævet|"
    r"krævet|afgørende|vigtigt|must|requirement|prerequisite|required|necessary|needed|mandatory|decisive|important|"
    r"expected|hindring))"
)
NO_DEMAND = whole_words(
    rf"(?:(?:er|udgør|stilles|ses som|is|are|dog|men|but|it) )*(?:ikke|ingen|intet|not|isn't|aren't) "
    rf"(?:absolut |længere |nødvendigvis |umiddelbart |strictly |necessarily )?{_REQUIREMENT}",
    r"(?:er |is |are )?unødvendigt?|behøves ikke|kræves ikke|forventes ikke|neither is (?:a )?(?:requirement|required)",
)
NO_DEMAND_TOPIC = whole_words(
    rf"(?:skal|behøver|kræver|forventer) (?:du|vi|man) {_STRESS}ikke{_TRAILING}(?: have)?{_CLAUSE_ENDS}",
    r"(?:bruger|gør|arbejder|kører) (?:vi|man) (?:slet )?ikke(?: (?:i|med))?|klarer man sig (?:nok )?(?:med|uden)",
    r"you (?:need not|don't need to|do not need to|don't have to) know (?:it|them)|(?:is|are) on (?:its|their) way out",
    r"klarer (?:vi|vores|pedellen)",
    r"ligger centralt|er udfaset|udfase",
)
TAUGHT_RELATIVE = whole_words(
    r"(?:som|der) (?:man|du) (?:hurtigt |nemt )?lærer(?: på| hos| undervejs)?|(?:both of which |which )?(?:is|are) "
    r"(?:handled|done|taken care of|provided) by|(?:provide|tager sig af|klarer) (?:this|that|det|dette)",
    r"(?:er )?ikke en del af (?:jobbet|stillingen|rollen)|(?:is|are) not (?:a )?part of (?:the|this) (?:job|role)",
)
TAUGHT_TOPIC = whole_words(
    r"lærer (?:du|vi|man)(?: dig)?(?: (?:selvfølgelig|hurtigt|gerne|nemt))?(?: (?:hos os|undervejs|her|op i|på))?",
    r"(?:oplærer|viser|træner) vi(?: dig)?(?: i| på)?|får du (?:hjælp til|oplæring i|lært|forklaret|vist|et kursus i)",
    r"(?:betaler|sørger|står) vi(?: for)?|indgår i (?:intro\w*|oplæring\w*|forløbet)",
    r"we(?:'ll|’ll| will) (?:show|teach|train)(?: you)?(?= ?(?:[.,;)]|$|that|it))|(?:is|are|will be) (?:taught|shown)",
    r"you(?:'ll| will) (?:learn|be taught|be shown) (?:it )?(?:here|with us|on the job|from us|as you go)",
)
TAUGHT = whole_words(
    r"(?:lærer|oplærer|træner|uddanner|instruerer|viser|undervis(?:er)?) (?:vi )?(?:dig|jer)"
    r"(?: (?:op|alt|selvfølgelig|gerne|naturligvis|også))*(?: (?:i|om|til|på|hvordan))?",
    r"sætter (?:vi )?(?:dig|jer) (?:grundigt )?ind i|(?:hun|han|de) viser|(?:får|bliver) du (?:oplært|trænet) (?:i|på)",
    r"(?:du (?:får|bliver)|får du|vi giver(?: dig)?) (?:(?:grundig|fuld|god|en|et|løbende) )*(?:oplæring|oplært|trænet|"
    r"sidemandsoplæring|undervisning|kursus|kurser|introduktion)(?: (?:i|om|til))?",
    r"(?:we|we'll|we’ll|we will|you will be|you'll be|will be) (?:teach|train|show|taught|trained|shown)(?: you)?"
    r"(?: (?:on|in|how to|to use|to|about|everything about))?|training (?:in|on)(?= [^.]{0,60}(?:provided|given))",
    r"(?:finder du|har vi|sidder) (?:specialister|eksperter)(?: (?:i|med|inden for))?|we have (?:specialists|"
    r"experts) in",
)
NO_NEED = whole_words(
    r"(?:ingen|ikke|intet|no|not) (?:særlige |formelle |specific |formal |noget )?(?:krav|requirements?) (?:om|til|"
    r"på|for|of)",
    rf"(?:(?:du|man) )?(?:behøver|skal) (?:(?:du|man) )?{_STRESS}(?:ikke|hverken)(?: nødvendigvis)?"
    r"(?: (?:have|kunne|være|kende|vide))?",
    r"kræver (?:ikke|hverken|ingen)|forventer (?:vi )?(?:ikke|hverken)(?:,? at)?(?: du)?",
    r"(?:det er|er det) (?:dog )?ikke (?:så )?(?:vigtigt|afgørende|et must|nødvendigt|et krav|noget krav|en betingelse|"
    r"en forudsætning)(?: for os)?,? (?:at|om|med|hvis)(?: du)?",
    r"ikke (?:nødvendigt|et krav|en betingelse|en forudsætning),? (?:at|med|om)",
    r"you (?:do not|don't|need not|needn't)(?: need| have)?(?: to)?(?: be| have| know| speak)?",
    r"(?:we )?(?:do not|don't|does not) (?:expect|require|ask for)|no need (?:to|for)|uanset om|regardless of",
    r"(?:vi )?(?:kan|tilbyder) (?:desværre )?ikke(?: tilbyde)?|indhenter (?:vi )?ikke",
)
NO_BEFORE = whole_words(
    r"(?:ingen|uden|no|without)(?= (?:[\w-]+ ){0,3}?(?:nødvendig|nødvendige|påkrævet|required|necessary|needed)(?!\w))"
)
NEGATED_ASKED = whole_words(
    r"hvis du (?:ikke|aldrig) (?:har|kan|kender)|(?:du )?(?:ikke|aldrig) (?:har|har haft)", NO_EXPERIENCE
)
_BE = (
    r"(?:er|vil(?: dog)? være|kan være|ses som|kunne være|er dog|er også|is|are|would be|will be|may be|can be|"
    r"is also)"
)
_NICE = (
    r"(?:rart|dejligt|fint|godt|nyttigt|fedt|smart|velkomment?|velkomne|interessant|good|useful|helpful|fine|sweet|"
    r"welcome|great|nice)"
)
OPTIONAL_TOPIC = whole_words(
    rf"{_BE} (?:(?:kun|altid|bare|meget|very|only|always) )?{_NICE}(?:,? (?:men|but|though)(?: det er| it is| dog)? "
    rf"(?:ikke|not) (?:strengt )?{_REQUIREMENT})?(?=\s*(?:[.,;–!)]|$|hvis|om|at|if|when))",
    rf"(?:{_BE} (?:(?:selvfølgelig|naturligvis|bestemt|klart|kun|også|derfor) )?|(?=en |et |an? ))"
    r"(?:(?:en|et|an?|klar|stor|stort|klart|big|great|strong|clear|definite|huge|added|særlig|yderligere) )*"
    r"(?:fordel|plus|bonus|styrke|pluspunkt|advantage|asset|benefit|merit|strength|nice[ -]to[ -]have|desirable|"
    r"beneficial|preferred|ønskeligt?|ønskelige|velset|optional|advantageous)",
    r"(?:vægter|tæller) (?:også )?positivt",
    r"foretrækkes|nice[ -]to[ -]have|preferred(?=\s*[.!;)]|\s*$)|(?:trække?r?|tæller) (?:også |klart )?(?:op|med|"
    r"positivt)|"
    r"would help(?: you)?|går an|bonus points|plus points",
)
OPTIONAL = whole_words(
    r"gerne|allerhelst|helst|måske|eventuelt|evt\.?|muligvis|preferably|ideally|perhaps|optionally",
    r"(?:we|vi) (?:would|will|ville) (?:appreciate|welcome|be (?:happy|glad|pleased) if|love it if)",
)
_HAVING = r"(?:har|kan|kender|taler|er|ved|også|evt\.|måske|oven i købet)"
CONDITIONAL = AnyCase(
    rf"(?:hvis du (?:også )?{_HAVING}|(?:har|kan|kender|taler|behersker) du(?! lyst| mod på| spørgsmål| brug for)"
    r"(?=[^?]*$)|if you (?:also )?(?:have|can|know|speak|happen|do not have|don't have)(?! (?:any |a )?questions?))"
    r"(?: ikke)?(?!\w)",
)
"""At the beginning of a sentence that is no question: nice to have."""
GIVEN = AnyCase(r"(?<!\w)(?:betaler|lærer|giver|oplærer|sørger|we (?:pay|train|teach|will))(?!\w)")
"""What a condition ends in where the employer sees to it: "Har du ikke X, betaler vi det"."""
ESSENTIAL_TOPIC = whole_words(
    r"(?:er|udgør|is|are|det er) (?:(?:et|en|an?|absolut|strengt|ufravigeligt|strict|absolute|hard) )*"
    r"(?:krav|betingelse|forudsætning|must|nødvendig|nødvendigt|nødvendige|nødvendighed|påkrævet|required|minimum|"
    r"requirement|essential|mandatory|prerequisite|necessary|obligatorisk|afgørende|needed|vigtigt|vigtig|vigtige)",
    r"(?:(?:et|en|a) )?(?:krav|betingelse|forudsætning|must(?:-have| have)?)(?=\s*[.!;)]|\s*$)",
    r"kræves|forventes|forudsættes|indhentes|(?:skal|must) (?:kunne )?(?:fremvises|haves|medbringes|være i orden)",
    r"(?:required|essential|mandatory|needed)(?=\s*[.!;),]|\s*$)",
)
_YOU_MUST = r"(?:du|man|ansøger(?:en|e)?|kandidaten|medarbejderen|I)"
ESSENTIAL = whole_words(
    rf"{_YOU_MUST} skal(?! (?:arbejde (?:sammen|tæt)|møde|starte|begynde|være med til))"
    r"(?: (?:desuden|også|derfor|som minimum|dog|naturligvis))?(?: (?:have|kunne|være|besidde|beherske|kende))?",
    r"skal (?:du|man) (?:desuden |også )?(?:have|kunne|være|besidde|beherske|kende)",
    r"skal (?:have|besidde|beherske|kunne|være uddannet|være autoriseret)|kræver|forudsætter|(?:vi )?forventer(?: vi)?",
    r"(?:der|det) (?:forventes|kræves|forudsættes)|krav(?:et|ene)? (?:om|til|er)|krav:|vi (?:lægger vægt|regner med|"
    r"stiller krav)(?: på| om| til)?(?:,? at)?|(?:vi|jeg) forestiller (?:os|mig)(?:,? at)?|vigtig(?:t|ere) (?:er|at)",
    r"you (?:must|need|have to|are required|shall|will need)(?: to)?(?: have| be| know| speak)?|must (?:have|be|know|"
    r"speak|hold|read)|(?:we )?(?:require|expect)s?|requirements?:|needs to|(?:both|all|you|candidates) must",
)
EXPECTED = whole_words(
    r"(?:at |og |der |som )?(?:du|man) (?:har|er|kan|kender|taler|behersker|trives|mestrer|forstår|ved|kommer med)"
    r"(?! (?:ansvar|ansvarlig|med til|en del|primært|dagligt|mulighed|selv|din daglige|kontakt|også ansvar|gerne|brug|"
    r"tovholder|et team|kolleger|reference))",
    r"you(?: (?:have|are|can|know|speak|write|bring|enjoy|master|hold|understand)|'ve|’ve|'re|’re)(?! (?:responsible|"
    r"part of|the|in charge|find|expect|look))",
    r"(?:og|and|,) (?:har|have) (?:\w+ ){0,2}(?:erfaring|kendskab|experience|knowledge)(?: (?:med|til|with|of|in))?",
    r"du (?:skriver|taler|læser) (?=(?:\w+ ){0,2}(?:godt|levende|fejlfrit|fremragende|sikkert|flydende|klart|"
    r"ubesværet|dansk|engelsk))",
    r"(?:vi (?:søger|leder efter)|we (?:seek|are looking for|want)) (?:en|et|an?|dig|nogen|someone|somebody)(?!\w)",
    r"you (?:should|will) bring|(?:kan|er|har) du(?=[^?.]*\?)(?! lyst| mod på| spørgsmål| brug for)",
)
"""What a posting takes for granted in its reader: asked for, unless another cue says how strongly."""
ASKING = AnyCase(
    r"(?:(?:at|du har|et|en|a|an|et godt|mindst|minimum|min\.|\d+|two|three|few|flere|nogle|solid\w*|stærk\w*|"
    r"strong|deep|"
    r"proven|good|gode?|stor|dokumenteret|bred|relevant|working|grundlæggende|basic|advanced|avanceret|years?'?|"
    r"års?|of|"
    r"professional|praktisk) ){0,5}"
    r"(?:erfaring|kendskab|viden|flair|indsigt|baggrund|kompetencer|experience|knowledge|understanding|grasp|command|"
    r"background|familiarity|proficiency|fluency|skills)(?!\w)",
)
"""An item that begins so ("3 years' experience of ...") names a demand."""
POSTING_FIELDS = (
    (r"(?:ikke krav|not required|not important|ikke nødvendigt|ikke et krav|intet krav|no need for)", "negated", None),
    (
        r"(?:essentials?|must[- ]haves?|required|requirements?|krav|skal[- ]krav|you need|vi kræver|minimum)",
        None,
        "essential",
    ),
    (
        (
            r"(?:desirable|nice[- ]to[- ]have|plus(?: points[^:]{0,25})?|optional|bonus|en fordel|ønskeligt|et plus|"
            r"good to have|preferred)"
        ),
        None,
        "optional",
    ),
)
NO_ANSWER = AnyCase(
    r"(?:nej|no|nope|not (?:required|necessary|needed|at all)|ikke (?:nødvendigt|et krav|et must)|ingen krav|"
    r"det (?:er ikke|behøver du ikke|lærer)|it is not|it's not|we'?ll (?:teach|show|train)|you don't)(?!\w)",
)
"""How an answer begins that waives what the question before it named ("Danish? Not required")."""
