from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.errors import InvalidPostingError
from extraction.postings.dates import iso_date
from extraction.postings.normalise import PostingFields, normalise
from extraction.postings.schemaorg import MAX_LINE_BYTES, load_job_postings

POSTING: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "identifier": {"@type": "PropertyValue", "name": "kilde", "value": "K1"},
    "title": "Kok til <b>børnehave</b>",
    "description": "<p>Vi søger en kok.</p><ul><li>Sund mad</li></ul>",
    "datePosted": "2026-11-01",
    "validThrough": "2026-12-01T23:59:00+01:00",
    "hiringOrganization": {"@type": "Organization", "name": "Børnehuset Ærø"},
    "employmentType": ["FULL_TIME", "TEMPORARY"],
    "jobLocation": {"@type": "Place", "address": {"postalCode": "DK-8000", "addressLocality": "Aarhus C"}},
    "jobLocationType": "TELECOMMUTE",
    "url": "https://kilde.example/K1",
    "industry": "Daginstitutioner",
    "inLanguage": "da-DK",
}


def load(data: bytes, name: str = "feed.json") -> list[tuple[int, Mapping[str, Any] | InvalidPostingError]]:
    return list(load_job_postings(data, name))


def dumped(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def test_all_fields() -> None:
    assert normalise(POSTING, "fil") == PostingFields(
        source="kilde",
        identifier="K1",
        title="Kok til børnehave",
        description="Vi søger en kok.\n\n- Sund mad",
        employer="Børnehuset Ærø",
        date_posted="2026-11-01",
        valid_through="2026-12-01",
        postcode="8000",
        town="Aarhus C",
        remote=True,
        url="https://kilde.example/K1",
        employment_type="FULL_TIME, TEMPORARY",
        sector="Daginstitutioner",
        language="da",
    )


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (dumped(POSTING), "a.json"),
        (dumped([POSTING]), "a.json"),
        (dumped({"@context": "x", "@graph": [{"@type": "WebSite"}, POSTING]}), "a.json"),
        (dumped({"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": POSTING}]}), "a.jsonld"),
        (dumped({**POSTING, "@type": ["JobPosting", "Thing"]}), "a.json"),
        (dumped({**POSTING, "@type": "https://schema.org/JobPosting"}), "a.json"),
        (b"\xef\xbb\xbf" + dumped(POSTING) + b"\n", "a.jsonl"),
        (json.dumps(POSTING, indent=2).encode("utf-16"), "a.json"),
        (b'<html><script type="application/ld+json">' + dumped(POSTING) + b"</script></html>", "a.html"),
    ],
)
def test_wherever_a_posting_stands(data: bytes, name: str) -> None:
    found = load(data, name)
    assert len(found) == 1
    assert isinstance(found[0][1], dict)
    assert normalise(found[0][1], "x").identifier == "K1"


def test_lines_are_numbered_and_bad_ones_do_not_end_the_feed() -> None:
    good = dumped(POSTING)
    lines = [good, b"", b"{broken", b'{"@type": "Person"}', b'"' + b"a" * MAX_LINE_BYTES + b'"', b"\xff\x00", good]
    found = load(b"\n".join(lines), "a.jsonl")
    assert [number for number, _ in found] == [1, 3, 4, 5, 6, 7]
    assert [isinstance(item, InvalidPostingError) for _, item in found] == [False, True, True, True, True, False]


def test_pages_without_postings_say_so() -> None:
    for data in (b"", b"<html></html>", b"[]", b"{}", b"null", b"hej", b'[{"@type": "Person"}]'):
        found = load(data)
        assert all(isinstance(item, InvalidPostingError) and str(item) for _, item in found)
        assert len(found) == (data != b"[]")


@pytest.mark.parametrize("data", [b"[" * 10**6, b'{"a":' * 10**5, b'{"a": ' + b"9" * 10**4 + b"}", b'{"a": NaN}'])
def test_json_bombs_are_refused(data: bytes) -> None:
    for name in ("a.json", "a.jsonl"):
        ((_, error),) = load(data, name)
        assert isinstance(error, InvalidPostingError)


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"title": ""}, "title"),
        ({"title": None}, "title"),
        ({"title": "a" * 1000}, "title"),
        ({"description": "<p> </p>"}, "description"),
        ({"description": "a" * 500_000}, "description"),
        ({"datePosted": "31-02-2026"}, "datePosted"),
        ({"validThrough": "snart"}, "validThrough"),
    ],
)
def test_what_is_missing_or_malformed_is_named(change: dict[str, Any], where: str) -> None:
    with pytest.raises(InvalidPostingError) as caught:
        normalise({**POSTING, **change}, "x")
    assert caught.value.where == where
    assert caught.value.code == "invalid_posting"


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("K2", ("fil", "K2")),
        (17, ("fil", "17")),
        ({"value": 17}, ("fil", "17")),
        ([{"name": "kilde", "value": "K3"}], ("kilde", "K3")),
        ({"name": "kilde"}, ("fil", "https://kilde.example/K1")),
        (None, ("fil", "https://kilde.example/K1")),
    ],
)
def test_identifiers(identifier: Any, expected: tuple[str, str]) -> None:
    found = normalise({**POSTING, "identifier": identifier}, "fil")
    assert (found.source, found.identifier) == expected


def test_without_identifier_and_url_the_words_are_the_key() -> None:
    bare = {"title": "Kok", "description": "Vi søger en kok"}
    assert normalise(bare, "x").identifier == normalise(dict(bare), "x").identifier
    assert normalise(bare, "x").identifier != normalise({**bare, "title": "Bager"}, "x").identifier


@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("Rådhuspladsen 1, 1550 København V", ("1550", "København V")),
        ("Odense", (None, "Odense")),
        ({"address": "5000 Odense C"}, ("5000", "Odense C")),
        ({"address": {"postalCode": 8000, "addressLocality": "Aarhus C"}}, ("8000", "Aarhus C")),
        ({"address": {"addressLocality": "2200 København N"}}, ("2200", "København N")),
        ({"address": {"postalCode": "0150", "addressLocality": "Oslo", "addressCountry": "NO"}}, (None, "Oslo")),
        (
            {"address": {"postalCode": "9999", "addressLocality": "X", "addressCountry": {"name": "Denmark"}}},
            (None, "X"),
        ),
        ([{"address": {"addressLocality": "Malmö"}}, {"address": {"postalCode": "3700"}}], ("3700", None)),
        ([], (None, None)),
        (7, (None, None)),
    ],
)
def test_places(location: Any, expected: tuple[str | None, str | None]) -> None:
    found = normalise({**POSTING, "jobLocation": location}, "x")
    assert (found.postcode, found.town) == expected


@pytest.mark.parametrize(
    "value",
    [
        *("2026-11-22", "2026-11-22T10:00:00Z", "20261122", "22-11-2026", "22.11.2026", "22/11/2026 10:00"),
        *("22. november 2026", "22 Nov 2026", "November 22, 2026", "søndag den 22. november 2026"),
        *(1795305600, 1795305600000),
    ],
)
def test_dates(value: Any) -> None:
    assert iso_date(value) == "2026-11-22"


@pytest.mark.parametrize(
    "value", ["", "i morgen", "2026-13-01", "0001-01-01", 17, True, None, [], "22. hundeember 2026"]
)
def test_no_dates(value: Any) -> None:
    assert iso_date(value) is None


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*POSTING, "value", "name"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(st.sampled_from(sorted(POSTING)), _JSON)
def test_any_value_in_any_field_gives_fields_or_a_typed_error(field: str, value: Any) -> None:
    try:
        found = normalise({**POSTING, field: value}, "x")
    except InvalidPostingError:
        return
    repr(found).encode("utf-8")
    assert found.title
    assert found.identifier
