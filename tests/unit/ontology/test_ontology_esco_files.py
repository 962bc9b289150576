"""Where the tables lie must not matter, and what cannot be read says which file, which line, what to do."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ontology import esco_files
from ontology.errors import SourceError
from ontology.esco import read_release
from ontology.esco_files import find_tables
from ontology.tables import Table, clean, split_labels
from tests.fixtures_ontology import ANY_TEXT, DANISH_OCCUPATIONS, TABLES, write_folder, write_gzip, write_zip

ENGLISH = {name: text for name, text in TABLES.items() if "_en" in name}
RELATIONS = {name: text for name, text in TABLES.items() if "_en" not in name}
SMALL = {"occupations_en.csv": TABLES["occupations_en.csv"]}


def content(*paths: Path, version: str = "v1.1.1") -> str:
    return read_release(paths, version=version)[0].content_hash


def test_packing_makes_no_difference(tmp_path: Path) -> None:
    expected = content(write_folder(tmp_path / "plain"))
    assert content(write_gzip(tmp_path / "gz")) == expected
    assert content(write_zip(tmp_path / "one.zip")) == expected
    assert content(write_zip(tmp_path / "inner.zip", inside="ESCO dataset/csv/")) == expected
    assert content(*sorted((tmp_path / "plain").iterdir())) == expected
    write_zip(tmp_path / "two" / "ESCO dataset - v1.1.1 - classification - en - csv.zip", ENGLISH)
    write_zip(tmp_path / "two" / "ESCO dataset - v1.1.1 - classification -  - csv.zip", RELATIONS)
    assert content(tmp_path / "two") == expected
    write_folder(tmp_path / "mixed" / "unpacked", ENGLISH)
    write_zip(tmp_path / "mixed" / "relations.zip", RELATIONS)
    assert content(tmp_path / "mixed" / "unpacked", tmp_path / "mixed" / "relations.zip") == expected
    write_folder(tmp_path / "around" / "ESCO dataset")
    assert content(tmp_path / "around") == expected


def test_names_in_any_case_and_browser_copies(tmp_path: Path) -> None:
    expected = content(write_folder(tmp_path / "plain"))
    upper = {name.upper(): text for name, text in TABLES.items()}
    assert content(write_folder(tmp_path / "upper", upper)) == expected
    copies = {name.replace(".csv", " (1).csv"): text for name, text in TABLES.items()}
    assert content(write_folder(tmp_path / "copies", copies)) == expected
    # Releases from v1.2.0 give the relation tables a language too.
    suffixed = {name if "_en" in name else name.replace(".csv", "_en.csv"): text for name, text in TABLES.items()}
    assert content(write_folder(tmp_path / "suffixed", suffixed)) == expected


def test_byte_order_mark_and_semicolons_are_taken(tmp_path: Path) -> None:
    expected = content(write_folder(tmp_path / "plain"))
    assert content(write_folder(tmp_path / "bom", encoding="utf-8-sig")) == expected
    danish_excel = {}
    for name, text in TABLES.items():
        out = io.StringIO()
        csv.writer(out, delimiter=";").writerows(csv.reader(io.StringIO(text, newline="")))
        danish_excel[name] = out.getvalue()
    assert content(write_folder(tmp_path / "semicolons", danish_excel)) == expected


def test_version_comes_from_the_names(tmp_path: Path) -> None:
    zipped = write_zip(tmp_path / "ESCO dataset - v1.2.1 - classification - en - csv.zip")
    classification, report = read_release([zipped])
    assert classification.version == report.version == "v1.2.1"
    assert {concept.source for concept in classification.concepts.values()} == {"ESCO v1.2.1"}
    assert read_release([write_folder(tmp_path / "v1.0.8")])[0].version == "v1.0.8"
    assert read_release([write_folder(tmp_path / "x")])[0].version == "local"
    of_esco = SMALL["occupations_en.csv"].replace("https://example.org/", "http://data.europa.eu/esco/")
    unknown, _ = read_release([write_folder(tmp_path / "y", {"occupations_en.csv": of_esco})])
    assert (unknown.version, next(iter(unknown.concepts.values())).source) == ("unknown", "ESCO unknown")
    own, _ = read_release([tmp_path / "x"], version="my-own")
    assert {concept.source for concept in own.concepts.values()} == {"my-own"}


def test_language_of_a_name_without_one_comes_from_its_neighbours(tmp_path: Path) -> None:
    tables = {name.replace("skills_en", "skills"): text for name, text in TABLES.items()}
    assert content(write_folder(tmp_path / "a", tables)) == content(write_folder(tmp_path / "b"))
    bare = {"occupations.csv": TABLES["occupations_en.csv"]}
    with pytest.raises(SourceError, match=r"occupations\.csv: the file name does not say the language; rename it to"):
        read_release([write_folder(tmp_path / "c", bare)])
    zipped = write_zip(tmp_path / "ESCO dataset - v1.1.1 - classification - da - csv.zip", bare)
    assert read_release([zipped])[0].languages() == ("da",)


def test_two_releases_in_one_folder_are_not_mixed(tmp_path: Path) -> None:
    write_folder(tmp_path / "both" / "a", SMALL)
    other = TABLES["occupations_en.csv"].replace("head cook", "first cook")
    write_folder(tmp_path / "both" / "b", {"occupations_en.csv": other})
    with pytest.raises(SourceError, match="two different tables of one language; name each release by its own path"):
        read_release([tmp_path / "both"])
    (tmp_path / "both" / "b" / "occupations_en.csv").write_text(SMALL["occupations_en.csv"], newline="")
    _, report = read_release([tmp_path / "both"])
    assert [file.skipped for file in report.files] == [None, "same-file-twice"]


def bad(text: str, encoding: str = "utf-8") -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        return write_folder(folder / "bad", {"occupations_en.csv": text}, encoding)

    return make


HEADER = "conceptUri,preferredLabel\n"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (bad(HEADER + "https://e.org/1,a\nhttps://e.org/2,smør", "latin-1"), r"occupations_en\.csv, line 3: byte 0xf8"),
        (bad(HEADER, "utf-16"), "line 1: the file is UTF-16; save it as UTF-8"),
        (bad(HEADER + "https://e.org/1,a\0b"), r"line 2: a NUL character"),
        (bad("uri,label\n"), r"line 1: no column conceptUri, preferredLabel \(found: uri, label\)"),
        (bad(""), "the file is empty"),
        (bad(HEADER + 'https://e.org/1,"a' + "x" * 200_000), r"line 2: .*a quotation mark before it may not be closed"),
        (bad(HEADER), r"no occupations and no skills found"),
        (lambda folder: folder / "none", "no such file or folder"),
        (lambda folder: write_folder(folder / "e", {"read.me": ""}), "no occupations and no skills found"),
    ],
)
def test_errors_name_file_line_and_remedy(tmp_path: Path, make: Callable[[Path], Path], message: str) -> None:
    with pytest.raises(SourceError, match=message):
        read_release([make(tmp_path)])


def test_files_that_are_not_what_they_claim(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no path given"):
        read_release([])
    (tmp_path / "a.zip").write_bytes(b"PK no zip")
    with pytest.raises(SourceError, match=r"a\.zip: not a readable zip archive"):
        read_release([tmp_path / "a.zip"])
    (tmp_path / "occupations_en.csv.gz").write_bytes(gzip.compress(b"abc" * 1000)[:-9])
    with pytest.raises(SourceError, match="is the file complete"):
        read_release([tmp_path / "occupations_en.csv.gz"])
    (tmp_path / "jobs.csv").write_text("a")
    with pytest.raises(SourceError, match=r"not a file name of an ESCO release; expected occupations_<language>\.csv"):
        read_release([tmp_path / "jobs.csv"])


def test_zip_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = write_zip(tmp_path / "bomb.zip", {"occupations_en.csv": "a" * 3_000_000})
    with pytest.raises(SourceError, match="refused as a zip bomb"):
        read_release([bomb])
    with zipfile.ZipFile(tmp_path / "many.zip", "w") as archive:
        for number in range(esco_files.MAX_MEMBERS + 1):
            archive.writestr(f"{number}.txt", "")
    with pytest.raises(SourceError, match="2001 members"):
        read_release([tmp_path / "many.zip"])
    monkeypatch.setattr(esco_files, "MAX_TABLE_BYTES", 100)
    gz = write_gzip(tmp_path / "gz", {"occupations_en.csv": "a" * 1000})
    for path in (gz, write_zip(tmp_path / "ok.zip"), write_folder(tmp_path / "plain")):
        with pytest.raises(SourceError, match="larger than 0 MB; refused"):
            read_release([path])


def test_damaged_member_is_named(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", SMALL)
    data = bytearray(path.read_bytes())
    data[60:64] = b"\xff\xff\xff\xff"
    path.write_bytes(bytes(data))
    with pytest.raises(SourceError, match=r"a\.zip/occupations_en\.csv: cannot be unpacked"):
        read_release([path])


def test_files_that_are_not_tables_are_listed_with_the_reason(tmp_path: Path) -> None:
    others = {"conceptSchemes_en.csv": "x", "notes.csv": "x", "profiles.parquet": "x", "README.txt": "x"}
    tables, skipped = find_tables([write_folder(tmp_path / "a", {**SMALL, **others})])
    assert [file.table for file in tables] == ["occupations"]
    reasons = {item.name.rsplit("/", 1)[-1]: item.reason for item in skipped}
    assert reasons == {
        "conceptSchemes_en.csv": "not-needed",
        "notes.csv": "unknown-name",
        "profiles.parquet": "parquet",
        "README.txt": "unknown-name",
    }


CELLS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12) | ANY_TEXT


@settings(deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), max_size=6), st.sampled_from(["\r\n", "\n"]))
def test_any_cells_come_back_as_they_were(rows: list[tuple[str, str, str]], line_end: str) -> None:
    rows = [tuple(cell.replace("\0", "") for cell in row) for row in rows]  # type: ignore[misc]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator=line_end, quoting=csv.QUOTE_ALL)
    writer.writerow(["a", "b", "c"])
    writer.writerows(rows)
    table = Table(out.getvalue().encode(), "t.csv", required=("a", "C"))
    assert list(table.rows()) == [[*row, ""] for row in rows]


@given(st.lists(ANY_TEXT))
def test_cleaning_is_final_and_splitting_keeps_labels_whole(texts: list[str]) -> None:
    cleaned = [clean(text) for text in texts]
    assert [clean(text) for text in cleaned] == cleaned
    whole = [label for label in cleaned if label and " | " not in label]
    assert split_labels("\n".join(whole)) == whole


def test_short_and_long_rows() -> None:
    table = Table(b"a,b\n1\n\n1,2,3\n1,2,\n", "t.csv")
    assert list(table.rows()) == [["1", "", ""], None, ["1", "2", ""]]
    assert table.position("c") == 2


def test_danish_letters_are_composed(tmp_path: Path) -> None:
    decomposed = DANISH_OCCUPATIONS.replace("å", "a\u030a")
    classification, _ = read_release([write_folder(tmp_path / "a", {"occupations_da.csv": decomposed})])
    assert "Bager brød og kager på æ-ø-å." in {c.description("da") for c in classification.concepts.values()}
