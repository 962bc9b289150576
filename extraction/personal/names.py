"""Names of persons: by where they stand (header, label, greeting, reference, contact), then wherever they come again.

What is known about a name is kept as folded words ("Lindebæk" and "lindebaek" are one), and a word alone is replaced
only if it is no common word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extraction.anycase import AnyCase
from extraction.personal.alone import find_alone, find_beside_contacts
from extraction.personal.authors import find_authors
from extraction.personal.common_words import TOWNS, is_compound
from extraction.personal.emails import (
    find_by_email,
    find_initials_of_emails,
    is_made_of,
    is_word,
    locals_of,
    words_of_emails,
)
from extraction.personal.forms import (
    ANY,
    CAPS,
    DOTTED,
    INITIAL,
    ORGANISATION_AFTER,
    SEQUENCE,
    TOKEN,
    UP,
    WHOLE,
)
from extraction.personal.other_forms import find_other_forms
from extraction.personal.others import find_others
from extraction.personal.persons import find_persons
from extraction.personal.relatives import find_relatives
from extraction.personal.repeats import with_repeats
from extraction.personal.spans import PLACEHOLDER, Span, has_any
from extraction.personal.titled import MAX_NAME_TOKENS, WORD_SURNAMES, find_titled, is_name, is_phrase
from extraction.personal.words import (
    FIGURES,
    is_given_name,
    is_no_name,
    is_plain_given_name,
    is_sure_surname,
)

_LABEL = AnyCase(
    r"^[ \t|-]{0,4}(?:(?:fulde?|for|efter|mellem)?navne?|name|full name|first name|last name|surname"
    r"|family name|given name|ansøger|"
    r"kandidat|applicant|vorname|nachname|namn)[ \t]*(?:\(s\))?[ \t]*(?:[:|]|  |\n{1,2})[ \t]*([^\n]{2,80})$",
    re.IGNORECASE | re.MULTILINE,
)
_GREETING = AnyCase(
    r"(?:(?:med )?(?:venlig|kærlig|bedste|varm|glad)e? hils(?:en|ener|ner)|(?:mange|de bedste) hils(?:ner|ener)|"
    r"^hilsen(?: fra)?|mvh\.?|vh\.?|(?:kind|best"
    r"|warm) regards|regards|sincerely"
    r"|yours (?:sincerely|faithfully)|mit freundlichen grüßen)[ \t]*[,.!]?[ \t]*\n{0,3}[ \t]*([^\n]{2,80})",
    re.IGNORECASE | re.MULTILINE,
)
_INTRODUCED = AnyCase(
    r"(?<!\w)(?i:mit (?:fulde )?navn er|jeg hedder|my (?:full )?name is|i am called|mein name ist|jag heter)"
    rf"[ \t]{{1,3}}({SEQUENCE})",
    re.NOFLAG,
)
_NICKNAME = re.compile(
    rf"(?<!\w)(?:(?:kald(?:er|te)?|call(?:ed|s)?) (?:mig|me)|(?:kaldes|kaldt)) ({TOKEN})(?=[.,;!)]|$| og | and )"
)
_INITIALS = re.compile(rf"(?<!\w)[Ii]nitial(?:er|s)?[ \t]{{0,2}}[:|][ \t]{{0,3}}([{UP}]{{2,5}})(?!\w)")
_REFERENCES = re.compile(r"^[ \t]*(?:referencer?|references?|anbefalinger)[ \t]*:?[ \t]*$", re.IGNORECASE)
_REFERENCE_LINE = re.compile(
    r"^[ \t-]*(?:referencer?|referenceperson(?:er)?|references?|ref\.|anbefaling(?:er)?)[ \t]*:[ \t]*\S", re.IGNORECASE
)
_MAX_REFERENCE_LINES = 14
_CONTACT = AnyCase(
    r"(?i:kontakte?|kontaktperson|ring til|ringe? (?=[A-ZÆØÅ])|henvendelse (?:sker |kan ske )?til"
    r"|henvend dig til|skriv til"
    r"|spørgsmål (?:kan rettes )?til|sendes? til|yderligere (?:oplysninger"
    r"|information)[^.\n]{0,40}?(?:hos|til|ved|fra|af)"
    r"|høre? mere[^.\n]{0,40}?(?:hos|til|ved|af)|oplysninger (?:fås )?(?:hos|fra|ved)|contact person"
    r"|contact|call|reach out to"
    r"|questions to|speak to|talk to|attn\.?|att\.?)[ \t]{0,3}:?[ \t]{1,3}"
    rf"(?:[\w./&-]{{2,40}},? ){{0,6}}?({SEQUENCE})",
    re.NOFLAG,
)
_TITLED = re.compile(
    r"(?:leder|chef|direktør|rektor|konsulent|koordinator|formand|inspektør|manager|director|partner|sygeplejerske|"
    r"læge)"
    rf",? ({SEQUENCE})(?=,? (?:på|at|on|via) |,? \(?(?:tlf|telefon|mobil|phone|mail|e-mail|\[PHONE|\[EMAIL|\+?\d\d))"
)
_AFTER_CONTACT = re.compile(
    r"^[^\n]{0,60}?(?:\[(?:PHONE|EMAIL)\]|\+?\d{2}|@|\bpå\b|\bat\b|\bon\b|\bvia\b|\btlf|\btelefon|\bphone|\bmail|\(|,)",
    re.IGNORECASE,
)
_NOISE_LINE = re.compile(
    r"(?:curriculum vitae|cv|c\.v\.|resumé?|résumé|ansøgning|application|europass|jobansøgning)\W*$", re.IGNORECASE
)
_NOISE_START = re.compile(
    r"^(?:(?:curriculum vitae|cv|c\.v\.|resumé?|résumé|ansøgning|application)(?: (?:for|af|of|fra|by))?\s*[:–—|-]?\s+)",
    re.IGNORECASE,
)
_HEADER_LINES = 8
_CONTACT_LINES = 14
_SEPARATORS = re.compile(r" ?[,|·•()]| [–—/-] |  |\t")
_SMALL_NAME = re.compile(r"[^\W\d_A-ZÆØÅ][^\W\d_]{1,20}(?:[ -][^\W\d_A-ZÆØÅ][^\W\d_]{1,20}){1,3}")
"""A name all in small letters, as some write it."""
_CONTACT_SIGN = re.compile(
    r"\[(?:EMAIL|PHONE|ADDRESS|CPR|BIRTHDATE|LINK)\]|@|\d{2} ?\d{2} ?\d{2} ?\d{2}|\d{4} [A-ZÆØÅ]"
)
_TURNED = re.compile(
    rf"(?:{TOKEN}|{CAPS})(?:[ -](?:{TOKEN}|{CAPS})){{0,2}}, ({TOKEN}|{CAPS})(?: (?:{TOKEN}|{CAPS}|"
    rf"{INITIAL}))*(?=[ \t]*$)",
    re.MULTILINE,
)
"""Surname first: "Lindgren, Mette"."""
_ONE_IN_CAPITALS = re.compile(CAPS)
_NEXT_LINE = re.compile(rf"[ \t]*\n((?:{TOKEN}|{CAPS})(?: (?:{TOKEN}|{CAPS})){{0,2}})[ \t]*(?=\n|$)")
_BORN = re.compile(
    rf"(?<!\w)(?:(?:née|nee|pigenavn:?|maiden name:?|\(født|\(f\.)|(?:{TOKEN}|\[NAME_\d{{1,6}}\]),? f\.) ({SEQUENCE})"
)
_INITIALS_FIRST = re.compile(rf"(?:{DOTTED}) ?({TOKEN})(?: {TOKEN})?")
_APART = re.compile(rf"[ \t]{{1,4}}({TOKEN}|{CAPS})(?=([ \t]{{0,4}}(?:\n|$|[|,·•(–-])|[ \t]{{2}}|\t)?)")
"""A further word of a name after more blanks than one, and whether the name may end there."""
_SMALL_APART = re.compile(r"[ \t]{2,4}([a-zæøå]{3,20})[ \t]*(?=\n|$)")
_SMALL_LABELLED = re.compile(
    r"([a-zæøå][\w'-]{1,20}(?: [a-zæøå][\w'-]{1,20}){0,3})(?:, ([a-zæøå][\w'-]{1,20}))?[ \t]*$"
)
"""A name in small letters: "maja fjordvang", "fjordvang, maja"."""
_SURNAME_LABEL = AnyCase(r"[ \t|-]{0,4}(?:efternavn|surname|last name|family name)", re.IGNORECASE)
_WORK_END = ("er", "ør", "ent", "ist", "tør", "or", "ling")


def find_names(text: str, *, header: bool, relatives: bool) -> list[Span]:
    """Spans of names. ``header``: the first lines hold its owner's name. ``relatives``: it may tell of families."""
    people: list[tuple[int, int]] = []
    if header:
        people.extend(_header(text))
    people.extend(_labelled(text))
    people.extend(find_by_email(text))
    people.extend(_greeted(text))
    people.extend(match.span(1) for match in _INTRODUCED.finditer(text))
    people.extend(find_initials_of_emails(text))
    people.extend(match.span(1) for match in _BORN.finditer(text) if not is_no_name(match[1].split()[0]))
    people.extend(match.span(1) for match in _INITIALS.finditer(text))
    people.extend(match.span(1) for match in _NICKNAME.finditer(text) if not is_no_name(match[1]))
    people.extend(match.span(1) for match in _TITLED.finditer(text) if is_name(match[1].split()))
    people.extend(_contacts(text))
    people.extend(_referenced(text))
    people.extend(find_titled(text))
    if relatives:
        people.extend(find_relatives(text))
    people.extend(find_persons(text))
    people.extend(find_other_forms(text, header=header))
    people.extend(find_beside_contacts(text))
    people.extend(find_others(text))
    people.extend(find_alone(text, note=relatives and not header))
    people.extend(find_authors(text))
    return with_repeats(text, people, words_of_emails(text), note=relatives and not header)


def _lines(text: str, most: int | None = None) -> Iterator[tuple[int, str]]:
    """Offset and text of the lines that are not empty."""
    start = found = 0
    while start < len(text) and (most is None or found < most):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            found += 1
            yield start, text[start:end]
        start = end + 1


def _header(text: str) -> Iterator[tuple[int, int]]:
    top = list(_lines(text, _CONTACT_LINES))
    if any("[NAME_" in line for _, line in top[:_HEADER_LINES]):
        return
    has_contact = any(_CONTACT_SIGN.search(line) for _, line in top)
    first = True
    for offset, line in top[:_HEADER_LINES]:
        if _NOISE_LINE.match(line.strip("- ")):
            continue
        place = offset + len(line) - len(line.lstrip("- "))
        noise = _NOISE_START.match(text, place)
        if noise:
            place = noise.end()
        part = _SEPARATORS.split(text[place : offset + len(line)], maxsplit=1)[0].rstrip(" .:")
        turned = _TURNED.match(text, place) if first else None
        if turned is not None and is_given_name(turned[1]):
            yield turned.span()
            return
        whole = WHOLE.fullmatch(part) or (first and _ONE_IN_CAPITALS.fullmatch(part) and is_given_name(part))
        if whole and not ORGANISATION_AFTER.match(text[place + len(part) : place + len(part) + 20]):
            words = part.split()
            given = is_given_name(words[0]) and (first or not is_phrase(words))
            if is_phrase(words) and not (first and has_contact):
                return
            if is_name(words, least=1 if given and first else 2) and (first or given or has_contact):
                end = place + len(part)
                apart = _end_of_apart(text, end) if given and len(words) == 1 else end
                yield place, apart if apart > end else _end_of_wrapped(text, end, words)
                return
        elif first and (_is_initials_first(text, place, part) or _is_small(part)):
            yield place, place + len(part)
            return
        elif first and is_plain_given_name(part) and (small := _SMALL_APART.match(text, place + len(part))):
            yield place, place + len(part) if is_word(small[1]) else small.end(1)
            return
        first = False


def _end_of_wrapped(text: str, end: int, first: Sequence[str]) -> int:
    """Where a name ends that goes on on the next line of a narrow column, as an e-mail address made of it all tells.

    ``first``: the words of the first line; where it is a given name alone, a word that no dictionary has is a surname.
    """
    rest = _NEXT_LINE.match(text, end)
    if rest is None:
        return end
    more = rest[1].split()
    if any(map(_is_common_or_town, more)):
        return end
    alone = len(first) == 1 and not any(is_word(word.lower()) or is_compound(word) for word in more)
    told = alone or any(is_made_of(local, first, more) for local in locals_of(text))
    return rest.end(1) if told else end


def _is_common_or_town(word: str) -> bool:
    """Whether a word is a town, or one of a dictionary that is no usual surname."""
    lowered = word.lower()
    if lowered in TOWNS:
        return True
    return is_word(lowered) and not (lowered in WORD_SURNAMES or is_given_name(lowered) or is_sure_surname(lowered))


def _end_of_apart(text: str, end: int) -> int:
    """Where a given name ends that has more blanks than one after it and then the rest: "Maja  Fjordvang"."""
    place = found = end
    for _ in range(MAX_NAME_TOKENS):
        match = _APART.match(text, place)
        if match is None or _is_common_or_town(match[1]) or _is_work(match[1]):
            break
        place = match.end()
        if match[2] is not None:
            found = place
    return found


def _is_work(word: str) -> bool:
    """Whether a word is a compound that ends as words for those who work do: "Svejserværkfører"."""
    return word.lower().endswith(_WORK_END) and is_compound(word)


def _is_small(part: str) -> bool:
    return _SMALL_NAME.fullmatch(part) is not None and is_given_name(part.split()[0])


def _is_initials_first(text: str, place: int, part: str) -> bool:
    """Whether a line is initials and a surname, and no firm or heading: "M. Fjordvang"."""
    match = _INITIALS_FIRST.fullmatch(part)
    if match is None or part.lower() in FIGURES or _is_common_or_town(match[1]) or is_no_name(part.split()[-1]):
        return False
    end = place + len(part)
    return not ORGANISATION_AFTER.match(text[end : end + 20])


def _labelled(text: str) -> Iterator[tuple[int, int]]:
    for match in _LABEL.finditer(text):
        if PLACEHOLDER.match(match[1]):
            continue
        start = match.start(1)
        turned = _TURNED.match(text, start)
        found = WHOLE.match(match[1]) or re.compile(CAPS).match(match[1])
        if turned is not None and is_given_name(turned[1]):
            yield turned.span()
        elif found and not is_no_name(found[0].split()[0]):
            end = start + len(found[0])
            yield start, _end_of_apart(text, end) if is_given_name(found[0]) else end
        elif not found and (small := _SMALL_LABELLED.match(match[1])) is not None:
            end = _end_of_small(small, surname=_SURNAME_LABEL.match(match[0]) is not None)
            if end:
                yield start, start + end


def _end_of_small(match: re.Match[str], *, surname: bool) -> int:
    """Where a name in small letters ends: "maja fjordvang", "fjordvang, maja", "fjordvang maja"; 0: it is none."""
    if match[2] and is_plain_given_name(match[2]):
        return match.end(2)
    first, *others = match[1].split()
    if is_plain_given_name(first):
        return match.end(1)
    turned = bool(others) and is_plain_given_name(others[-1]) and not any(map(is_word, (first, *others[:-1])))
    return match.end(1) if turned or (surname and not others and not is_word(first)) else 0


def _greeted(text: str) -> Iterator[tuple[int, int]]:
    if not has_any(text, ("hils", "mvh", "vh", "regards", "sincerely", "faithfully", "grüßen")):
        return
    for match in _GREETING.finditer(text):
        found = WHOLE.match(match[1])
        if found and is_name(found[0].split(), least=1):
            yield match.start(1), match.start(1) + found.end()


def _contacts(text: str) -> Iterator[tuple[int, int]]:
    for match in _CONTACT.finditer(text):
        start, end = _trimmed(text, match.start(1), match.end(1))
        words = text[start:end].split()
        if not words or not is_name(words, least=1) or ORGANISATION_AFTER.match(text[end : end + 20]):
            continue
        known = is_given_name(words[0])
        if known or (len(words) > 1 and _AFTER_CONTACT.match(text[end : end + 80])):
            yield start, end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without leading words that are no names (``Afdelingsleder Birthe Skovmose``)."""
    words = text[start:end].split(" ")
    while words and is_no_name(words[0]):
        start += len(words.pop(0)) + 1
    return start, end


def _referenced(text: str) -> Iterator[tuple[int, int]]:
    """The first name of each line under a heading "Referencer", or in a line that begins with it."""
    left = 0
    for offset, line in _lines(text):
        if _REFERENCES.match(line):
            left = _MAX_REFERENCE_LINES
            continue
        single = _REFERENCE_LINE.match(line)
        if not single and left <= 0:
            continue
        left -= 1
        if "[NAME_" in line:
            continue
        for match in ANY.finditer(line):
            start, end = _trimmed(text, offset + match.start(), offset + match.end())
            words = text[start:end].split()
            if is_name(words) and not ORGANISATION_AFTER.match(text[end : end + 20]):
                yield start, end
                break
