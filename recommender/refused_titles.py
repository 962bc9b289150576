"""Whether a posting's title names work that somebody says no to in their own words."""

from __future__ import annotations

from collections.abc import Iterable

from extraction.light_words import words_of

_FUNCTION_WORDS = frozenset(
    ["af", "and", "at", "en", "et", "for", "i", "in", "med", "of", "og", "on", "or", "på", "som", "the", "til", "with"]
)
_ENDINGS = (("", "e", "en", "er", "erne", "et", "s"), ("", "n", "r", "t", "s"))
"""Of nouns, Danish and English; of those in "e" the second."""
_SHORTEST_PART, _SHORTEST_FIRST = 4, 3
"""Letters of the last and of the first part of a compound."""
_NOT_COMPOUNDS = ("vejleder",)
"""What ends in a word and is none of its compounds."""
_NOT_FORMS = frozenset({"officer"})
"""What a word and an ending make and is none of its forms."""

_SAME_WORK = tuple(
    frozenset(words.split())
    for words in (
        "undervisning undervise underviser lærer teaching teach teacher lecturer",
        "salg sælge sælger sales selling seller salesman salesperson",
        "rengøring rengører cleaning cleaner",
        "lager warehouse",
        "køkken kitchen",
        "kørsel chauffør driving driver",
        "pleje plejer care carer caregiver",
        "børn child children childcare",
        "telefon telefonpasning phone telephone",
        "opvask opvasker dishwashing dishwasher",
        "kasse kasseassistent kassemedarbejder checkout cashier",
        "bogholderi bogholder regnskab bookkeeping bookkeeper accounting accountant",
        "fabrik factory",
        "byggeri byggeplads construction",
        "butik shop store retail",
        "landbrug farming farm agriculture",
        "gartneri gartner havearbejde gardening gardener",
        "kontor office",
        "reception receptionist",
        "programmering programmør programming programmer",
        "markedsføring marketing",
        "rekruttering recruitment recruiter recruiting",
        "bageri bager bakery baker",
        "slagteri slagter butchery butcher slaughterhouse",
        "svejsning svejser welding welder",
        "sygepleje sygeplejerske nursing nurse",
        "ældrepleje eldercare",
        "forskning forsker research researcher",
        "universitet university academia",
        "journalistik journalist journalism",
    )
)
"""Words for one kind of work and who does it, in both languages: a CV is in one and postings are in either."""


def names_work(title: str, refused: Iterable[str]) -> bool:
    """Whether all words of one of the ``refused`` are in the title, function words apart: each as it is, in another
    form, or in a compound. What is refused in one word of a known kind of work is so in that kind's other words, too.
    """
    there = [part for word in words_of(title) for part in {word, *word.split("-")}]
    wanted = ([word for word in words_of(text) if word not in _FUNCTION_WORDS] for text in refused)
    return any(bool(words) and all(_is_there(_meant(word, words), there) for word in words) for words in wanted)


def _is_there(meant: Iterable[str], tokens: Iterable[str]) -> bool:
    tokens = list(tokens)
    return any(_is_of(word, token) for word in meant for token in tokens)


def _meant(word: str, words: list[str]) -> frozenset[str]:
    """The word, and where it stands alone all that means the same work."""
    if len(words) > 1:
        return frozenset({word})
    groups = (group for group in _SAME_WORK if any(_is_form(one, word) for one in group))
    return frozenset({word}).union(*groups)


def _is_of(word: str, token: str) -> bool:
    """ "salg" is in "salgskonsulent" and "telefonsalg", "køkkenet" in "køkkenleder"; "post" is not in "postdoc", nor
    "leder" in "vejleder".
    """
    singular = word.removesuffix("er")
    for form in (word, singular if len(singular) > _SHORTEST_PART else word):
        if _is_form(form, token):
            return len(word) >= _SHORTEST_PART or token == word
    for part in {word, word.removesuffix("et")}:
        if len(part) < _SHORTEST_PART:
            continue
        rest, before = token.removeprefix(part), token.removesuffix(part)
        if rest != token and len(rest) >= _SHORTEST_PART:
            return True
        if before != token and len(before) >= _SHORTEST_FIRST:
            return not token.endswith(_NOT_COMPOUNDS)
    return False


def _is_form(word: str, token: str) -> bool:
    """Whether a token is the word, or the word with an ending of nouns."""
    ending = token.removeprefix(word)
    return token.startswith(word) and ending in _ENDINGS[word[-1] == "e"] and token not in _NOT_FORMS - {word}
