"""Languages by their codes, with their names in Danish and English."""

from __future__ import annotations

NAMES = {
    "da": "dansk|danish", "en": "engelsk|english", "de": "tysk|german", "fr": "fransk|french", "es": "spansk|spanish",
    "it": "italiensk|italian", "sv": "svensk|swedish", "no": "norsk|norwegian", "fi": "finsk|finnish",
    "is": "islandsk|icelandic", "fo": "færøsk|faroese", "kl": "grønlandsk|greenlandic", "pl": "polsk|polish",
    "nl": "hollandsk|nederlandsk|dutch", "pt": "portugisisk|portuguese", "ro": "rumænsk|romanian",
    "bg": "bulgarsk|bulgarian", "hu": "ungarsk|hungarian", "cs": "tjekkisk|czech", "el": "græsk|greek",
    "lt": "litauisk|lithuanian", "lv": "lettisk|latvian", "et": "estisk|estonian", "ru": "russisk|russian",
    "uk": "ukrainsk|ukrainian", "bs": "bosnisk|bosnian", "hr": "kroatisk|croatian", "sr": "serbisk|serbian",
    "sq": "albansk|albanian", "tr": "tyrkisk|turkish", "ar": "arabisk|arabic", "fa": "persisk|farsi|persian|dari",
    "ps": "pashto|pashtu", "ku": "kurdisk|kurdish", "ur": "urdu", "hi": "hindi", "pa": "punjabi", "bn": "bengali",
    "ta": "tamil|tamilsk", "so": "somali|somalisk", "ti": "tigrinya", "am": "amharisk|amharic", "sw": "swahili",
    "zh": "kinesisk|mandarin|chinese|kantonesisk|cantonese", "ja": "japansk|japanese", "ko": "koreansk|korean",
    "vi": "vietnamesisk|vietnamese", "th": "thai|thailandsk", "tl": "tagalog|filippinsk", "ne": "nepali|nepalesisk",
    "dsl": "dansk tegnsprog|tegnsprog|danish sign language|sign language",
}  # fmt: skip
"""ISO 639-1 codes (639-3 for Danish sign language) with their Danish and English names."""

CEFR_LEVELS = ("A1", "A2", "B1", "B2", "C1", "C2")
"""Levels of the Common European Framework of Reference for Languages, the lowest first."""

_THREE_LETTERS = {
    "dan": "da", "eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it",
    "swe": "sv", "nor": "no", "nob": "no", "nno": "no", "nb": "no", "nn": "no", "fin": "fi", "isl": "is",
    "ice": "is", "fao": "fo", "kal": "kl", "pol": "pl", "nld": "nl", "dut": "nl", "por": "pt", "ron": "ro",
    "rum": "ro", "bul": "bg", "hun": "hu", "ces": "cs", "cze": "cs", "ell": "el", "gre": "el", "lit": "lt",
    "lav": "lv", "est": "et", "rus": "ru", "ukr": "uk", "bos": "bs", "hrv": "hr", "srp": "sr", "sqi": "sq",
    "alb": "sq", "tur": "tr", "ara": "ar", "fas": "fa", "per": "fa", "pus": "ps", "kur": "ku", "urd": "ur",
    "hin": "hi", "pan": "pa", "ben": "bn", "tam": "ta", "som": "so", "tir": "ti", "amh": "am", "swa": "sw",
    "zho": "zh", "chi": "zh", "jpn": "ja", "kor": "ko", "vie": "vi", "tha": "th", "tgl": "tl", "nep": "ne",
}  # fmt: skip
"""ISO 639-2 and 639-3 codes (and the two Norwegian ones of 639-1) to the codes of ``NAMES``."""

_CODES = {name: code for code, names in NAMES.items() for name in names.split("|")}

_ENGLISH_PLACES = {"fa": 2, "zh": 2, "dsl": 2, "ps": 0, "ta": 0, "so": 0, "th": 0, "tl": 0, "ne": 0}
"""Where the English name stands among the names of a language, unless it is the last."""


def language_name(code: str, language: str = "da") -> str | None:
    """The name of a language in Danish, or in English for ``language`` "en"; None for a code that is not known."""
    bare = code.strip().lower().split("-")[0]
    found = NAMES.get(_THREE_LETTERS.get(bare, bare))
    if found is None:
        return None
    names = found.split("|")
    english = _ENGLISH_PLACES.get(_THREE_LETTERS.get(bare, bare), len(names) - 1)
    return names[english if language == "en" else 0].capitalize()


def language_in_words(value: str, language: str) -> str:
    """ "da:C1" as "dansk C1" or "Danish C1"; a code without a name stays."""
    code, _, level = value.partition(":")
    name = language_name(code, language) or code
    return f"{name if language == 'en' else name.lower()} {level}".strip()


def language_code(words: str) -> str | None:
    """The code of the one language that is named in a few words ("engelsk", "written English"); None for none or more.

    "Danish sign language" is that and not Danish.
    """
    said = words.lower().split()
    whole = _CODES.get(" ".join(said))
    found = {whole} if whole else {_CODES[word] for word in said if word in _CODES}
    return found.pop() if len(found) == 1 else None
