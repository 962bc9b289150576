"""Word lists for telling names from other capitalised words, written down for this purpose (common knowledge).

``GIVEN_NAMES`` is modest on purpose: structure (header, labels, e-mail address, greeting) finds most names, the list
only confirms. ``NO_NAMES`` are words that stand capitalised where a name could stand: headings, positions, places,
kinds of organisations, languages, products.
"""

from __future__ import annotations

import re

from extraction.personal.forms import plain
from extraction.personal.given_names import MORE_GIVEN_NAMES, word_set
from extraction.tokens import is_known

GIVEN_NAMES = word_set(
    """
    aage aase abdi abdul adam adnan agnes agnete ahmad ahmed aisha ajay albert alex alexander alexandra alfred ali
    alice alina allan alma amalie amanda amina amir amira ana anas anders andrea andreas andrew ane anette angela
    anita anja anna annalise anne anne-marie annelise annemarie annette anni annika anthony anton arne arthur asger
    aslan asta astrid august aya ayse ben benedikte benjamin bent bente berit bettina birgit birgitte birte birthe
    bjarke bjarne bjørn bo bodil brian britt britta bruno camilla carina carl carla carolina caroline carsten casper
    catherine cecilie celina charlotte chris christian christina christine christoffer christopher claire clara
    claudia claus connie conny cristina dagmar dagny dan daniel daniela danny david deniz dennis derya diana ditte
    dmitri dorte dorthe dorthea ebbe eddie edith edvard egon ehsan eigil einar ejvind elena eli elias elif elin
    elina elisa elisabeth elizabeth ella ellen else elsebeth emil emilie emily emma emre erik erika erling ernst
    esben eskil ester esther eva fadi farah fatima fatma felix ferdinand finn flemming frank frans freddy frede
    frederik frederikke freja fredrik frida frode gabriel george georg gerda gert gitte gorm grace greta grethe
    gudrun gunnar gunhild gunvor gurli gustav hamza hana hanna hannah hanne hans harald harry harun hasan hassan
    hatice heidi helen helena helene helga helge helle hena henning henriette henrik henry herdis hussein ib ibrahim
    ida idris inga inge inger ingelise ingrid ioana irene iris irina isabella ismail ivan iver jack jacob jakob
    james jan jane janne janni janus jasmin jasper jean jeanette jeanne jens jeppe jesper jessica jette jim joachim
    joan joanna johan johanna johanne john johnny jon jonas jonathan josef josefine joseph jytte julia julian julie
    julius jørgen jørn kaj kamal kamilla karen karin karina karl karla karoline karsten kasper kasia katarzyna kate
    katharina kathrine katja katrine kenneth kevin khalid kim kira kirsten kirstine kjeld klaus klara knud kristian
    kristina kristine kristoffer krzysztof kurt lars lasse laura laurits leif lena lene leo leon leyla lidia lilian
    lily lina linda line lis lisa lisbet lisbeth lise liselotte liv liva lone lotte louise luca lucas lucia lucy
    ludvig luis luise luka lukas luna lærke mads magnus mahmoud maja malene malou malte maria mariam marianne marie
    marina mario marius mark markus marlene martha martin mary mateusz mathias mathilde matilde matthew max mehmet
    mehdi merete mette mia michael michelle mikael mikkel mille mina mira mirjam mogens mohamed mohammad mohammed
    mohamad mona monica monika morten muhammad mustafa mønge nadia naja nanna natalia natalie natasha nete nicholas
    nicklas nicolai nicolas nicole niels nikita niklas nikolaj nikolai nina noah nora nour ola olaf ole olena
    oleksandr olga oliver olivia omar oscar oskar osman ove palle paul paula pauline peder pelle per pernille peter
    philip pia piotr poul preben priya rachel rahul ralf ramin rana rasmus rebecca rebekka regitze reza richard
    rikke rita robert roberto robin rolf ronja rosa ruben ruth sabine sabrina said sally salma sam samira samuel
    sandra sanne sara sarah saskia sebastian selma sheila sidsel signe sigrid sigurd silas silje simon simone sine
    sofia sofie solveig sonja sophia sophie stefan steen steffen sten stephan stephanie stig stine susan susanna
    susanne svend sven svetlana sylvester søren sørine tanja tariq tatiana teresa thea theo theodor theresa thomas
    thor thora thorbjørn thorkild tilde tim tina tine tobias tom tommy tone torben tore tove trine troels tue ulf
    ulla ulrik ulrikke usha valdemar valentina vanessa vera verner veronica vibeke victor victoria vigga viggo
    viktor viktoria vilhelm villads villy vilma vincent viola vivi vivian vladimir walid walter werner wiktoria
    willem william willy yasmin yasmine yusuf yvonne zahra zainab zara zeynep åge åse
    """
)

NO_NAMES = word_set(
    """
    cv curriculum vitae resume resumé résumé profil profile kontakt kontaktoplysninger contact oplysninger
    information personlige personlig personal persondata data stamdata erfaring erhvervserfaring experience work
    arbejde job jobs uddannelse uddannelser education kompetencer kvalifikationer skills sprog languages language
    kurser courses certifikater referencer reference references fritid interesser interests hobbies om about mig me
    andet other øvrigt summary sammendrag objective mål ønsker ansøgning application ansættelser employment historik
    history kørekort adresse address telefon phone mobil email mail navn name født born dato date cpr status side
    page bilag nøgleord rektor formand provst borgmester vicevært frivilligt volunteer hilsen venlig mvh regards
    best kind sincerely ring skriv call publikationer publications projekter projects it edb teknisk tekniske
    technical faglige faglig competences competencies kort fakta baggrund background oversigt overview kære dear hej
    hello vi vores jeg du dit din we you your our the a an and og i på til for med fra ved hos af en et den det der
    denne dette her hvis når hvor som manager developer engineer consultant assistant designer analyst specialist
    director officer lead leader head chief senior junior erfaren nyuddannet uddannet autoriseret ufaglært faglært
    selvstændig ledig studerende student trainee praktikant elev lærling executive coordinator administrator
    architect scientist researcher teacher nurse driver chef kok tjener bager slagter maler murer tømrer snedker
    smed mekaniker elektriker frisør læge jurist advokat økonom biolog kemiker fysiker sociolog psykolog arkitekt
    revisor bogholder sekretær kontor kasserer vagt vikar pilot produktchef freelance freelancer intern associate
    partner president vice key account product project program sales marketing software hardware web frontend
    backend fullstack full stack data business human resources cook waiter cleaner carpenter electrician plumber
    clerk accountant lawyer doctor physician scrum master owner professor ph.d phd cand mag scient jur polit merc
    bachelor kandidat diplom hf hhx htx stx eud gymnasie social sundhed sosu supervisor receptionist operator
    teamleder team afdeling afdelingen department office kundeservice service support drift salg lager logistik
    transport økonomi regnskab finance accounting administration ledelse management logistics hr pr kommune region
    regionen universitet university college skole skolen school gymnasium hospital sygehus sygehuset a/s aps group
    holding bank fond fonden forening foreningen styrelsen ministeriet ministry jobcenter jobcentret center centret
    centre institut institute akademi academy erhvervsakademi professionshøjskole professionshøjskolen danmark
    denmark danish københavn copenhagen aarhus århus odense aalborg ålborg esbjerg randers kolding horsens vejle
    roskilde herning helsingør silkeborg næstved fredericia viborg køge holstebro taastrup slagelse hillerød
    sønderborg svendborg frederiksberg frederikshavn haderslev nyborg hjørring ringsted skive sverige sweden norge
    norway tyskland germany england storbritannien london berlin stockholm oslo malmø europa europe eu usa uk nord
    syd øst vest nordisk nordic scandinavian sjælland fyn jylland bornholm lolland falster greater north south east
    west storkøbenhavn valby vesterbro nørrebro østerbro amager hellerup lyngby gentofte gladsaxe ballerup hvidovre
    glostrup januar februar marts april maj juni juli august september oktober november december january february
    march may june july october mandag tirsdag onsdag torsdag fredag lørdag søndag monday tuesday wednesday thursday
    friday saturday sunday dansk engelsk tysk fransk spansk svensk norsk italiensk arabisk tyrkisk polsk english
    german french spanish swedish norwegian arabic turkish polish italian jul påske pinse microsoft office word
    excel powerpoint outlook google analytics adobe photoshop indesign illustrator windows linux mac apple amazon
    azure cloud power bi sap oracle java javascript python react angular docker kubernetes git github linkedin
    facebook instagram sql server navision dynamics salesforce jira confluence agile lean six sigma prince itil
    machine learning deep digital design thinking creative suite visual studio basic node spring boot ruby rails
    swift objective-c big test open source autocad solidworks revit policy deputy managing operations operational
    programme programmes general chair chairman chairwoman foreman captain crew recruitment recruiter housekeeping
    hotel hostel café cafe restaurant klinik clinic salon kro bageri bakery butik shop museum teater theatre
    plejehjem plejehjemmet plejecenter plejecentret børnehave børnehaven vuggestue dagplejen kirke kirken efterskole
    højskole højskolen familien family sankt skt sct st saint dronning kong prins prinsesse queen king brdr brødrene
    firma firmaet rederi rederiet fru frue frk herr mr mrs ms dr prof afdelingschef områdeleder sektionsleder
    kontorchef souschef vicedirektør holdleder skoleleder værkfører driftsleder planchef hotelchef lagerchef hr-chef
    kommunikationschef byggeleder projektchef salgschef økonomichef personalechef forstander forkvinde
    sekretariatschef vagtleder køkkenchef butikschef butiksbestyrer bestyrer ejer indehaver stifter founder
    principal headmaster vicar priest coach mentor tutor supervisors colleague kollega kollegaer nabo ven veninde
    venner neighbour friend referee referees ingen ikke kun også nu da så men eller alle mange flere første sidste
    nye ny god gode every all no not only when where what who how if but or so now then after before since both each
    during please thanks tak send marte meo ingeniører rådgivende arkitekter advokater advokaterne revision
    revisorer partners tømrerfirma malerfirma byg vvs entreprise entreprenør maskinfabrik smede renovation rengøring
    vikarbureau search agency services solutions systems industries publishing press blades engineering energy foods
    shipping marine maritime foundation trust society association council committee union network festival orchestra
    choir orkester kor klub klubben club spejder spejderne forlag forlaget avis avisen tidende lounge bar bistro
    brasserie pub pizzeria spa camping feriecenter konference worker keeper inspector operative technician builder
    fitter setter repairer guard agent adviser advisor therapist chemist biologist artist editor writer producer
    planner buyer welder hairdresser bartender barista handler packer picker loader installer tester programmer
    auditor controller attendant caretaker labourer machinist helper educator trainer estimator surveyor translator
    interpreter librarian curator dentist pharmacist midwife physiotherapist veterinarian economist statistician
    sociologist psychologist geologist geographer philosopher historian activities products methods sister
    """
)

_JOB_ENDING = re.compile(
    r"(?:konsulent|leder|medarbejder|assistent|hjælper|ingeniør|udvikler|mester|chef|direktør|lærer"
    r"|pædagog|mand|manden|"
    r"sygeplejerske|plejer|rådgiver|vejleder|tekniker|designer|operatør|chauffør|specialist|koordinator|fuldmægtig|"
    r"arbejder|montør|analytiker|videnskab|loger?|terapeut|sælger|ekspedient|redaktør|journalist|kontor|ansvarlig|"
    r"partner|forsker|håndværker|gartner|bygger|elev|studerende|lærling|inspektør|instruktør|formand|officer|"
    r"manager|developer|engineer|consultant|ment|tion|ing|ning|tions|ance|ence|ity|ship|else|hed|skab|"
    r"kommune|skole|skolen|universitet|huset|gården|centret|center|styrelsen|forvaltning|selskab|gruppen|værket|"
    r"afdeling|afdelingen|ologi|nomi|teknik|teknologi|faglig|ansk|elsk|isk|ware)$"
)
"""Endings of positions, organisations and abstract words in Danish and English."""

_OWN_WORD = 5
_LEAST_STEM = 3
"""An ending of fewer letters than ``_OWN_WORD`` needs so many before it: "Ring" and "King" are no "-ing"."""

_SURE_SURNAMES = re.compile(r"(?:sen|sson|gaard|gård|strøm|quist|qvist|mann|berg|bæk|dal|lund|holm|skov)$")

AMBIGUOUS = word_set(
    """
    hana storm mark rose may art will grant chase ruby julia jenkins java jade swift crystal pascal ada oracle maya chef
    bo skov lund holm dal bro berg smed kok møller bager kok park hall king cook baker mason page field stone frost
    vinter sommer juul bach krog toft lang stor lille ny bang hav sand kirk bech young brown green black white gray
    sky luna iris flora liv dan max sam pia kim son sol tove line tine sine per van von rust scala dart hugo gatsby
    jenny hjort ravn bjørn ulv falk due kjær friis fisker skipper præst munk winther vang eng å sø adele ali alma
    amaia angel anker ari athena august aurora barbara carol dean delia dora ea elo elton ernst eugen florence
    georgia gloria grace gry hannibal hector holly hung isa jay joy kit logan madison mai mali melody mercedes mercy
    merlin mika miles mitchell morgan norma nuka oda perry rama ray regina ria rocco saba sana savannah scarlett
    stella sue summer sydney thor titus tran una vega viola violet virginia vita amine angel ayah brad dawn else
    fred grit ion jack meta nick odd peer puja said sten tamer taylor tea tom tone vilde ben claus kris shiva dylan
    billy alba sander manuel cassandra leonardo jules dana gerrit ask tro hope faith santiago rosario amber aura
    bilge bill bitten bob daisy eve fay genet glen gunner hazel heather ivy linea mynte nis noel paddy reg rene rob
    rod roman rowan roy rut saga sami shannon skjold tage ted toke vibe
    """
)
"""Names that are also words, products or common places: alone they stay, beside the rest of a name they do not."""

_WORD_NAMES = word_set("ask tro will hope rose faith storm")
"""Given names that are words first of all: no list of names has them."""

THINGS = word_set(
    """
    hana ruby julia jenkins java jade swift crystal pascal ada oracle maya sky iris flora scala dart hugo gatsby vega
    viola meta athena ari aurora mercedes madison georgia florence sydney savannah virginia adele kit ion saba rama
    alba angel apollo shiva luna max may august summer art cassandra gerrit jules leonardo merlin melody santiago
    billy rosario barbara said per van von rust titus thor said else norma stella mali isa sana amber aura bilge
    linea noel reg rene roman saga sami shannon tage vibe
    """
)
"""Of those, what has a capital as a product, place or month too, or begins many a sentence."""

PLACES = word_set(
    """
    adelaide alexandria asia austin brooklyn carolina charlotte chelsea dallas denver florence georgia india israel
    jordan kenya lourdes milan odessa orlando paris petra roma rosario salvador santiago siena sofia sydney valencia
    verona victoria virginia
    """
)
"""Given names that are towns or countries too."""


_TRADESMEN = word_set(
    """
    formand viceformand købmand styrmand overstyrmand bådsmand sømand tillidsmand ombudsmand håndværksmand
    vognmand brandmand politimand vagtmand bormand kranmand arbejdsmand forretningsmand embedsmand
    bestyrelsesformand fagmand rådmand hjælpemand montagemand servicemand lagermand skurmand oversergent
    bedemand skolemand museumsmand handelsmand
    """
)
_DEED = re.compile(r"(?:er|n|kr|ør|dl|gl|pl|br|ær|sl|kl)ing$")
_DOUBLE_NAME = re.compile(
    r"(?:anne|anna|ann|inge|karen|kari|marie|mari|lise|ulla|bente|ole|hans|jens|karl|carl|niels|svend|erik|poul|else|"
    r"maj|"
    r"maja|eva|rose|grethe|britt|gitte)((?!en|er|mark)[a-zæøå]{4,10})"
)
"""Two given names in one: "Annelise", "Majbritt"."""


def is_given_name(token: str) -> bool:
    """Whether a capitalised word is a common given name, with accents or without.

    Of a hyphenated one the first part is looked at too.
    """
    lowered = token.lower()
    names = (GIVEN_NAMES, MORE_GIVEN_NAMES, _WORD_NAMES)
    forms = [lowered, lowered.split("-")[0]]
    if not lowered.isascii() and "å" not in lowered and lowered[-1] != "é":  # "Lån" is no Lan, "Rosé" no Rose
        forms.append(plain(lowered))
    if any(word in some for word in forms for some in names):
        return True
    double = _DOUBLE_NAME.fullmatch(lowered)
    return double is not None and (double[1] in GIVEN_NAMES or double[1] in MORE_GIVEN_NAMES)


def is_surname(token: str) -> bool:
    """Whether a word that ends as a position does is a surname after a given name: "Rovsing", not "Formand"."""
    lowered = token.lower()
    if lowered in NO_NAMES:
        return False
    if lowered.endswith("mand"):
        return lowered not in _TRADESMEN
    return lowered.endswith("ing") and not _DEED.search(lowered) and not is_known(lowered, "da")


def is_sure_surname(token: str) -> bool:
    """Whether it ends as only surnames do: "Kjeldsen", "Overgaard"."""
    return _SURE_SURNAMES.search(token.lower()) is not None


def is_plain_given_name(token: str) -> bool:
    """Whether it is a given name that is hardly ever anything else, so that it may stand alone."""
    first, _, rest = token.lower().partition("-")
    if token.lower() in AMBIGUOUS or (first in AMBIGUOUS and not is_given_name(rest)):  # "Saga-fortælling"
        return False
    return is_given_name(token) and not is_no_name(token)


def is_word_name(token: str) -> bool:
    """Whether it is a given name that is a word too, but no product, place or month: "Liv", "Mark", "Bo"."""
    lowered = token.lower()
    return lowered in AMBIGUOUS and lowered not in THINGS and is_given_name(token)


def is_no_name(token: str) -> bool:
    """Whether a capitalised word is a heading, position, organisation, place or product rather than a name."""
    lowered = token.lower().strip(".,")
    if lowered in NO_NAMES:
        return True
    if is_given_name(lowered) or _SURE_SURNAMES.search(lowered):
        return False
    last = lowered.rsplit("-", 1)[-1]
    ending = _JOB_ENDING.search(last)
    return ending is not None and (len(ending[0]) >= _OWN_WORD or ending.start() >= _LEAST_STEM)


FIGURES = (
    "tom kitwood",
    "maria montessori",
    "rudolf steiner",
    "marte meo",
    "karl tomm",
    "marie curie",
    "arne jacobsen",
    "georg jensen",
    "hans wegner",
    "poul henningsen",
    "carl rogers",
    "daniel stern",
    "virginia henderson",
    "donald kirkpatrick",
    "michael porter",
    "philip kotler",
    "max weber",
    "søren kierkegaard",
    "karen blixen",
    "astrid lindgren",
    "loris malaguzzi",
    "aaron antonovsky",
    "anton antonovsky",
    "emma pikler",
    "isabel briggs",
    "otto bock",
    "carl hansen",
    "louis poulsen",
    "ole kirk",
    "niels bohr",
    "sankt hans",
    "klods hans",
    "jens hansen",
    "h.c. andersen",
    "h.c. ørsted",
    "n.f.s. grundtvig",
    "a.p. møller",
    "c.f. møller",
    "c.w. obel",
    "f.l. smidth",
    "h. lundbeck",
    "j. lauritzen",
    "b. braun",
    "i.c. christensen",
    "c.f. tietgen",
    "c.f. hansen",
    "p.s. krøyer",
    "h.p. hanssen",
)
"""Well-known persons whose names stand for a method, a style, a firm or a tale."""
