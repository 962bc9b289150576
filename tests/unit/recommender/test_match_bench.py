"""The matching set and its measures, on a tiny set whose right figures are known by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from math import log2
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ontology.postings import Posting
from recommender.errors import DatasetError
from recommender.evaluation import bench
from recommender.evaluation.match import bench as match_bench
from recommender.evaluation.match.agreement import KAPPA, SAME, quadratic_kappa
from recommender.evaluation.match.bench import Services, match_tables, measure_lists
from recommender.evaluation.match.dataset import DAY, read_match_set
from recommender.evaluation.tables import Table
from recommender.profile import Profile
from recommender.recommend import Recommender
from recommender.scorers import SCORERS
from tests.fixtures_recommender import PLACES, ad, person, world

ROOT = Path(__file__).resolve().parents[3]
TEXT = (
    "Vi bager rugbrød, surdej og kringler om natten i et lille hold ved havnen, og du lærer resten af Karla og Folmer."
)
OTHER = {
    "003": "Kantinen laver frokost til firs, og menuen lægger du selv. Morgenmøde klokken syv, fri klokken tre.",
    "004": "Smedjen ved kanalen har brug for to hænder, en hjelm og en, som kan læse en tegning uden at blive træt.",
    "005": "På skibsværftet svejser vi skrog i hal fire; sikkerhedskursus holder vi den første uge i hver måned.",
}
POSTINGS = {  # number: title, deadline, text
    "001": ("bager", "2026-12-01", TEXT),
    "002": ("bager", "2026-12-01", TEXT),
    "003": ("kok", "", OTHER["003"]),
    "004": ("bager", "2026-11-21", OTHER["004"]),
    "005": ("smed", "2026-11-22", OTHER["005"]),
}
SKILLS = {"bager": ("bake", "hygiene"), "kok": ("menu", "hygiene"), "smed": ("weld",)}
OCCUPATIONS = {"bager": "baker", "kok": "cook", "smed": "smith"}
HEAD = "cv\tposting\tgrade\tnear\talt\n"
RATER1 = (
    HEAD
    + "01\t001\t3\t3\t0\n01\t002\t3\t3\t0\n01\t003\t2\t2\t1\n01\t004\t3\t0\t0\n01\t005\t0\t0\t1\n02\t005\t3\t3\t0\n"
)
RATER2 = HEAD + "01\t001\t3\t3\t0\n01\t002\t3\t3\t0\n01\t003\t3\t2\t1\n01\t004\t3\t0\t0\n02\t005\t3\t3\t0\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "set"
    for part in ("cvs", "postings"):
        (home / part).mkdir(parents=True)
    (home / "cvs" / "01-bager.txt").write_text("language: da\n---\n# Bager\nbage\n", encoding="utf-8")
    (home / "cvs" / "02-smed.txt").write_text("language: da\n---\nsvejse\n", encoding="utf-8")
    index = "file\tlanguage\tacademic\n01-bager.txt\tda\tno\n02-smed.txt\tda\tyes\n"
    (home / "cvs" / "INDEX.tsv").write_text(index, encoding="utf-8")
    for number, (title, deadline, text) in POSTINGS.items():
        header = f"title: {title}\npostcode: 1050\nposted: 2026-11-01\ndeadline: {deadline}\n"
        (home / "postings" / f"{number}-{title}.txt").write_text(f"{header}---\n{text}\n", encoding="utf-8")
    rows = "".join(f"{number}-{title}.txt\tda\n" for number, (title, _, _) in POSTINGS.items())
    (home / "postings" / "INDEX.tsv").write_text(f"file\tlanguage\n{rows}", encoding="utf-8")
    (home / "postings" / "copies.tsv").write_text("copy\toriginal\n002\t001\n", encoding="utf-8")
    (home / "rater1.tsv").write_text(RATER1, encoding="utf-8")
    (home / "rater2.tsv").write_text(RATER2, encoding="utf-8")
    return home


def _cv(text: str) -> Profile:
    return person("weld", past=["smith"]) if "svejse" in text else person("bake", "hygiene", past=["baker"])


def _posting(given: Mapping[str, Any]) -> Posting:
    title = given["title"]
    return ad(
        given["identifier"]["value"],
        *SKILLS[title],
        occupation=OCCUPATIONS[title],
        title=title,
        text=f"{title}\n\n{given['description']}",
        until=given["validThrough"],
    )


def _services(day: date = DAY) -> Services:
    def recommender(postings: Sequence[Posting]) -> Recommender:
        return Recommender(world(*postings), PLACES, day)

    return Services(_cv, _posting, recommender)


def _table(tables: Sequence[Table], title: str) -> dict[str, dict[str, float]]:
    (table,) = [table for table in tables if table.title == f"CVs to postings{title}"]
    return {row.name: {name: cell.mean for name, cell in row.cells.items()} for row in table.rows}


def test_a_list_with_a_copy_and_an_expired_posting_has_the_figures_counted_by_hand(folder: Path) -> None:
    rated = read_match_set(folder)
    found = measure_lists(rated, "01", ["002", "004", "001", "003"], ["005", "003"], ["001", "003"])

    near = (7 + 3 / log2(5)) / (7 + 3 / log2(3))  # the copy as its original, the expired one and the second time: 0
    assert found.values[match_bench.NDCG] == pytest.approx(near)
    assert found.values[match_bench.NDCG_ANYWHERE] == pytest.approx(1.0)  # 3 and 2.5; what has expired is not there
    assert found.values[match_bench.PRECISION] == pytest.approx(2 / 5)
    assert found.values[match_bench.RECALL] == 1.0
    assert found.values[match_bench.FLAWED] == 1.0
    assert (found.reasonable, found.shown) == (1, 2)  # 005 by half of the raters; 003 is among the jobs already


def test_a_list_is_flawed_by_an_expired_or_a_repeated_posting_each_alone(folder: Path) -> None:
    rated = read_match_set(folder)
    flaws = {
        jobs: measure_lists(rated, "01", jobs, [], []).values[match_bench.FLAWED]
        for jobs in (("001", "003"), ("001", "002"), ("001", "004"))
    }
    assert list(flaws.values()) == [0.0, 1.0, 1.0]


def test_a_job_that_would_fit_but_for_a_limit_is_counted(folder: Path) -> None:
    jobs = ["002", "003", "001", "005"]
    assert measure_lists(read_match_set(folder), "01", jobs, [], []).values[match_bench.BROKEN] == 0.0
    for name, rows in (("rater1", RATER1), ("rater2", RATER2)):
        broken = rows.replace("01\t003\t2\t2", "01\t003\t2\t0").replace("01\t003\t3\t2", "01\t003\t3\t0")
        (folder / f"{name}.tsv").write_text(broken, encoding="utf-8")
    assert measure_lists(read_match_set(folder), "01", jobs, [], []).values[match_bench.BROKEN] == 1 / 4


def test_a_cv_without_good_jobs_has_no_precision(folder: Path) -> None:
    (folder / "rater2.tsv").write_text(RATER2.replace("02\t005\t3\t3\t0\n", ""), encoding="utf-8")
    found = measure_lists(read_match_set(folder), "02", ["005"], [], [])
    assert match_bench.NDCG in found.values
    assert match_bench.PRECISION not in found.values


def test_tables_of_the_product_on_the_tiny_set(folder: Path) -> None:
    said: list[str] = []
    tables = match_tables(folder, _services(), said.append)

    assert [table.title.removeprefix("CVs to postings") for table in tables] == [
        ", dev",
        ", report",
        ", report, academics",
        ": agreement of the two raters",
    ]
    dev, academics = _table(tables, ", dev"), _table(tables, ", report, academics")
    assert set(dev) == set(SCORERS)
    assert list(dev)[-1] == match_bench.DEFAULT
    # Baker before cook; the copy is folded, and the deadline of 004 was yesterday. The cook shares hygiene.
    assert dev["cosine"][match_bench.NDCG] == pytest.approx(1.0)
    assert dev["cosine"][match_bench.FLAWED] == 0.0
    found = {model: row[match_bench.NDCG] for model, row in academics.items()}
    assert found == pytest.approx(dict.fromkeys(SCORERS, 1.0) | {"bm25": 0.0})  # the texts share no word with the CV
    assert any("default - bm25" in note for note in tables[0].notes)
    assert any("default - cosine" in note for note in tables[0].notes)
    assert [row.baseline for row in tables[0].rows] == [True] * (len(SCORERS) - 1) + [False]
    assert said[-1] == "match: default"


def test_a_recommender_of_another_day_shows_the_expired_and_is_marked_for_it(folder: Path) -> None:
    dev = _table(match_tables(folder, _services(date(2026, 11, 20)), lambda _: None), ", dev")
    assert dev["cosine"][match_bench.FLAWED] == 1.0
    assert dev["cosine"][match_bench.NDCG] < 1.0


def test_agreement_is_counted_over_all_pairs(folder: Path) -> None:
    rows = _table(match_tables(folder, _services(), lambda _: None), ": agreement of the two raters")
    assert rows["near"] == {KAPPA: 1.0, SAME: 1.0}
    assert rows["grade"][SAME] == pytest.approx(4 / 5)
    # Of ten pairs one is an alternative to both, one (005) to the first alone.
    observed, chance = 9 / 10, (2 / 10) * (1 / 10) + (8 / 10) * (9 / 10)
    assert rows["alt"][KAPPA] == pytest.approx((observed - chance) / (1 - chance))


def test_quadratic_kappa_weighs_by_squared_steps() -> None:
    # The first says 0, 1, 2 and the second 0, 1, 1: once one step off.
    table = np.array([[1.0, 0, 0], [0, 1, 0], [0, 1, 0]])
    expected = sum((i - j) ** 2 * a * b for i, a in enumerate((1, 1, 1)) for j, b in enumerate((1, 2, 0))) / 3
    assert float(quadratic_kappa(table.reshape(-1))) == pytest.approx(1 - 1 / expected)
    assert np.isnan(quadratic_kappa(np.array([5.0, 0, 0, 0])))


def test_a_posting_is_given_as_a_feed_has_it(folder: Path) -> None:
    first = read_match_set(folder).postings[0]
    given = first.job_posting()
    assert given["validThrough"] == "2026-12-01"
    assert "jobLocationType" not in given
    assert given["description"] == f"<p>{TEXT}</p>"
    assert read_match_set(folder).cvs[0].text() == "Bager\nbage"


@pytest.mark.parametrize(
    ("path", "content", "said"),
    [
        ("rater1.tsv", HEAD + "01\t001\t4\t0\t0\n", "line 2: grade is '4'"),
        ("rater1.tsv", HEAD + "01\t001\t1\t0\t2\n", "line 2: alt is '2'"),
        ("rater1.tsv", HEAD + "01\t009\t1\t0\t0\n", "'01' and '009' are no CV and posting"),
        ("rater1.tsv", HEAD + "01\t001\t1\t0\t0\n01\t001\t1\t0\t0\n", "line 3: .* rated before"),
        ("rater2.tsv", HEAD + "01\t001\t1\n", "line 2: there must be columns"),
        ("rater2.tsv", HEAD, "rates nothing"),
        ("postings/copies.tsv", "copy\toriginal\n002\t009\n", "are not two postings"),
        ("postings/copies.tsv", "copy\toriginal\n002\t001\n003\t002\n", "002 are copies and have copies"),
        ("postings/INDEX.tsv", "file\n001-bager.txt\n", "do not name the same documents: 002-bager.txt"),
        ("cvs/INDEX.tsv", "file\n01-bager.txt\n", "there must be columns file, academic"),
        ("cvs/01-bager.txt", "language: da\nbage\n", "no line ---"),
        ("postings/003-kok.txt", "posted: 2026-11-01\n---\nMad\n", "no title"),
        ("postings/003-kok.txt", "title: kok\ndeadline: 1/12\n---\nMad\n", "deadline is '1/12', which is no date"),
    ],
)
def test_what_is_not_in_the_form_of_the_set_is_told(folder: Path, path: str, content: str, said: str) -> None:
    (folder / path).write_text(content, encoding="utf-8")
    with pytest.raises(DatasetError, match=said):
        read_match_set(folder)


@pytest.mark.parametrize("path", ["rater1.tsv", "postings/copies.tsv", "cvs/INDEX.tsv"])
def test_a_missing_file_is_told_by_name(folder: Path, path: str) -> None:
    (folder / path).unlink()
    with pytest.raises(DatasetError, match=Path(path).name):
        read_match_set(folder)


def test_without_a_set_match_says_so_and_all_leaves_it_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(DatasetError, match="there is no folder"):
        read_match_set(tmp_path / "elsewhere")
    for part in ("esco", "bench"):
        (tmp_path / part).mkdir()
    with pytest.raises(DatasetError, match="there is no matching set"):
        bench.run("match", tmp_path, lambda _: None)

    ran: list[str] = []

    def note(name: str) -> Any:
        return lambda _data, _say: ran.append(name) or []

    monkeypatch.setattr(bench, "TASKS", {name: note(name) for name in bench.TASKS})
    bench.run("all", tmp_path, lambda _: None)
    assert "adjacent" in ran
    assert "match" not in ran
    bench.run("all", tmp_path, lambda _: None, matching=bench.MatchingSet(tmp_path, lambda _: _services()))
    assert "match" in ran


def test_the_set_of_the_project_is_in_its_form_and_no_text_tells_what_it_copies() -> None:
    home = ROOT / "benchmarks" / "match_set"
    rated = read_match_set(home)
    assert (len(rated.cvs), len(rated.postings), len(rated.copies), len(rated.expired)) == (26, 156, 9, 9)
    assert [cv.split for cv in rated.cvs].count("report") == 13
    assert not any("copy_of" in document.header for document in (*rated.cvs, *rated.postings))
