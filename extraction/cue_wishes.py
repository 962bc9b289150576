"""More words of CVs that refuse, lack and wish for what follows them, by verb and noun. Used by ``extraction.cues``.

``extraction.claims`` finds what speaks of the words before it. Written down for this purpose, Danish and English.
"""

from __future__ import annotations

import re

from extraction.anycase import AnyCase


def _rule(*patterns: str) -> AnyCase:
    return AnyCase(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)")


_ADVERBS = (
    r"(?: (?:også|stadig|meget|virkelig|faktisk|bare|lige|gerne|godt|nu|alvorligt|seriøst|kraftigt|helst|endnu))*"
)
_BAD = (
    r" (?:(?:når|at|en|et|a|an|any|al|enhver|når der er|when) )?(?:[a-zæøå]+ )?(?:dårlig|ringe|elendig|sjusk|rod|"
    r"fejl|"
    r"spild|svindel|uorden|langsom|ineffektiv|upræcis|uærlig|bad|poor|slopp|mess|error|mistake|fault|defect|waste|"
    r"slow|"
    r"careless|shoddy|dirty|unsafe|fraud)[a-zæøå]*"
)
"""What is hated, or turned down, by those who do the work well: "jeg hader dårlig kundeservice"."""
AFFIRMED = _rule(
    r"(?:ikke|not|no)-[a-zæøå]+",
    r"(?:ikke|aldrig|no|not|never) (?:(?:længere|helt|no longer|any longer|en|a|an) )*(?:ny)?(?:begynder|beginner|"
    r"novice|"
    r"newcomer|stranger)(?!\w)|(?:kan|kunne) (?:jeg )?(?:knap|næppe|dårligt)(?: nok)? (?:vente|undvære|leve uden|"
    r"klare "
    r"mig uden|være foruden)|(?:can|could) (?:hardly|barely|scarcely) (?:wait|(?:live|do|be|manage) without)|"
    r"(?:never|not|n['’]t) (?:(?:ever|once|really) )*(?:stop(?:ped)?|g[ai]ve(?:n)? up|quit|cease[d]?)(?= \w+ing|"
    r"\s*[.,;)]|"
    r" on | it|$)|(?:aldrig|ikke) (?:(?:er|har|jeg) )*(?:holdt op med|stoppet med|givet slip på|givet op)|"
    r"(?:ikke|aldrig|heller ikke) (?:[\wæøå]+ ){0,2}(?:undvære|glemt|mistet|bange for|fremmed for|leve uden|træt af|"
    r"mæt af|"
    r"ked af|nok af)|(?<=, )ikke (?:mere|andet)(?=\s*(?:[.;)]|$))|(?:do not|don't|doesn't|never) (?:mind|shy away|"
    r"hesitate)|"
    r"never (?:tired|bored) of|(?:can't|cannot|couldn't) (?:live|do|be) without|not without",
    r"(?:ikke|ingen|aldrig|not|no|never) (?:(?:en|et|a|an|eneste|single|one) )*(?:dag|uge|måned|vagt|aften|day|week|"
    r"month|"
    r"shift) (?:uden|without|hvor|when|where)(?: (?:jeg|I) (?:ikke|don't|did not|didn't|do not))?",
    r"(?:ingen|intet|ikke (?:en|et)|no|nothing|not an?)(?= )(?:(?!,?\s(?:og|men|så|and|but|so)\s(?:jeg|I)\s)[^.;:!?])"
    r"{3,70}?(?<!\w)(?:jeg|I) (?:ikke|aldrig|cannot|"
    r"can't|haven't|"
    r"have not|have never|don't|do not|never)",
    r"(?:de|han|hun|dem, der|they|he|she|who|nobody|ingen andre|no one)(?: [a-zæøå]+)?? (?:ikke|aldrig|can't|cannot|"
    r"never|"
    r"(?:could|can|do|does|did|would|will)(?:n['’]t| not))(?! (?:min|mit|mig))",
    r"(?:ingen|nobody|no one|no-one|none)(?= )[^.;:!?,]{3,60}?(?:bedre|mere|hurtigere|oftere|better|more|faster|"
    r"longer) (?:end|than)",
)
"""Negations that deny nothing of the writer, in CVs."""
REFUSED = _rule(
    r"(?:går|gå) (?:jeg )?(?:helst |gerne |altid )?uden ?om|nej tak til|sige[r]? (?:jeg )?(?:pænt |"
    r"altid )?nej (?:tak "
    r")?til|"
    r"(?:færdig|slut) med|vokset fra|(?:ingen|ikke (?:den store|nogen)) (?:interesse|lyst|ambition(?:er)?|planer|"
    r"trang)"
    r" (?:i|til|om|for|efter)(?: at)?|(?:kan )?(?:godt |sagtens )?(?:leve|klare mig|undvære|være) (?:foruden|uden)|"
    r"(?:kun )?(?:nødigt?|modvilligt)|holder (?:jeg )?mig (?:helst )?(?:fra|væk fra)|frabeder (?:jeg )?mig|"
    r"vil (?:jeg )?(?:helst )?(?:slippe for|spares for|skånes for)|ikke flere|afstår fra|"
    r"ikke noget med|vil (?:jeg )?(?:helst |gerne |godt )?(?:være )?(?:foruden|fri for)|(?:mæt|led og ked|træt) af|"
    r"alt (?:andet end|"
    r"undtagen)",
    r"(?:I )?(?:will not|won['’]t|would not|wouldn['’]t|refuse to|say no to|no thanks to)(?: do| be| take| work| go "
    r"back)?"
    r"(?: (?:in|with|as|on|to))?|no (?:interest|desire|wish|ambitions?|appetite|plans?) (?:in|to|of|for)|"
    r"(?:had enough|tired|weary) of|(?:done|fed up|through|finished) with(?!-| (?:lacquer|paint|oil|wax|varnish|"
    r"plaster|primer))|(?:steer(?:ing)? clear|stay(?:ing)? away|"
    r"keep(?:ing)? away|keep(?:ing)? clear) (?:of|from)|(?:anything|everything) (?:but|except)|could do without|"
    r"happy "
    r"to leave behind|not (?:any )?more",
    r"jeg (?:gerne |helst |altid )?(?:fravælger|frabeder mig|afviser|dropper|afskriver|frasiger mig|hader|afskyr)(?! "
    rf"ikke)(?!{_BAD})|"
    r"(?:siger|sagt) (?:jeg )?(?:farvel|stop|fra|nej|pas) (?:til|over for)|tak(?:ker)? nej til|(?:fået|haft) nok af|"
    r"overlade[r]?(?: jeg)?(?: (?:gerne|helst|altid|trygt))?(?= [^.,;:]{2,40} til (?!mig))|I (?:happily |gladly "
    r")?leave(?= "
    r"[^.,;:]{2,40} to (?!me))|draw the line at|had (?:my (?:fill|share)|enough) of|(?:have|has|had|['’]ve) given "
    r"up(?: on)?|not going back to|say no to|"
    r"farvel til|(?:spare|keep|free|hold|fri|forskån|skån) (?:me|mig)(?: away| out| off| fri| væk| ude)?(?: from|"
    r" for|"
    r" of| fra| af)?|"
    r"(?:beder|bedes|ønsker|vil)(?: jeg| mig)* (?:fritaget|fritages|skånet|skånes|friholdt|forskånet) for|"
    r"kørt træt i|"
    r"gået død i|"
    r"(?:I am|I['’]m) leaving(?! (?:(?:a|an|my|this|the|our) )?(?:\w+ )?(?:job|position|role|post|company|career|"
    r"employer|firm))|I left(?= (?:the|all) [^.,;:]{2,40} to (?:the|others|someone|my))|"
    rf"I (?:hate|detest|dread|refuse|decline)(?! to (?:give|lose|quit))(?!{_BAD})",
)
LACKED = _rule(
    r"(?:jeg )?(?<!fejl og )(?<!til )(?<!af )(?<!på )(?<!ved )(?<!for )mangler(?! og fejl| på)(?: (?:jeg|stadig|"
    r"endnu|helt|noget|lidt|dog|desværre|erfaring|kendskab|viden|rutine|øvelse|at|"
    r"lære|"
    r"med|i|til|om|på|inden for))*|savner (?:erfaring|rutine|kendskab|viden)(?: (?:med|i|til|om))?",
    r"(?:helt |ret |stadig )?(?:grøn|svag|blank|usikker) (?:i|på|til|over for)|på bar bund(?: (?:i|med|med hensyn "
    r"til))?|"
    r"(?:ringe|minimal|minimalt|næsten ingen|stort set ingen) (?:erfaring|kendskab|viden)(?: (?:med|til|om|i))?|"
    r"(?:ved|kan|kender) (?:jeg )?(?:alt )?for lidt (?:om|til|af)|(?:har )?(?:kun|blot) (?:set|hørt|læst) (?:om|på|"
    r"til)|"
    r"(?:endnu )?til gode at (?:lære|prøve|arbejde med)|ukendt med|ligger ikke inden for|"
    r"(?:aldrig|ikke) (?:nået|fået|kommet) (?:at |til |til at |i gang med |rundt om )?(?:lære|prøve|lært|prøvet)?",
    r"(?<!og )(?<!and )(?<!som )(?:(?:de )?andre|en anden|somebody else|someone else|others|the others|my "
    r"(?:colleagues?|boss)|min "
    r"(?:kollega|makker|chef)|mine kolleger) (?:altid |always )?(?:did|handled|took care of|took|made|wrote|ran|kept|"
    r"lavede|klarede|tog|"
    r"skrev|passede|stod for|lagde|førte|holdt|ordnede)(?: altid| always)?(?! (?:me|mig|us|os)(?!\w))(?: sig af)?|"
    r"(?:have |har )?(?:only|just|kun|bare) (?:watched|observed|shadowed|read about|set|fulgt)(?: others| andre)|"
    r"(?:I|"
    r"jeg) "
    r"(?:failed|flunked|dumpede)(?: the| i| til)?|(?:kender|know|knows) (?:kun|only)(?= [^.,;:]{2,40} (?:fra|from) )|"
    r"(?:droppede|hoppede|faldt) (?:jeg )?(?:ud af|fra)(?: studiet)?|(?:jeg )?afbrød(?! aldrig| ikke)|sprang (?:jeg "
    r")?fra(?! [^.,;:]{2,40}? til (?!fordel))|dropped out "
    r"of|gave up halfway "
    r"(?:through|in)|(?:not|never) (?:allowed|authori[sz]ed|permitted|licensed|approved)(?: (?:to|for|as))?(?: do)?|"
    r"ikke (?:godkendt|"
    r"berettiget|certificeret|autoriseret) (?:til|i|som)(?: at)?|ikke (?:lov|ret|tilladelse|papir|papirer|bevis|"
    r"certifikat)(?: (?:til|på))"
    r"(?: at)?|(?:I|jeg) (?:no longer|ikke længere) (?:master|mestrer|behersker|know|remember|husker)|(?:kan|husker) "
    r"(?:jeg )?(?:knap|næppe)"
    r"(?: nok)?|(?:can|do) (?:barely|hardly|scarcely)|could never|cannot yet|have not (?:yet )?learned|"
    r"(?:still |I )?lack(?:ing)?(?: (?:any|experience|knowledge|in|of|with))*|(?:have )?yet to (?:learn|try|use|work "
    r"with|"
    r"master)|unfamiliar with|out of my depth (?:in|with|on)|weak (?:at|in|on)|a blank on|(?:only|just) heard of|"
    r"(?:know|knows) (?:too |very )?little (?:about|of)|never (?:got|came|come) (?:round|around) to|never touched|"
    r"(?:hardly any|barely any|(?:very |only )?little|no) (?:experience|knowledge|practice|idea|grasp|clue)(?: (?:of|"
    r"in|with))?|"
    r"next to nothing (?:about|of)|"
    r"(?:would|'d|will|am) (?:be )?(?:a )?(?:beginner|lost) (?:in|at|with)|"
    r"(?<!of )(?<!the )(?<!for )(?<!any )(?<!ing )(?<!and )(?<!ed )missing(?=\s)",
)
I_DO_NOT = _rule(
    r"(?<=jeg )(?!(?:kommer|giver|stopper|holder|ser|tror|synes|mener|går|skammer|fortryder|opgiver|glemmer|tøver|"
    r"lader|"
    r"frygter|siger|bliver|taber|slipper|svigter|viger|nøjes|venter|hviler) )[a-zæøå]+ "
    r"(?:(?:desværre|endnu|slet|heller|dog|altså|bare|selv) )*(?:ikke|aldrig|hverken)(?! (?:kun|bare|mindst|"
    r"alene)(?!\w))"
    r"(?: (?:længere|mere|selv))?",
    r"(?<=I )(?:can['’]t|cannot|can not|don['’]t|do not|never) (?!(?:mind|hesitate|shy|give|stop|need|want|wish|like|"
    r"live|"
    r"think|forget|quit|leave|only|just|panic|lose|miss|let|say|expect|worry|fear)(?!\w))[a-z]+(?! (?:only|until|"
    r"without))",
)
"""Any verb of one's own that is denied: "jeg sælger ikke", not "jeg giver ikke op"."""
LONGED = _rule(
    rf"(?:overvejer|drømmer|sulter|længes|hungrer|tørster|håber|higer)(?: jeg)?{_ADVERBS}(?: (?:på|om|efter|"
    rf"mod))?(?: "
    rf"at)?",
    rf"(?:(?:jeg )?(?:er|bliver)(?: jeg)?{_ADVERBS} )?(?:nysgerrig|spændt|videbegærlig) (?:på|efter|omkring|over "
    rf"for)(?: at)?|"
    r"(?:skal|skulle)(?: jeg)?(?: snart)? (?:på (?:et |en )?(?:kursus|uddannelse|skole) (?:i|om)|i gang med)|"
    r"(?:begynder|starter)(?: jeg)?(?: nu| snart)? (?:på|til)(?: (?:et|en|min|mit|den))?(?: [a-zæøå]*(?:kursus|"
    r"kurset|"
    r"uddannelsen?|"
    r"forløb|studiet?|skole))(?: (?:i|til|om))?|(?:mit |det |min )?næste (?:skridt|mål|kapitel|stop|"
    r"job)(?: for mig)? "
    r"(?:er|bliver|skal være)|(?:mit|min|mine) (?:håb|drøm|drømme|plan|planer|længsel|ambition)(?: (?:er|bliver))?|"
    r"hvis (?:det stod til mig|jeg (?:selv )?(?:kunne|måtte) (?:vælge|bestemme|ønske)|jeg fik (?:lov|chancen|"
    r"mulighed))|"
    r"(?:se|ser|forestille|forestiller)(?: jeg)? mig(?: selv)? (?:som|i|med)|tiltrukket af|blod på tanden (?:til|"
    r"for)|"
    r"mod på (?:at|selv at)|(?:åben for|villig til|parat til) at (?:lære|prøve)",
    r"(?:halfway|midway|part ?way) through(?: (?:a|an|my|the))?(?: (?:course|degree|training|"
    r"programme))?(?: (?:in|on|"
    r"for|as))?|"
    r"(?:my |the )?next (?:step|goal|job|chapter)(?: for me)? (?:is|will be)|see myself (?:as|in)|(?:glad|happy|"
    r"willing|open|"
    r"ready) to (?:be (?:taught|trained|shown)|learn|train)(?: in| how to| as)?|start(?:ing)? (?:a|my) (?:course|"
    r"training|"
    r"degree)(?: (?:in|on|as))?",
    r"(?:fristet|draget|fristes|dragen) af|leger med tanken om|leget med tanken om|pønser på|"
    r"(?:har )?planer om(?: at)?|planlægger at|satser på at|(?:er )?ved at (?:lære|læse)(?: mig)?|lærer mig selv|"
    r"(?:ser|glæder) (?:jeg )?(?:mig )?(?:frem )?til at|på vej (?:ind i|mod)|(?:vil|ville|skal|at|kunne) (?:gerne "
    r")?lære"
    r"(?! fra (?:mig|sig))(?: mig)?(?: at| om)?|(?:blive|bliver) (?:klogere|bedre) (?:på|til)|"
    r"(?:kaste|sætte|læse|arbejde) mig (?:over|ind i|op på|hen imod)|(?:dygtiggøre|specialisere|videreuddanne|"
    r"uddanne) mig "
    r"(?:i|inden for|til)|(?:hvis|når) (?:I|nogen|en|man|du) (?:(?:vil|kan|ville|gider|gerne) )*(?:lære[r]?|"
    r"oplære[r]?|"
    r"vise[r]?|sætte[r]?|undervise[r]?|giver?) mig(?: (?:op|ind|en chance|chancen|lov))?(?: (?:i|til|at|for))*",
    r"(?:har |er )(?:jeg )?(?:lige |netop |nu |også )?(?:booket|reserveret|søgt ind|søgt optagelse|optaget|på "
    r"venteliste)"
    r"(?: plads)?(?: (?:på|til|i))?(?: (?:et|en))?(?: (?:kursus|uddannelsen?))?(?: (?:i|til|om))?|spare[rt]? (?:jeg "
    r")?op til|"
    r"(?:planen|målet|drømmen|håbet|tanken|idéen|ideen|ønsket)(?: for mig)? (?:er|bliver)(?: at)?|forhåbentlig|"
    r"hopefully|"
    r"(?:allerhelst|helst) (?!ikke|undgå)[a-zæøå]+ jeg(?! ikke)|ville jeg(?! (?:ikke|aldrig|have))|på tide,? at(?: "
    r"jeg)?|"
    r"lær mig(?! selv)|oplær mig|giv mig (?:gerne|bare)|(?:lurer|luret|skeler|skelet) (?:på|til)|finde på at søge",
    r"(?:tager|følger|går til|går på|læser)(?: jeg)?(?: lige nu| for tiden| i øjeblikket)? (?:(?:et|en) "
    r")?[a-zæøå]*(?:kursus|"
    r"kurser|uddannelsen)(?: (?:i|om|som|til))?|læser(?: jeg)? mig ind på|ja tak til|få lov (?:til )?at (?:prøve|"
    r"lære|"
    r"følge)|"
    r"(?:til (?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december|foråret|"
    r"efteråret|"
    r"sommer|vinter)|næste (?:år|forår|efterår|måned)|om (?:et|to|tre|fire|fem) år|snart) (?:begynder|starter|tager|"
    r"læser|vil|skal) "
    r"jeg(?: (?:på|til|som|være|blive))?|har (?:jeg )?kig på|(?:vil|skal) (?:jeg )?være(?= [a-zæøå]+(?: en "
    r"dag)?\s*(?:[.,;]|$))",
    r"hjertet? (?:banker|slår) for|(?:får|fik) jeg (?:chancen|lov|muligheden)[^.;:!?]{0,20}, [a-zæøå]+ jeg(?: mig "
    r"over| mig på)?",
    r"(?:taking|doing|attending|started|begun|starting|beginning) (?:a |an )?(?:[a-z]+ )?(?:course|class|classes|"
    r"degree)(?: (?:in|on|"
    r"as))?|(?:will|about to|going to) (?:start|begin)|in (?:January|February|March|April|May|June|July|August|"
    r"September|October|"
    r"November|December) I (?:start|begin)(?: (?:training|a course|a degree|school))?(?: (?:as|in|on))?|"
    r"applied (?:to "
    r"become|for a "
    r"place)|thinking (?:of|about) (?:re)?training(?: as| in)?|(?:re)?training as|drawn (?:to|towards)|my (?:wish|"
    r"hope|plan) is"
    r"(?: to)?(?: become)?|let me (?:try|learn)",
    r"(?:teach|train) me(?= [a-z])|the (?:plan|aim|idea|hope|next step|goal|dream) is(?: to)?|(?:booked|a place|"
    r"registered) on|"
    r"(?:my|an?) eyes? on|saving(?: up)? for|(?:work|working) towards|about to (?:start|begin|train|study)|time "
    r"(?:that )?I "
    r"(?:tried|learned|got)|(?<=I )fancy|(?<=I would )fancy|(?<=I['’]d )fancy|"
    r"fancy(?= (?:learning|trying|having|taking|working|an?|some) )|(?:given|with) the (?:chance|"
    r"choice),? I would|I would (?:rather|sooner|gladly|"
    r"happily)|try(?:ing)? my hand at|apply(?:ing)? (?:for a place|to study)|applied to study",
    r"(?:jump|leap) at the (?:chance|opportunity)(?: (?:to|of))?|(?:delighted|thrilled|honoured|overjoyed|"
    r"pleased) to|"
    r"(?:retrain|train up|get trained) (?:in|as)|(?:eyeing|eying|mulling over)|"
    r"(?:(?:I am|I['’]m|am|also|currently|been) )(?:considering|contemplating)|(?:thinking|thought) (?:about|of) "
    r"(?:learning|"
    r"taking|becoming|trying|moving)|curious (?:about|to)|dream(?:s|ing)? (?:of|about)|tempted (?:by|to)|"
    r"(?:plan|planning|intend|intending|aspire|aspiring|itching|longing|yearning|eager|keen|hoping|hope) (?:to|"
    r"for|on)"
    r"(?: (?:learn|take|become|try))?|look(?:ing)? forward to|(?:my )?heart (?:beats for|is set on)|if I (?:could|"
    r"had|"
    r"got|may)[^.;:!?]{0,40}, I(?: would|['’]d)|would (?:welcome|enjoy|appreciate)(?: the chance to| a "
    r"chance to)?|"
    r"(?:want|like|love|wish) to (?:pick up|get into|know more about|get better at|move into|branch into|train in)|"
    r"if (?:you|someone|somebody|anyone) (?:will|would|can|could|were to) (?:teach|train|show) me(?: in| how to)?",
)
OR_ELSE = re.compile(
    r"\W{0,2}(?:ellers|alternativt|otherwise|alternatively|måske|eventuelt|evt\.|perhaps|maybe|failing that|"
    r"or else|(?:(?:aller)?helst|gerne|ideally|preferably)"
    r"(?! (?:ikke|not|undgå|fri|uden|ingen|no|without)(?!\w)))(?=[ ,:])",
    re.IGNORECASE,
)
"""A further wish, or one without a verb, at the start of a sentence."""
INSTEAD = _rule(r"frem ?for|i stedet for|rather than|instead of")
"""Against what is wished for; in a list of past work, what was replaced."""
