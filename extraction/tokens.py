"""Words of a text in the form that labels are compared in, with their exact places.

Tokens come from spaCy's blank pipelines (rules only, no model), lemmas from simplemma's dictionaries. Words joined by a
hyphen are taken apart, so that "IT-sikkerhed" and "IT sikkerhed" compare equal.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

import simplemma

# BCP 47 tags whose tokeniser or dictionary goes by another name.
_SPACY = {"no": "nb", "nn": "nb"}
_SIMPLEMMA = {"no": "nb"}
_SCANDINAVIAN = frozenset({"da", "sv", "no", "nb", "nn"})
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212\u00ad"
_PART = re.compile(f"[^{_HYPHENS}]+")
_CHUNK = re.compile(r"\S+")
_QUOTES = str.maketrans({"\u2019": "'", "\u2018": "'", "\u00b4": "'", "\u00ae": None, "\u2122": None, "\u00ad": None})
# Articles add nothing to a phrase: "lede et team" is "lede team".
_ARTICLES = {
    "da": frozenset({"en", "et", "den", "det", "de"}),
    "no": frozenset({"en", "et", "ei", "den", "det", "de"}),
    "sv": frozenset({"en", "ett", "den", "det", "de"}),
    "en": frozenset({"a", "an", "the"}),
    "de": frozenset({"der", "die", "das", "den", "dem", "ein", "eine", "einen", "einem", "einer"}),
}
_LEMMA_CACHE = 1 << 18
_MAX_WORDS = 200_000  # distinct words; about 40 MB a language
_MAX_CHUNKS = 100_000  # chunks between blanks whose tokens are kept; about 40 MB a language


class Token(NamedTuple):
    """A word or punctuation mark.

    ``norm``: NFKC, case-folded. ``lemma``: its dictionary form. ``noun``: the dictionary form that keeps Scandinavian
    agent nouns apart from verbs ("sælger" stays, and is not "sælge"). ``start``/``end``: code points, end exclusive.
    ``joined``: a hyphen ties it to the next token. ``truncated``: it ends in an open hyphen ("klima- og miljø").
    """

    norm: str
    lemma: str
    noun: str
    start: int
    end: int
    joined: bool = False
    truncated: bool = False


def normalise(text: str) -> str:
    """NFKC, case-folded, quotation marks and hyphens made alike, white space runs as one blank."""
    folded = unicodedata.normalize("NFKC", text.translate(_QUOTES)).casefold()
    for hyphen in _HYPHENS[1:]:
        folded = folded.replace(hyphen, "-")
    return " ".join(folded.split())


def is_article(norm: str, language: str) -> bool:
    """Whether a normalised word is an article of the language."""
    return norm in _ARTICLES.get(language, frozenset())


@lru_cache(maxsize=_LEMMA_CACHE)
def lemma(norm: str, language: str) -> str:
    """The dictionary form of a normalised word; the word itself where simplemma has no dictionary or no entry."""
    if not norm.isalpha() or len(norm) < 3:
        return norm
    code = _SIMPLEMMA.get(language, language)
    try:
        return str(simplemma.lemmatize(norm, lang=code)).casefold()
    except ValueError:  # a language that simplemma lacks
        return norm


def noun_lemma(norm: str, language: str) -> str:
    """Like ``lemma``, but "sælger" is not brought to the verb "sælge" in the Scandinavian languages."""
    found = lemma(norm, language)
    if language in _SCANDINAVIAN and norm.endswith("r") and found == norm[:-1]:
        return norm
    return found


@lru_cache(maxsize=_LEMMA_CACHE)
def is_known(word: str, language: str) -> bool:
    """Whether the dictionary of the language has the word (case matters little; false without a dictionary)."""
    try:
        return bool(simplemma.is_known(word, lang=_SIMPLEMMA.get(language, language)))
    except ValueError:
        return False


@cache
def stop_words(language: str) -> frozenset[str]:
    """spaCy's stop words of the language, case-folded; empty where it has none."""
    tokenizer = _tokenizer(language)
    return frozenset(word.casefold() for word in tokenizer.pipeline.Defaults.stop_words)


class _Tokenizer:
    """One blank pipeline. Its string table is shared, so one thread tokenises at a time.

    The table keeps each word that it has met, which makes the next text fast; past ``_MAX_WORDS`` it starts anew. What
    stands between two blanks is cut without a look at its neighbours, so its tokens are kept too.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._lock = threading.Lock()
        self.pipeline: Any = _blank(language)
        self._chunks: dict[str, tuple[Token, ...]] = {}

    def tokens(self, text: str) -> list[Token]:
        """The tokens of a text, in order."""
        found: list[Token] = []
        known = self._chunks.get
        for match in _CHUNK.finditer(text):
            chunk, begin = match[0], match.start()
            tokens = known(chunk)
            if tokens is None:
                tokens = self._cut(chunk)
            for norm, lemma, noun, start, end, joined, truncated in tokens:
                found.append(Token(norm, lemma, noun, begin + start, begin + end, joined, truncated))
        return found

    def _cut(self, chunk: str) -> tuple[Token, ...]:
        with self._lock:
            if len(self.pipeline.vocab) > _MAX_WORDS:
                self.pipeline = _blank(self._language)
            spans = _spans(self.pipeline.tokenizer(chunk))
        if len(self._chunks) >= _MAX_CHUNKS:
            self._chunks = {}
        return self._chunks.setdefault(chunk, tuple(_tokens(chunk, spans, self._language)))


def _spans(document: Any) -> list[tuple[int, int]]:
    """Where the tokens of a document are, by one array: an object for each token takes three times as long."""
    if not len(document):
        return []
    places = document.to_array(["IDX", "LENGTH"]).tolist()
    return [(start, start + length) for start, length in places]


def _blank(language: str) -> Any:
    import spacy  # half a second: only what tokenises pays for it

    try:
        return spacy.blank(_SPACY.get(language, language))
    except (ImportError, OSError):  # spaCy has no rules for it: the language-neutral ones
        return spacy.blank("xx")


_TOKENIZERS: dict[str, _Tokenizer] = {}
_TOKENIZERS_LOCK = threading.Lock()


def _tokenizer(language: str) -> _Tokenizer:
    with _TOKENIZERS_LOCK:
        if language not in _TOKENIZERS:
            _TOKENIZERS[language] = _Tokenizer(language)
        return _TOKENIZERS[language]


def tokenize(text: str, language: str) -> list[Token]:
    """The tokens of a text, in order; white space is none. Lemmas are of the language given."""
    return _tokenizer(language).tokens(text)


def tokenize_many(texts: Sequence[str], language: str) -> list[list[Token]]:
    """``tokenize`` for many short texts."""
    tokenizer = _tokenizer(language)
    return [tokenizer.tokens(text) for text in texts]


def _tokens(text: str, spans: Sequence[tuple[int, int]], language: str) -> list[Token]:
    tokens: list[Token] = []
    for begin, finish in spans:
        piece = text[begin:finish]
        if piece.isspace():
            continue
        if piece.isalpha():
            tokens.append(_token(piece, begin, language))
            continue
        parts = list(_PART.finditer(piece))
        if not parts:
            _hyphen(tokens, text, begin, finish)
            continue
        if tokens and parts[0].start() > 0 and tokens[-1].end == begin:
            tokens[-1] = _marked(tokens[-1], joined=True)
        for part in parts:
            follows = piece[part.end() : part.end() + 1]
            ends_open = bool(follows) and part is parts[-1]
            joined = bool(follows) and (not ends_open or _word_at(text, finish))
            tokens.append(_token(part[0], begin + part.start(), language, joined, ends_open and not joined))
    return tokens


def _hyphen(tokens: list[Token], text: str, begin: int, finish: int) -> None:
    """A token of hyphens alone: it ties two words, leaves one open, or stands as a dash between blanks."""
    touches = bool(tokens) and tokens[-1].end == begin and text[begin - 1 : begin].isalnum()
    if touches and _word_at(text, finish):
        tokens[-1] = _marked(tokens[-1], joined=True)
    elif touches:
        tokens[-1] = _marked(tokens[-1], truncated=True)
    else:
        tokens.append(Token("-", "-", "-", begin, finish))


def _word_at(text: str, place: int) -> bool:
    return text[place : place + 1].isalnum()


def _token(piece: str, start: int, language: str, joined: bool = False, truncated: bool = False) -> Token:
    return Token(*_forms(piece, language), start, start + len(piece), joined, truncated)


@lru_cache(maxsize=1 << 16)
def _forms(piece: str, language: str) -> tuple[str, str, str]:
    norm = _norm(piece)
    return norm, lemma(norm, language), noun_lemma(norm, language)


@lru_cache(maxsize=1 << 16)
def _norm(piece: str) -> str:
    return normalise(piece) or piece


def _marked(token: Token, joined: bool = False, truncated: bool = False) -> Token:
    return Token(token.norm, token.lemma, token.noun, token.start, token.end, joined, truncated)
