"""Personal data to typed placeholders, before anything is written.

"[EMAIL]", "[PHONE]", "[LINK]", "[CPR]", "[ADDRESS]", "[BIRTHDATE]", "[ID_NUMBER]" and, numbered by person,
"[NAME_1]". Postcodes and towns stay, and so do skills and employers. Pseudonymising twice changes nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from extraction.personal import birthdates, contacts, names, numbers
from extraction.personal.spans import NAME, PLACEHOLDER, Span

_FINDERS: tuple[Callable[[str], Iterable[Span]], ...] = (
    contacts.find_emails,
    contacts.find_links,
    numbers.find_cprs,
    numbers.find_id_numbers,
    birthdates.find_birthdates,
    contacts.find_addresses,
    numbers.find_phones,
)
"""In the order of precedence: what one has found the next leave alone. Names come last."""

_MAX_ROUNDS = 20


@dataclass(frozen=True, slots=True)
class Pseudonymised:
    """A text without personal data. ``counts``: kind ("email", "name", ...) to how many places were replaced."""

    text: str
    counts: Mapping[str, int] = field(default_factory=dict)


def pseudonymise(text: str, *, header: bool = True, relatives: bool | None = None) -> Pseudonymised:
    """Replace personal data by placeholders.

    ``header``: the first lines may be a person's name, as in a CV; pass False for postings, which begin with a title.
    ``relatives``: the text may tell of families, as CVs and notes do; by default where it has a header.
    Each replacement can uncover another (a name that stood inside an address), so it goes on until nothing changes.
    """
    counts: Counter[str] = Counter()
    told = header if relatives is None else relatives
    for _ in range(_MAX_ROUNDS):
        replaced, found = _round(text, header=header, relatives=told)
        counts.update(found)
        if replaced == text:
            break
        text = replaced
    return Pseudonymised(text, dict(sorted(counts.items())))


def _round(text: str, *, header: bool, relatives: bool) -> tuple[str, Counter[str]]:
    taken = bytearray(len(text))
    highest = 0
    for match in PLACEHOLDER.finditer(text):
        taken[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
        highest = max(highest, int(match[1] or 0))
    spans: list[Span] = []
    for find in _FINDERS:
        spans.extend(_take(find(text), taken))
    spans.extend(_take(names.find_names(text, header=header, relatives=relatives), taken))
    spans.sort()
    return _replace(text, _joined(text, spans), highest)


def _take(found: Iterable[Span], taken: bytearray) -> list[Span]:
    """Those that overlap nothing taken before; they are taken then."""
    kept = []
    for span in found:
        if span.start < span.end and not any(taken[span.start : span.end]):
            taken[span.start : span.end] = b"\x01" * (span.end - span.start)
            kept.append(span)
    return kept


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """Neighbouring words of one person's name are one span."""
    joined: list[Span] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and last.kind == NAME == span.kind and last.key == span.key and text[last.end : span.start] == " ":
            joined[-1] = Span(last.start, span.end, NAME, last.key)
        else:
            joined.append(span)
    return joined


def _replace(text: str, spans: Sequence[Span], highest: int) -> tuple[str, Counter[str]]:
    persons: dict[str, int] = {}
    counts: Counter[str] = Counter()
    pieces: list[str] = []
    place = 0
    for span in spans:
        label = span.kind.upper()
        if span.kind == NAME:
            label = f"NAME_{persons.setdefault(span.key, highest + len(persons) + 1)}"
        pieces.extend((text[place : span.start], f"[{label}]"))
        counts[span.kind] += 1
        place = span.end
    pieces.append(text[place:])
    return "".join(pieces), counts
