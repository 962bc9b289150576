"""What a document names without claiming or asking for it: idioms, other people's work, firms, benefits, books.

The rules hold for evidence from any method, so that a phrase is no skill however it was found.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from extraction.anycase import AnyCase, Pattern, whole_words
from extraction.sentences import Span, touches
from ontology.evidence import ConceptEvidence, EvidenceKind

_LIFE = r"(?:(?:i|for|over|af|in|of) )?(?:mit|sit|dit|vores|eget|my|his|her|your|our|their)(?: (?:eget|own))?"
IDIOMS = whole_words(
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
_FIRES = whole_words(
    r"(?:en del|lidt|meget|megen|daglig|akut|intern|ren|mere) brandslukning|slukker? (?:små |mange |"
    r"de værste )?(?:ilde)?brande",
    r"put(?:s|ting)? out (?:\w+ )?fires|fire[- ]?fighting",
)
_REAL_FIRES = whole_words(
    r"\w*brand(?:mand|mænd|folk|væsen\w*|station)|beredskab\w*|redning\w*", r"fire ?fighters?|fire (?:service|brigade)"
)

_RELATIVES = (
    r"(?:kæreste|mand|kone|hustru|ægtefælle|samlever|far|mor|forældre|søster|bror|søn|datter|børn|onkel|moster|"
    r"farfar|morfar|nabo|ven|veninde|hund|kat|husband|wife|partner|father|mother|dad|mum|parents|sister|brother|son|"
    r"daughter|children|uncle|aunt|neighbour|friend|dog|cat)"
)
_BOSSES = r"(?:chef|leder|boss|manager|arbejdsgiver|arbejdsgivers|employer|predecessor|forgænger)"
_OWN = r"(?:min|mit|mine|din|dine|hans|hendes|vores|my|your|his|her|our)"
_OTHERS = AnyCase(
    rf"(?<!\w){_OWN} (?:(?:gamle|tidligere|nye|store|lille|old|last|former|new|big|little) )*"
    rf"(?:{_RELATIVES}|{_BOSSES})(?:s|'s)?(?!\w)",
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
_BOOKS = AnyCase(
    r"(?<!\w)(?:bogen|bøgerne|romanen|filmen|serien|favou?rite (?:books?|films?|series|authors?|bands?)|"
    r"yndlings\w+|the (?:book|novel|film))(?: (?:er|is|are|hedder))?[ :]+(?=[A-ZÆØÅ\"“»])",
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
_WITH_OTHERS = AnyCase(
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
)
_TITLE_FOLLOWS = re.compile(r"(?:som|as)(?: an?| en)? $", re.IGNORECASE)
_SEEKS = whole_words(
    r"søger|søges|mangler|leder efter|ansætter|stillinger?|stilling som|job som|bliv|blive|vil du være|er du|"
    r"afløse[rs]?|"
    r"looking for|hiring|seek\w*|need|needs|recruiting|wanted|are you|become|jobs?|join|uddannede?|autoriserede?|"
    r"faglærte?"
)
_LEISURE = AnyCase(
    r"\W*(?:fritid|i (?:min )?fritiden|hobby(?:er)?|fritidsinteresser|interesser|privat|spare time|hobbies|"
    r"in my (?:spare|free) time|outside work)\s*(?::|,? (?:går|løber|spiller|dyrker|er|I|jeg)(?!\w))|"
    r"\W*(?:når|when) (?:jeg|I|I'm|I am)(?: er)? (?:ikke|not)(?!\w)[^,]*,",
)
_MY_BOSS = re.compile(
    r"(?<!\w)(?:min|mine|vores|my|our) (?:\w+ )?\w*(?:chef|leder|boss|manager|supervisor)$", re.IGNORECASE
)
_DONE_BY = re.compile(
    r" (?:lavede|klarede|ordnede|varetog|skrev|gjorde|passede|tog) (?!jeg|vi|man|og|en|et|den|det)[a-zæøå]{4,}"
    r"(?=\s*(?:[.,;\n]|$))"
)
_BY_NAME = frozenset({"label", "lemma"})
_PLURAL = re.compile(r"(?:ere|erne|rne|mænd|folk|kke|ører|inder|ister|ologer|[a-z]{3,}(?:ers|ors|ists|ians|ants|ees))$")

_BENEFITS = whole_words(
    r"\w*ordning(?:er)?|frugt\w*|massage\w*|fitness\w*|yoga|tandlægeforsikring|sundhedsforsikring\w*|pension\w*|"
    r"firmabil|"
    r"fri (?:bil|telefon|adgang)\w*|kantine\w*|personaleforening|sommerfest\w*|firmafest\w*|julefrokost\w*|petanque|"
    r"gym|dental plan|health plan|company car|fruit basket|free (?:lunch|coffee|parking|gym)|bike parking|shower"
)
_GIVING = whole_words(
    r"tilbyder|du får|får du|adgang til|hører med|følger med|har vi|der er|perks|benefits|goder|personalegoder|"
    r"included|comes with|we have|free|gratis|fri|til vores (?:\w*fest)"
)


_REACH = 80
"""Code points before a phrase in which the words that name it, or its department, begin."""
_BOSS_REACH = 40
_LIST_REACH = 300
"""Code points in which the list of others begins that a phrase stands in."""


class _Told:
    """What the rules find in one sentence: code points of the text, each looked for once."""

    def __init__(self, text: str, sentence: Span) -> None:
        self.text, self.sentence = text, sentence

    def _spans(self, pattern: Pattern) -> list[Span]:
        return [Span(*match.span()) for match in pattern.finditer(self.text, *self.sentence)]

    @cached_property
    def idioms(self) -> list[Span]:
        """Figures of speech."""
        return self._spans(IDIOMS)

    @cached_property
    def fires(self) -> list[Span]:
        """Fires that may be none."""
        return self._spans(_FIRES)

    @cached_property
    def benefits(self) -> list[Span]:
        """What an employer gives, where the sentence is about giving."""
        return self._spans(_BENEFITS) if _GIVING.search(self.text, *self.sentence) else []

    @cached_property
    def others(self) -> list[Span]:
        """The writer's family, bosses, animals."""
        return self._spans(_OTHERS)

    @cached_property
    def books(self) -> int | None:
        """Where the first list of books or films begins."""
        return _end(_BOOKS.search(self.text, *self.sentence))

    @cached_property
    def seeks(self) -> int | None:
        """Where the first words end that call for somebody."""
        return _end(_SEEKS.search(self.text, *self.sentence))

    @cached_property
    def is_leisure(self) -> bool:
        """Whether a CV's sentence is about what somebody does when not at work."""
        return _LEISURE.match(self.text, *self.sentence) is not None

    @cached_property
    def is_elsewhere(self) -> bool:
        """Whether it is about islands, coffee, jewels and animals."""
        return _NOT_ENGLISH_NAME.search(self.text, *self.sentence) is not None


def _end(match: re.Match[str] | None) -> int | None:
    return match.end() if match else None


class _Asides:
    """The rules applied to one text."""

    def __init__(self, text: str, posting: bool) -> None:
        self._text, self._posting = text, posting
        self._told: dict[Span, _Told] = {}
        self._title_end = len(text) - len(text.lstrip()) + len(text.lstrip().partition("\n")[0])

    def has(self, sentence: Span, item: ConceptEvidence) -> bool:
        """Whether the words of the evidence are not meant, not the document's own matter, or a mere name.

        ``sentence``: the sentence around them.
        """
        told = self._told.setdefault(sentence, _Told(self._text, sentence))
        if self._is_idiom(told, item) or self._is_named(told, item) or self._of_other_person(told, item):
            return True
        if self._is_firm(item) or (self._posting and touches(told.benefits, item.start, item.end)):
            return True
        if not self._posting and (told.is_leisure or self._is_others_work(told, item)):
            return True
        if item.kind is not EvidenceKind.OCCUPATION or (self._posting and item.start < self._title_end):
            return False
        return self._is_other_role(told, item)

    def _is_idiom(self, told: _Told, item: ConceptEvidence) -> bool:
        if touches(told.idioms, item.start, item.end):
            return True
        return touches(told.fires, item.start, item.end) and not self._on_fire

    @cached_property
    def _on_fire(self) -> bool:
        return _REAL_FIRES.search(self._text) is not None

    def _before(self, pattern: Pattern, told: _Told, item: ConceptEvidence, reach: int = _REACH) -> bool:
        """Whether a pattern that ends in "$" fits what stands right before."""
        start = max(told.sentence.start, item.start - reach)
        return pattern.search(self._text, start, item.start) is not None

    def _is_named(self, told: _Told, item: ConceptEvidence) -> bool:
        """A person's, an animal's or a work's name, or a word of another meaning."""
        if item.quote[:1].isupper() and self._before(_NAMED, told, item):
            return True
        if told.books is not None and told.books <= item.start:
            return True
        return item.quote.casefold() in _DOUBLE and told.is_elsewhere

    def _of_other_person(self, told: _Told, item: ConceptEvidence) -> bool:
        """Whether the clause is about the writer's family, boss or animal."""
        number = bisect_right(told.others, item.start, key=lambda span: span.end) - 1
        return number >= 0 and _OWN_TURN.search(self._text, told.others[number].end, item.start) is None

    def _is_others_work(self, told: _Told, item: ConceptEvidence) -> bool:
        """Whether a boss is named ("min teamleder"), or a colleague did it ("årsrapporten lavede revisor")."""
        start = max(told.sentence.start, item.start - _BOSS_REACH)
        if item.method in _BY_NAME and _MY_BOSS.search(self._text, start, item.end) is not None:
            return True
        done = _DONE_BY.match(self._text, item.end) is not None
        return done and not self._text[told.sentence.start : item.start].rpartition(";")[2].strip(" -")

    def _is_firm(self, item: ConceptEvidence) -> bool:
        named = item.quote[:1].isupper()
        if _SUCCESSOR.match(self._text, item.end) or (named and _DEPARTMENT_AFTER.match(self._text, item.end)):
            return True
        if item.kind is EvidenceKind.OCCUPATION:
            return False
        if _FIRM.match(self._text, item.end) is not None or _FIRM_END.search(item.quote) is not None:
            return True
        start = max(0, item.start - _REACH)
        return named and _DEPARTMENT_BEFORE.search(self._text, start, item.start) is not None

    def _is_other_role(self, told: _Told, item: ConceptEvidence) -> bool:
        """Whether an occupation is somebody else's: a colleague's, a customer's, a contact person's."""
        if _PERSON_AFTER.match(self._text, item.end) or (self._posting and self._before(_PERSON_BEFORE, told, item)):
            return self._posting or told.sentence.start != 0
        if self._before(_TITLE_FOLLOWS, told, item):
            return False
        if self._before(_WITH_OTHERS, told, item, _LIST_REACH):
            return True
        sought = told.seeks is not None and told.seeks <= item.start
        return _PLURAL.search(item.quote) is not None and item.method != "label" and not sought


def without_asides(
    text: str, items: Sequence[tuple[Span, ConceptEvidence]], *, posting: bool
) -> list[tuple[Span, ConceptEvidence]]:
    """The evidence, each with its sentence, that is not an aside."""
    asides = _Asides(text, posting)
    return [(sentence, item) for sentence, item in items if not asides.has(sentence, item)]
