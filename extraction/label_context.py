"""What a text must show around a label before the label counts: the other half of ``extraction.label_rules``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from extraction import segments, tokens
from extraction.label_rules import Trust
from extraction.personal.spans import PLACEHOLDER
from extraction.sentences import Span, containing, line_spans, sentence_spans, touches
from ontology.evidence import EvidenceKind

LISTING_SECTIONS = frozenset({"skills", "languages", "courses"})
"""Sections (extraction.sections) whose lines are names of skills."""
FIELD = re.compile(r"(?:[- ]?(?:nr|no|nummer|number)\.?)?\s*:\s*\[[A-Z_0-9]+\]")
"""What follows the name of a field with personal data: "CPR: [CPR]"."""
# Words that name what follows as something known or done; they end right before it or before the list it stands in.
_KNOWN = (
    r"\b(?:erfaring|erfaringer|erfaren|kendskab|indsigt|baggrund|kompetencer|kvalifikationer|færdigheder|interesse"
    r"|viden|uddannet|uddannelse|speciale|kursus|undervist|arbejdet|ansvarlig|ansvar|rutine|ekspert|ekspertise"
    r"|specialist|dygtig|stærk|god|gode|brug|programmering|programmeret|udvikling)"
    r"\s+(?:med|i|til|af|om|for|inden for|indenfor)\s+"
    r"|\b(?:experience|experienced|expertise|background|degree|skills?|skilled|proficient|proficiency|fluent|trained"
    r"|training|interest|specialist|course|knowledge|understanding|use|programming|developed|responsible|good)"
    r"\s+(?:in|with|of|for|on|at)\s+"
)
# What one is, for personal competences.
_BEING = r"\b(?:jeg|du|vi|der|som|og|at|I|you|we|who|to) (?:er|være|am|are|is|be)\s+|\b(?:som person|as a person),?\s+"
# What one does with a language.
_SPEAKING = (
    r"\b(?:my|mit|taler?|tale|skrive|skriver|forstår|læser|behersker|kan|lærer|lære|undervist|på|flydende|mundtlig|"
    r"mundtligt"
    r"|skriftlig|skriftligt|speaks?|writes?|reads?|fluent|native|spoken|written|business|in|learn|learning)\s+"
)
# What one works as.
_WORKING = (
    r"\b(?:som|er|var|blev|uddannet|udlært|søger|søger vi|udkig efter|leder efter|mangler|brug for|ansætter"
    r"|looking for|hiring|seeking|need|as|am|are|was|qualified)\s+"
)
_OF_YEARS = re.compile(
    r"(?: \w+){0,2},? (?:med|gennem|i|with|for) (?:over |mere end |more than )?(?:\d{1,2}|mange|flere|many|several)\+? "
    r"(?:års?|years?)(?!\w)",
    re.IGNORECASE,
)
"""After what one is: "Kok med 20 års erfaring", "Nurse for ten years"."""
_NUMBERED = re.compile(r"^\s*(?:\d+[.)]|[-*])?\s*(?:en|et|an?)\s+$", re.IGNORECASE)
# What may be said of a language that is asked for.
_ASKED = re.compile(
    r"\s+(?:is|er)\s+(?:\w+\s+){0,2}(?:nice|must|required|necessary|needed|essential|advantage|plus|welcome|krav|"
    r"fordel|nødvendigt?|velkomment?)\b",
    re.IGNORECASE,
)
# What programs are written in: a name of one letter right after "in" or "with" in such a sentence is a language's.
_CODED = re.compile(
    r"\b(?:programm\w*|kod(?:e|er|et|ede)|coding|code[ds]?|script\w*|models?|modell?\w*|analy\w*|statisti\w*|"
    r"software|firmware|"
    r"services?|tjenester|apps?|skrevet|written|wrote|developed)\b.{0,60}\b(?:in|i|with|med|using|ren|plain)\s+$",
    re.IGNORECASE | re.DOTALL,
)
_MORE = r"(?:[\w+#./-]+\s+){0,2}?(?:[^.\n:;]{0,60}?[,/]\s*|[^.\n:;]{0,60}?\s(?:og|and|samt|eller|or)\s+)?$"
_CUES = {
    EvidenceKind.COMPETENCE: re.compile(f"(?:{_KNOWN}|{_BEING}){_MORE}", re.IGNORECASE),
    EvidenceKind.LANGUAGE: re.compile(f"(?:{_KNOWN}|{_SPEAKING}){_MORE}", re.IGNORECASE),
}
_CUES[EvidenceKind.OCCUPATION] = re.compile(f"(?:{_WORKING}){_MORE}", re.IGNORECASE)
_OTHER_CUES = re.compile(f"(?:{_KNOWN}){_MORE}", re.IGNORECASE)
_PHRASE_END = re.compile(
    r"\s*(?:$|[,.;:!?)/(-]|(?:og|and|samt|eller|or|er|is|are|som|der|from|fra|gennem|for|på|i|in|on|at|med|with|as)\b)"
)
# What may stand before the name in an item of a list: words of degree, and dates.
_DEGREES = re.compile(
    r"[\d./–—-]+\s+|(?:lidt|god|godt|gode|meget|rigtig|stærk|stærke|flydende|grundlæggende|basal|nogen|solid|solide|"
    r"some|good|very"
    r"|strong|fluent|native|basic|excellent|solid|advanced|avanceret|rutineret)\s+",
    re.IGNORECASE,
)
_FIRM = re.compile(
    r"(?: (?:[A-ZÆØÅ]\w*|&|og)){0,3} (?:A/S|ApS|I/S|K/S|P/S|AMBA|A\.m\.b\.a\.?|AB|AS|GmbH|Ltd|Inc|LLC|plc)\b"
)
_NUMBER_REACH = 20  # code points in which an entry's number and article stand
_CUE_REACH = 120  # code points before a label in which its cue may begin
_GLUED = re.compile(r"\w\(")
_BEFORE_WORD = "@_\\"
_AFTER_WORD = "#_@"
_TINY_BEFORE = re.compile(
    r"(?:kategori|kat|klasse|kørekort|truckcertifikat|certifikat|licen[cs]e|class|category|vitamin|hepatitis|niveau"
    r"|level|plan|type|gruppe|group|bilag|appendix|afsnit|punkt|grade|karakter)\W{0,3}(?:\w{1,3}\W{1,5}){0,4}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the document: ``name`` as in ConceptEvidence.section, code points ``start`` to ``end``."""

    name: str
    start: int
    end: int


class Surroundings:
    """A text's sentences, lines, items and areas, asked by span."""

    def __init__(self, text: str, areas: Sequence[Area] = ()) -> None:
        """``areas`` are in order and apart."""
        self.text = text
        self.areas = areas

    @cached_property
    def _sentences(self) -> list[Span]:
        return sentence_spans(self.text)

    @cached_property
    def _lines(self) -> list[Span]:
        return line_spans(self.text)

    @cached_property
    def _items(self) -> dict[int, tuple[list[Span], bool]]:
        return {}

    @cached_property
    def _in_capitals(self) -> dict[int, int]:
        return {}

    @cached_property
    def _placeholders(self) -> list[Span]:
        return [Span(*match.span()) for match in PLACEHOLDER.finditer(self.text)]

    def sentence(self, start: int, end: int) -> Span:
        """The sentence around a span; the span itself where it crosses sentences."""
        found = _around(self._sentences, start, end)
        return found if found is not None else Span(start, end)

    def within_sentence(self, start: int, end: int) -> bool:
        """Whether a span lies in one sentence."""
        return _around(self._sentences, start, end) is not None

    def area(self, start: int) -> str:
        """The name of the area at a place, or ""."""
        number = containing(self.areas, start)
        return self.areas[number].name if number >= 0 and start < self.areas[number].end else ""

    def is_item(self, start: int, end: int) -> bool:
        """Whether a span is a whole item of an enumeration, or a whole line of a section that lists skills."""
        line = _around(self._lines, start, start)
        if line is None:
            return False
        if line.start not in self._items:
            parts = segments.items(self.text, line)
            self._items[line.start] = (parts, segments.is_list(self.text, parts))
        parts, is_list = self._items[line.start]
        if not (is_list or self.area(start) in LISTING_SECTIONS):
            return False
        number = containing(parts, start)
        if number < 0:
            return False
        if self._opens(parts[number], start) and _closed(self.text, end, max(end, parts[number].end)):
            return True
        # After nothing but dates an entry begins with its name: "2010 - 2014  Chef apprenticeship".
        return number > 0 and self._opens(parts[number - 1], start)

    def _opens(self, part: Span, start: int) -> bool:
        """Whether nothing but degrees stands between the beginning of an item and a place in it."""
        return without_degrees(self.text, Span(part.start, start)).start == start

    def is_cued(self, start: int, end: int, kind: EvidenceKind) -> bool:
        """Whether the words before name the span as something known (been, spoken), and it ends its phrase."""
        sentence = self.sentence(start, end)
        before = self.text[max(sentence.start, start - _CUE_REACH) : start]
        after = self.text[end : sentence.end]
        return _PHRASE_END.match(after) is not None and _CUES.get(kind, _OTHER_CUES).search(before) is not None

    def is_sought(self, start: int, end: int, kind: EvidenceKind) -> bool:
        """Whether an occupation is an entry of a list of vacancies ("1) En kok"), or a language is called for."""
        sentence = self.sentence(start, end)
        if kind is EvidenceKind.LANGUAGE:
            return _ASKED.match(self.text, end, sentence.end) is not None
        line = _around(self._lines, start, start)
        if kind is not EvidenceKind.OCCUPATION or line is None or start - line.start > _NUMBER_REACH:
            return False
        listed = self.text[line.start : start]
        return any(character in listed for character in "-*)0123456789") and _NUMBERED.match(listed) is not None

    def is_own_title(self, start: int, end: int, kind: EvidenceKind) -> bool:
        """Whether an occupation opens its line and is all of its sentence, or years of experience follow; or is a line
        of the head of a CV.
        """
        line = _around(self._lines, start, start)
        if kind is not EvidenceKind.OCCUPATION or line is None or self.text[line.start : start].strip(" -*•"):
            return False
        alone = self.area(start) == "header" and not self.text[end : line.end].strip(" .,:-")
        return alone or self.text.startswith(". ", end) or _OF_YEARS.match(self.text, end, line.end) is not None

    def is_coded(self, start: int, end: int) -> bool:
        """Whether the sentence says that something is programmed or reckoned in what stands here."""
        sentence = self.sentence(start, end)
        return _CODED.search(self.text[max(sentence.start, start - _CUE_REACH) : start]) is not None

    def opens_sentence(self, start: int, end: int) -> bool:
        """Whether a span stands first in its sentence, where any word has a capital."""
        return not any(character.isalnum() for character in self.text[self.sentence(start, end).start : start])

    def in_capitals(self, start: int, end: int) -> bool:
        """Whether the line around is all in capitals, with more words than the span."""
        line = _around(self._lines, start, start)
        if line is None:
            return False
        if line.start not in self._in_capitals:
            words = line.of(self.text)
            self._in_capitals[line.start] = len(words.split()) if words.isupper() else 0
        return self._in_capitals[line.start] > len(self.text[start:end].split())

    def in_name(self, start: int, end: int) -> bool:
        """Whether a capitalised word stands right before or after, as in the name of a firm or a title in capitals."""
        before = re.search(r"(\w+)[ ]$", self.text[max(0, start - 40) : start])
        after = re.match(r"[ ](\w+)", self.text[end : end + 40])
        opens = before is not None and self.opens_sentence(start - len(before[0]), start)
        return (before is not None and before[1][0].isupper() and not opens) or (
            after is not None and after[1][0].isupper()
        )

    def of_house(self, start: int) -> bool:
        """Whether a capital stands after a capitalised genitive, as in "Danmarks Statistik"."""
        before = re.search(r"[A-ZÆØÅ]\w+s $", self.text[max(0, start - 40) : start])
        if before is None or not self.text[start].isupper():
            return False
        return not self.opens_sentence(start - len(before[0]), start)

    def in_firm(self, end: int) -> bool:
        """Whether capitalised words and a company form follow: "Logistik" of "Østhavn Logistik A/S" is no skill."""
        return _FIRM.match(self.text, end) is not None

    def is_bounded(self, start: int, end: int) -> bool:
        """Whether a span is cut out of no longer word, number, sign or placeholder ("C" of "C++" or "C#" is)."""
        if touches(self._placeholders, start, end):
            return False
        before, after = self.text[start - 1 : start] if start else "", self.text[end : end + 1]
        if before and (before.isalnum() or before in _BEFORE_WORD):
            return False
        if after and (after.isalnum() or after in _AFTER_WORD or self.text[end : end + 2] == "++"):
            return False
        return not (after == "." and self.text[end + 1 : end + 2].isalnum())


def without_degrees(text: str, part: Span) -> Span:
    """A list item without the words of degree and dates before its name: "god erfaring" begins with "erfaring"."""
    place = part.start
    while place < part.end and (match := _DEGREES.match(text, place, part.end)):
        place = match.end()
    return Span(place, part.end)


def _around(spans: Sequence[Span], start: int, end: int) -> Span | None:
    """The one of ``spans`` (in order) that holds the code points from ``start`` to ``end``."""
    number = containing(spans, start)
    return spans[number] if number >= 0 and end <= spans[number].end else None


def _closed(text: str, end: int, part_end: int) -> bool:
    """Whether an item ends with the span, apart from a full stop or a level ("Python 3", "Excel avanceret" do not)."""
    return not text[end:part_end].strip(" .!")


def allows(
    around: Surroundings, trust: Trust, label: str, kind: EvidenceKind, span: Span, *, document_word: bool = True
) -> bool:
    """Whether the surroundings let a label of this class count at a span. For TINY ask ``allows_tiny`` too.

    ``document_word``: the dictionary of the document's language has the word, so its capital may be a sentence's.
    """
    start, end = span.start, span.end
    if trust is Trust.PLAIN:
        return True
    if trust is Trust.COMMON:
        if kind is EvidenceKind.LANGUAGE and around.area(start) == "languages":
            return True
        return (
            around.is_item(start, end)
            or around.is_cued(start, end, kind)
            or (around.is_sought(start, end, kind) or around.is_own_title(start, end, kind))
        )
    same_case = around.text[start:end] == label and not around.in_capitals(start, end)
    if trust is Trust.TINY:
        if _GLUED.fullmatch(around.text, max(0, start - 2), start):
            return False  # "HD(R)" is a degree
        return same_case and _TINY_BEFORE.search(around.text[max(0, start - 40) : start]) is None
    if trust is Trust.CASED:
        if around.is_item(start, end):
            return same_case or around.area(start) in LISTING_SECTIONS
        if not same_case:
            return False
        if label.isupper() or around.is_cued(start, end, kind):
            return True
        return not (document_word and around.opens_sentence(start, end)) and not around.in_name(start, end)
    return False


def allows_tiny(around: Surroundings, fields: frozenset[str], others: Sequence[frozenset[str]], span: Span) -> bool:
    """Whether a tiny label has support: another skill of its field in the sentence, or a skill list around it, or code.

    ``others`` are the fields of the accepted hits in the same sentence.
    """
    if around.is_item(span.start, span.end) and around.area(span.start) in LISTING_SECTIONS:
        return True
    return any(fields & other for other in others) or around.is_coded(span.start, span.end)


def foreign_factor(text: str, norms: Sequence[str], language: str, document: str) -> float | None:
    """How much a label of another language may be trusted in a document, or None for not at all.

    English counts more than others, because Danish documents use English terms. A word that the document's own
    language has too must be long: long words shared by neighbouring languages mean the same, short ones seldom do.
    """
    english = language == "en"
    if len(norms) > 1:
        if english:
            return 0.95
        return 0.8 if sum(map(len, norms)) >= _FOREIGN_PHRASE else None
    word = norms[0]
    if word in tokens.stop_words(document):
        return None
    if text != text.lower() and language != "de":
        return 0.95 if english else 0.85
    known = tokens.is_known(word, document)
    if english:
        if known:
            return 0.85 if len(word) >= _SHARED_WORD else None
        return 0.9 if len(word) >= _ENGLISH_WORD else None
    return 0.8 if len(word) >= _FOREIGN_WORD else None


_SHARED_WORD = 7
_ENGLISH_WORD = 5
_FOREIGN_WORD = 8
_FOREIGN_PHRASE = 10
