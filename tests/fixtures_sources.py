"""One of each kind of source with a recorded shape of it: Danish, English, Swedish, Norwegian ads, all invented."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import openpyxl

from extraction.errors import SourceUnavailableError
from extraction.postings.sources import SourceConfig
from extraction.postings.sources.walk import Fetch

FOLDER = Path(__file__).resolve().parent / "data" / "sources"
COLUMNS = {
    "Nr": "identifier",
    "Stilling": "title",
    "Opslag": "description",
    "Virksomhed": "employer",
    "Opslået": "date_posted",
    "Frist": "valid_through",
    "Postnr": "postcode",
    "By": "town",
    "Branche": "sector",
}

Row = tuple[str, str, str, str | None, str | None, str | None, str | None]
"""Identifier, title, employer, date posted, valid through, postcode, town."""


@dataclass(frozen=True)
class Recorded:
    """A source, what stands where, and what must come of it.

    broken: places of the ads that are rejected · removed: identifiers · renamed: words of the format that a changed
    shape has otherwise (old, new) · empty: what the first place has where there is nothing · cursor: after a run.
    """

    config: SourceConfig
    files: Mapping[str, bytes]
    rows: tuple[Row, ...]
    broken: tuple[int, ...]
    removed: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    empty: bytes = b""
    cursor: str = ""

    def fetch(self) -> Fetch:
        """Reads from ``files``."""

        def read(url: str) -> bytes:
            if url not in self.files:
                raise SourceUnavailableError(f"{url}: no such page", gone=True)
            return self.files[url]

        return read

    def with_words(self, *pairs: tuple[str, str]) -> Recorded:
        """The same with words replaced in every file."""
        files = dict(self.files)
        for name, data in files.items():
            if self.config.kind == "xlsx":
                text = _sheet_text(data)
                for old, new in pairs:
                    text = text.replace(old, new)
                files[name] = workbook(text)
            else:
                text = data.decode()
                for old, new in pairs:
                    text = text.replace(old, new)
                files[name] = text.encode()
        return replace(self, files=files)

    def empty_one(self) -> Recorded:
        """The same with nothing at its first place."""
        return replace(self, files={**self.files, next(iter(self.files)): self.empty})


def workbook(text: str) -> bytes:
    """A CSV text as a workbook."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in csv.reader(io.StringIO(text), delimiter=";"):
        sheet.append(row)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _sheet_text(data: bytes) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    for row in openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True):
        writer.writerow(["" if cell is None else cell for cell in row])
    return out.getvalue()


def _data(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


_CARE = ("2026-11-02", "2026-12-10", "5970", "Ærøskøbing")
_STORE = ("2026-11-05", "2026-12-01", "8000", "Aarhus C")
_CODE = ("2026-11-06", "2026-12-20", "2100", "København Ø")
_GUARD = ("2026-11-07", "2026-12-05", "9000", "Aalborg")


def _table(first: str) -> tuple[Row, ...]:
    return (
        (f"{first}1", "Sygeplejerske", "Solbakken Hjemmepleje A/S", *_CARE),
        (f"{first}2", "Warehouse worker", "Havnelager ApS", *_STORE),
        (f"{first}4", "Softwareudvikler", "Kodeværkstedet", *_CODE),
        (f"{first}5", "Vagt", "Nattevagt & Søn", *_GUARD),
    )


def recorded() -> dict[str, Recorded]:
    """Kind -> its recorded source."""
    nav = "https://feed.example"
    entries = {
        f"{nav}{url}": json.dumps(value).encode() for url, value in json.loads(_data("nav-entries.json")).items()
    }
    return {
        "schemaorg": Recorded(
            SourceConfig("fil", "schemaorg", path="schemaorg.jsonl"),
            {"schemaorg.jsonl": _data("schemaorg.jsonl")},
            (
                ("A1", "Sygeplejerske til hjemmeplejen", "Solbakken Hjemmepleje A/S", *_CARE),
                ("A2", "Warehouse worker", "Havnelager ApS", *_STORE),
                ("A4", "Softwareudvikler", "Kodeværkstedet", *_CODE),
                ("A5", "Vikar", "Nattevagt & Søn", *_GUARD),
            ),
            broken=(3,),
            renamed=(('"description"', '"body"'),),
        ),
        "csv": Recorded(
            SourceConfig("tabel", "csv", path="ads.csv", columns=COLUMNS),
            {"ads.csv": _data("ads.csv")},
            _table("C"),
            broken=(6,),
            renamed=(("Opslag;", "Annoncetekst;"),),
        ),
        "xlsx": Recorded(
            SourceConfig("regneark", "xlsx", path="ads.xlsx", columns=COLUMNS),
            {"ads.xlsx": workbook(_data("ads.csv").decode())},
            _table("C"),
            broken=(5,),
            renamed=(("Opslag;", "Annoncetekst;"),),
        ),
        "sitemap": Recorded(
            SourceConfig("sider", "sitemap", url="https://jobs.example/sitemap.xml", options={"match": "/job/"}),
            {
                "https://jobs.example/sitemap.xml": _data("sitemap.xml"),
                **{f"https://jobs.example/job/s{n}": _data(f"page-s{n}.html") for n in range(1, 5)},
            },
            (
                ("https://jobs.example/job/s1", "Sygeplejerske til hjemmeplejen", "Solbakken Hjemmepleje A/S", *_CARE),
                ("S2", "Warehouse worker", "Havnelager ApS", *_STORE),
                ("S4", "Säljare", "Butik Påhittad AB", "2026-11-06", "2026-12-20", None, "Malmö"),
            ),
            broken=(3,),
            renamed=(('"title"', '"jobTitle"'),),
        ),
        "jobstream": Recorded(
            SourceConfig("jobstream", "jobstream", url="https://stream.example/stream"),
            {"https://stream.example/stream?date=2020-01-01T00%3A00%3A00": _data("jobstream.json")},
            (
                ("28100001", "Sjuksköterska till hemtjänsten i Lund", "Lunds Påhittade Kommun",
                 "2026-11-03", "2026-12-15", None, "Lund"),
                ("28100002", "Warehouse worker in Malmö", "Öresund Lager AB",
                 "2026-11-04", "2026-12-01", None, "Malmö"),
                ("28100004", "Softwareudvikler (dansk marked)", "Bro Software AB",
                 "2026-11-06", "2026-12-20", None, "Helsingborg"),
                ("28100005", "Säljare", "Butik Påhittad AB", "2026-11-07", "2026-12-05", None, "Ystad"),
            ),
            broken=(3,),
            removed=("28099999",),
            renamed=(('"headline"', '"heading"'),),
            empty=b"[]",
            cursor="2026-11-08T10:30:00",
        ),
        "nav": Recorded(
            SourceConfig("nav", "nav", url=f"{nav}/api/v1/feed"),
            {
                f"{nav}/api/v1/feed": _data("nav-feed-1.json"),
                f"{nav}/api/v1/feed/p2": _data("nav-feed-2.json"),
                **entries,
            },
            (
                ("n-1", "Sykepleier til hjemmetjenesten", "Fjordbyen Helse", "2026-11-03", "2026-12-12", None,
                 "Bergen"),
                ("n-2", "Warehouse worker", "Kai Lager AS", "2026-11-04", "2026-12-01", None, "Oslo"),
                ("n-4", "Utvikler", "Kodeverkstedet AS", "2026-11-06", "2026-12-18", None, "Tromsø"),
            ),
            broken=(1,),
            removed=("n-0", "n-5"),
            renamed=(('"ad_content"', '"advert"'),),
            empty=b'{"items": [], "next_url": null}',
            cursor="/api/v1/feed/p2#2026-11-07T08:00:00Z",
        ),
    }  # fmt: skip
