"""What a document names without claiming or asking for it: idioms, other people's work, firms, benefits, books.

The rules hold for evidence from any method, so that a phrase is no skill however it was found.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extraction.sentences import Span
from ontology.evidence import ConceptEvidence, EvidenceKind


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)", re.IGNORECASE)


_LIFE = r"(?:(?:i|for|over|af|in|of) )?(?:mit|sit|dit|vores|eget|my|his|her|your|our|their)(?: (?:eget|own))?"
IDIOMS = _words(
    rf"[\wæøå]+ {_LIFE} (?:liv|skude|skæbne|lykke)|[\w]+ of (?:my|his|her|your|our|their) own \w+",
    r"(?:bære|tage|have|påtage sig) (?:\w+ )?kasket(?:ten|ter)?(?: på)?(?: som \w+)?|(?:mange|flere) kasketter",
    r"(?:mange|flere|alle|de mange) bolde i luften|spille bold op ad|højt til loftet|tage højde for",
    r"(?:være|er|som|kaldt|blive|bliver) limen|tankelæser(?:e)?|fodsoldat(?:er)?|(?:stående|menigt|menige) fodfolk",
    r"bygge?r? bro(?:er)? mellem|(?:går|gå) (?:vi |du |jeg )?(?:ikke |altid )?efter bogen|g(?:ik|år) der \w+ i",
    r"(?:lange,? )?seje træk|trækker? på samme hammel|blæksprutten?|edderkoppen i nettet|(?:på|over) vagt over for|"
    r"være på vagt|sætte punktum|(?:give|giver|få) bolden op|med åbne døre",
    r"from scratch|word of mouth|plan [AB]|go the extra mile|go far|excels? at(?! (?:an?|advanced|expert|basic) )|"
    r"swift (?:reply|response|answer|decision)s?|draw up a chair|press on(?=[.,!;])|draws? on|night owl|early bird",
    r"(?:wear(?:ing|s)?|wore) (?:many|several|different|multiple|a lot of) hats|hit the ground running|"
    r"steer(?:ing|s)? the ship|at the helm|(?:mind|thought) readers?|rocket (?:scientists?|science)|on the ball",
    r"spring ud i|tager? (?:vi )?regningen|cpr-?(?:nr\.?|nummer|number)|"
    r"juggl(?:e|es|ing) (?:many |several )?(?:balls|plates)|jack of all trades|foot soldiers?|the glue|leap of faith",
    r"access to|work from home|ro i maven|i hus|(?:sat|er|sætte) til salg|under tag",
)
"""Figures of speech; what they name is not meant."""
_FIRES = _words(
    r"(?:en del|lidt|meget|megen|daglig|akut|intern|ren|mere) brandslukning|slukker? (?:små |mange |"
    r"de værste )?(?:ilde)?brande",
    r"put(?:s|ting)? out (?:\w+ )?fires|fire[- ]?fighting",
)
_REAL_FIRES = _words(
    r"\w*brand(?:mand|mænd|folk|væsen\w*|station)|beredskab\w*|redning\w*", r"fire ?fighters?|fire (?:service|brigade)"
)

_RELATIVES = (
    r"(?:kæreste|mand|kone|hustru|ægtefælle|samlever|far|mor|forældre|søster|bror|søn|datter|børn|onkel|moster|"
    r"farfar|morfar|nabo|ven|veninde|hund|kat|husband|wife|partner|father|mother|dad|mum|parents|sister|brother|son|"
    r"daughter|children|uncle|aunt|neighbour|friend|dog|cat)"
)
_BOSSES = r"(?:chef|leder|boss|manager|arbejdsgiver|arbejdsgivers|employer|predecessor|forgænger)"
_OWN = r"(?:min|mit|mine|din|dine|hans|hendes|vores|my|your|his|her|our)"
_OTHERS = re.compile(
    rf"(?<!\w){_OWN} (?:(?:gamle|tidligere|nye|store|lille|old|last|former|new|big|little) )*"
    rf"(?:{_RELATIVES}|{_BOSSES})(?:s|'s)?(?!\w)",
    re.IGNORECASE,
)
_OWN_TURN = re.compile(
    r"(?:,|\s)(?: ?(?:og|så|men|mens|fordi|and|so|but|while|where|hvor))? ?(?:jeg|I|we|vi|du|you)(?!\w)|;|\shvor jeg\s",
)
"""From here on the sentence is about the writer again."""
_NAMED = re.compile(
    rf"(?:(?<!\w)(?:hedder|hed|kaldes|kaldt|ved navn|døbt|named|called)(?: (?:the|for|den|det))?|"
    rf"(?i:{_OWN} {_RELATIVES})|"
    r"(?<!\w)(?:kollega|kolleger|colleague|colleagues|møde|meet|ask for|spørg efter) (?:med|with|til)?|"
    r"(?<!\w)(?:Ms|Mr|Mrs|Hr\.?|Fru|Frk\.?|Familien)) (?:\w+ (?:og|and) )?$"
)
_BOOKS = re.compile(
    r"(?<!\w)(?:bogen|bøgerne|romanen|filmen|serien|favou?rite (?:books?|films?|series|authors?|bands?)|"
    r"yndlings\w+|the (?:book|novel|film))(?: (?:er|is|are|hedder))?[ :]+(?=[A-ZÆØÅ\"“»])",
    re.IGNORECASE,
)
_NOT_ENGLISH_NAME = re.compile(
    r"(?<!\w)(?:ferie\w*|øen|kaffe\w*|coffee|beans|roast\w*|island|holiday|Sumatra|Bali|slange\w*|krybdyr\w*|snake|"
    r"reptile\w*|smykke\w*|rubin\w*|guldsmed|jewel\w*|zoo)(?!\w)",
    re.IGNORECASE,
)
_DOUBLE = frozenset({"java", "ruby", "python", "maya", "swift", "rust"})
"""Names of software that are also an island, a stone, an animal, a first name, a bird, corrosion."""

_FIRM_FORM = r"(?:A/S|ApS|I/S|K/S|P/S|AMBA|A\.m\.b\.a\.?|AB|AS|GmbH|Ltd|Inc|LLC|plc|Eftf\.?)"
_FIRM = re.compile(rf"(?:[ -][A-ZÆØÅ&]\w*| &| og){{0,3}} {_FIRM_FORM}(?!\w)")
_FIRM_END = re.compile(rf"[A-ZÆØÅ].* {_FIRM_FORM}$")
_SUCCESSOR = re.compile(r" [A-ZÆØÅ]\w+s Eftf")
_DEPARTMENT_BEFORE = re.compile(
    r"(?:[Aa]fdelingen|[Aa]fdeling for|[Kk]ontoret for|[Dd]epartment of|[Dd]epartment for|[Tt]eam) "
    r"(?:[A-ZÆØÅ]\w* (?:& |og |and ))?$"
)
_DEPARTMENT_AFTER = re.compile(r"(?: & [A-ZÆØÅ]\w+| and [A-Z]\w+)? (?:Department|Dept|Division|Office|Afdeling)(?!\w)")

_PERSON_AFTER = re.compile(r",? (?:\w+ )?\[NAME")
_PERSON_BEFORE = re.compile(r"\[NAME(?:_\d+)?\],? (?:er |is )?$")
_WITH_OTHERS = re.compile(
    r"(?<!\w)(?:sammen med|samarbejd\w*(?: [\wæøå]+){0,2} med|sparr\w* med|dialog(?:en)? med|kontakt(?:en)? (?:med|"
    r"til)|"
    r"møder? med|koordiner\w* med|rådgiv\w*|betjen\w*|undervis\w*|vejled\w*|oplær\w*|rekrutter\w*|ansatte|"
    r"refererer til|referer til|rapporterer til|hjælper|støtter?|assisterer|bistår|bistand til|afhent\w* hos|"
    r"kunder(?:ne)?"
    r"(?: er)?|brugere(?:ne)?(?: er)?|blandt andre|ring til|skriv til|send\w* [\wæøå ]{0,20}til|kontakt|software til|"
    r"(?:system(?:er)?|løsninger|udstyr|produkter|app'?en?|app) til|report(?:s|ing)? (?:in)?to|together with|alongside|"
    r"(?:work|worked|working|collaborat\w+|liais\w+|cooperat\w+|coordinat\w+) (?:\w+ )?with|help(?:s|ing)?|"
    r"support(?:s|ing)?|"
    r"recruit\w*|hired|train(?:ing)? (?:of|new)|assist(?:ed|ing)?|for|clients are|customers are|serve[sd]?|ask|"
    r"referees|"
    r"refer(?:red)? to|contact)\s(?:(?:our|the|our own|vores|de|alle|byens|mange|many|dygtige|erfarne) )*"
    r"(?:[\wæøå'-]+(?:, | og | and | eller | or ))*(?:(?:our|the|vores|to our) )?$",
    re.IGNORECASE,
)
_TITLE_FOLLOWS = re.compile(r"(?:som|as)(?: an?| en)? $", re.IGNORECASE)
_SEEKS = _words(
    r"søger|søges|mangler|leder efter|ansætter|stillinger?|stilling som|job som|bliv|blive|vil du være|er du|"
    r"afløse[rs]?|"
    r"looking for|hiring|seek\w*|need|needs|recruiting|wanted|are you|become|jobs?|join|uddannede?|autoriserede?|"
    r"faglærte?"
)
_PLURAL = re.compile(r"(?:ere|erne|rne|mænd|folk|kke|ører|inder|ister|ologer|[a-z]{3,}(?:ers|ors|ists|ians|ants|ees))$")

_BENEFITS = _words(
    r"\w*ordning(?:er)?|frugt\w*|massage\w*|fitness\w*|yoga|tandlægeforsikring|sundhedsforsikring\w*|pension\w*|"
    r"firmabil|"
    r"fri (?:bil|telefon|adgang)\w*|kantine\w*|personaleforening|sommerfest\w*|firmafest\w*|julefrokost\w*|petanque|"
    r"gym|dental plan|health plan|company car|fruit basket|free (?:lunch|coffee|parking|gym)|bike parking|shower"
)
_GIVING = _words(
    r"tilbyder|du får|får du|adgang til|hører med|følger med|har vi|der er|perks|benefits|goder|personalegoder|"
    r"included|comes with|we have|free|gratis|fri|til vores (?:\w*fest)"
)


def is_aside(text: str, sentence: Span, item: ConceptEvidence, *, posting: bool, title: bool = False) -> bool:
    """Whether the words of the evidence are not meant, not the document's own matter, or a mere name.

    ``sentence``: the sentence around them. ``title``: they stand in the title of a posting.
    """
    before, after = text[sentence.start : item.start], text[item.end : sentence.end]
    if _is_idiom(text, sentence, item) or _is_named(before, after, item):
        return True
    if _of_other_person(before) or _is_firm(text, item) or (posting and _is_benefit(text, sentence, item)):
        return True
    if item.kind is not EvidenceKind.OCCUPATION or title:
        return False
    return _is_other_role(text, sentence, item, posting)


def _is_idiom(text: str, sentence: Span, item: ConceptEvidence) -> bool:
    if _overlaps(IDIOMS, text, sentence, item):
        return True
    return _overlaps(_FIRES, text, sentence, item) and _REAL_FIRES.search(text) is None


def _overlaps(pattern: re.Pattern[str], text: str, sentence: Span, item: ConceptEvidence) -> bool:
    return any(m.start() < item.end and item.start < m.end() for m in pattern.finditer(text, *sentence))


def _is_named(before: str, after: str, item: ConceptEvidence) -> bool:
    """A person's, an animal's or a work's name, or a word of another meaning."""
    if item.quote[:1].isupper() and _NAMED.search(before) is not None:
        return True
    if _BOOKS.search(before) is not None:
        return True
    return item.quote.casefold() in _DOUBLE and _NOT_ENGLISH_NAME.search(f"{before} {after}") is not None


def _of_other_person(before: str) -> bool:
    """Whether the clause is about the writer's family, boss or animal."""
    others = [match.end() for match in _OTHERS.finditer(before)]
    return bool(others) and _OWN_TURN.search(before, others[-1]) is None


def _is_firm(text: str, item: ConceptEvidence) -> bool:
    if _SUCCESSOR.match(text, item.end) or (item.quote[:1].isupper() and _DEPARTMENT_AFTER.match(text, item.end)):
        return True
    if item.kind is EvidenceKind.OCCUPATION:
        return False
    if _FIRM.match(text, item.end) is not None or _FIRM_END.search(item.quote) is not None:
        return True
    start = max(0, item.start - 60)
    return item.quote[:1].isupper() and _DEPARTMENT_BEFORE.search(text[start : item.start]) is not None


def _is_benefit(text: str, sentence: Span, item: ConceptEvidence) -> bool:
    return _overlaps(_BENEFITS, text, sentence, item) and _GIVING.search(text, *sentence) is not None


def _is_other_role(text: str, sentence: Span, item: ConceptEvidence, posting: bool) -> bool:
    """Whether an occupation is somebody else's: a colleague's, a customer's, a contact person's."""
    before = text[sentence.start : item.start]
    if _PERSON_AFTER.match(text, item.end) or (posting and _PERSON_BEFORE.search(before)):
        return posting or sentence.start != 0
    if _TITLE_FOLLOWS.search(before):
        return False
    if _WITH_OTHERS.search(before):
        return True
    sought = _SEEKS.search(before) is not None
    return _PLURAL.search(item.quote) is not None and item.method != "label" and not sought


def without_asides(
    text: str, items: Sequence[tuple[Span, ConceptEvidence]], *, posting: bool
) -> list[tuple[Span, ConceptEvidence]]:
    """The evidence, each with its sentence, that is not an aside."""
    title_end = len(text) - len(text.lstrip()) + len(text.lstrip().partition("\n")[0])
    return [
        (sentence, item)
        for sentence, item in items
        if not is_aside(text, sentence, item, posting=posting, title=posting and item.start < title_end)
    ]
