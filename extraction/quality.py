"""Whether a document can be read at all: reasons found in its text, and the verdict that they lead to.

Other steps add reasons of their own (too few labels in the document's language, no skill found) with ``with_reasons``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extraction.documents.document import Document
from extraction.reading import Quality, Verdict

MIN_LETTERS = 15
MIN_WORDS = 3
"""Below either, there is nothing to read: "too_little_text"."""
SHORT_CV_LETTERS = 200
SHORT_POSTING_LETTERS = 60
"""Below it a reading is doubtful: "short_text". A posting of two sentences names its occupation and what it asks for
(of the demo's 165, half have less than 151 letters and one less than 60); a CV of two sentences leaves most out.
"""
_MIN_LETTER_SHARE = 0.5
"""Share of letters among the signs of a text; CVs and postings have 0.85-0.97, tables of numbers below 0.3."""
_WORD_LENGTHS = (2.0, 25.0)
_MANY_LETTERS = 200
"""Mean letters of a word in a text that is long enough to judge by it; the CVs of the demo have 5.5-7.5."""
_GARBLED_SHARE = 0.05
_MAX_UNSPOKEN_SHARE = 0.4

UNUSABLE = frozenset({"empty", "scanned_only", "too_little_text", "garbled", "wrong_kind"})
"""Reasons that forbid a score. Every other reason makes a reading POOR."""

_SCANNED_DA = (
    "Dokumentet er kun billeder (en scanning). Send det som tekst: gem det fra tekstbehandling som PDF eller DOCX. "
    "Hvor tesseract-ocr med danske data (tesseract-ocr-dan) er installeret, læses en scannet PDF."
)
_SCANNED_EN = (
    "The document is pictures only (a scan). Send it as text: save it from a word processor as PDF or DOCX. "
    "Where tesseract-ocr with Danish data (tesseract-ocr-dan) is installed, a scanned PDF is read."
)
_TEXTS: dict[str, tuple[str, str]] = {
    "empty": ("Dokumentet er tomt.", "The document is empty."),
    "scanned_only": (_SCANNED_DA, _SCANNED_EN),
    "partly_scanned": (
        "Nogle sider er billeder, og de er ikke læst.",
        "Some pages are pictures and were not read.",
    ),
    "read_by_ocr": (
        "Siderne er billeder og er læst af en maskine; enkelte ord kan være forkerte.",
        "The pages are pictures and were read by a machine; some words may be wrong.",
    ),
    "damaged": (
        "Filen mangler sin slutning; noget kan være gået tabt. Gem den igen.",
        "The file lacks its end; something may be lost. Save it again.",
    ),
    "too_little_text": (
        "Der er for lidt tekst til at læse noget ud af.",
        "There is too little text to read anything from.",
    ),
    "short_text": ("Teksten er kort; læsningen er usikker.", "The text is short; the reading is uncertain."),
    "garbled": (
        "Teksten er ødelagt: bogstaverne er ikke dem, der blev skrevet. Gem dokumentet igen, eller indsæt teksten.",
        "The text is garbled: its letters are not those that were written. Save the document again, or paste its text.",
    ),
    "some_garbled": (
        "Nogle bogstaver er ødelagt; læsningen er usikker.",
        "Some letters are garbled; the reading is uncertain.",
    ),
    "wrong_kind": (
        "Det ligner hverken et CV eller et jobopslag: der er næsten ingen ord.",
        "It looks like neither a CV nor a job posting: there are hardly any words.",
    ),
    "no_skills": ("Der blev ikke fundet nogen kompetencer.", "No skills were found."),
    "unknown_language": ("Sproget kunne ikke afgøres.", "The language could not be told."),
}
_FEW_LABELS = (
    "Klassifikationen har for få betegnelser på dokumentets sprog ({}).",
    "The loaded classification has too few labels in the document's language ({}).",
)

_MOJIBAKE = re.compile(
    "Ã[\x80-\xbf\u0152-\u2122]|Â[\xa0-\xbf]|â€[\x80-\xbf\u0152-\u2122]|Ð[\x80-\xbf]|\ufffd|[\ue000-\uf8ff]|"
    "\\(cid:[0-9]{1,5}\\)"
)
"""UTF-8 read as cp1252 ("Ã¦" for "æ"), replaced characters, glyphs without a meaning."""
_WORD = re.compile(r"[^\W\d_]+")
_LONG_WORD = re.compile(r"[a-zæøåäöü]{5,}")
_VOWEL = re.compile("[aeiouyæøåäöüéèàáíóúêôîûëï]")
_PLACEHOLDER = re.compile(r"\[[A-Z]{2,}(?:_[0-9]+)?\]")


def assess(document: Document) -> Quality:
    """The verdict on a CV's document by its text and the parser's reasons."""
    return with_reasons(Quality(Verdict.GOOD), [*document.reasons, *text_reasons(document.text)])


def assess_text(text: str, short: int = SHORT_CV_LETTERS) -> Quality:
    """The verdict on a pasted text, or with SHORT_POSTING_LETTERS on a posting's."""
    return with_reasons(Quality(Verdict.GOOD), text_reasons(text, short))


def with_reasons(quality: Quality, reasons: Iterable[str]) -> Quality:
    """``quality`` with more reasons; the verdict is the worst that a reason leads to. Reasons keep their order."""
    found = tuple(dict.fromkeys((*quality.reasons, *reasons)))
    if "scanned_only" in found or "empty" in found:
        found = tuple(reason for reason in found if reason not in ("too_little_text", "short_text"))
    if quality.verdict is Verdict.UNUSABLE or UNUSABLE.intersection(found):
        return Quality(Verdict.UNUSABLE, found)
    return Quality(Verdict.POOR if found else quality.verdict, found)


def text_reasons(text: str, short: int = SHORT_CV_LETTERS) -> tuple[str, ...]:
    """What is wrong with a text, as codes; empty where nothing is. ``short``: fewer letters are "short_text"."""
    plain = _PLACEHOLDER.sub(" ", text)
    words = _WORD.findall(plain)
    if not text.strip():
        return ("empty",)
    letters = sum(map(len, words))
    signs = len("".join(plain.split()))
    garbled = _garbled(plain, len(words))
    if garbled == "garbled":
        return ("garbled",)
    if signs >= 2 * MIN_LETTERS and not _like_language(letters, signs, len(words)):
        return ("wrong_kind",)
    if letters < MIN_LETTERS or len(words) < MIN_WORDS:
        return ("too_little_text",)
    reasons = ["short_text"] if letters < short else []
    return (*reasons, garbled) if garbled else tuple(reasons)


def _like_language(letters: int, signs: int, words: int) -> bool:
    if letters < _MIN_LETTER_SHARE * signs:
        return False
    return letters < _MANY_LETTERS or _WORD_LENGTHS[0] < letters / words < _WORD_LENGTHS[1]


def _garbled(text: str, words: int) -> str | None:
    broken = len(_MOJIBAKE.findall(text))
    if broken >= 2 and broken > _GARBLED_SHARE * words:
        return "garbled"
    long_words = _LONG_WORD.findall(text.lower())
    unspoken = sum(_VOWEL.search(word) is None for word in long_words)
    if len(long_words) >= 10 and unspoken > _MAX_UNSPOKEN_SHARE * len(long_words):
        return "garbled"
    return "some_garbled" if broken >= 2 else None


def describe_reason(code: str, language: str = "da") -> str:
    """A sentence for a person about a reason, in Danish, or in English for ``language`` "en"."""
    place = 1 if language == "en" else 0
    if code.startswith("few_labels_"):
        return _FEW_LABELS[place].format(code.removeprefix("few_labels_"))
    return _TEXTS[code][place] if code in _TEXTS else code
