"""The bounds of the one module that goes to the network, and the file that says where to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.usecases.fetching import Fetcher
from api.usecases.source_config import is_allowed, read_setups
from extraction.errors import InvalidSourceError, SourceUnavailableError
from tests.loopback import Loopback, loopback


@pytest.fixture
def site() -> Iterator[Loopback]:
    with loopback() as found:
        yield found


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://ads.example/feed", True),
        ("http://127.0.0.1:8080/feed", True),
        ("http://[::1]/feed", True),
        ("http://ads.example/feed", False),
        ("http://10.0.0.1/feed", False),
        ("file:///etc/passwd", False),
        ("ftp://ads.example/feed", False),
        ("https://user:word@ads.example/feed", False),
        ("https:///feed", False),
        ("http://[bad", False),
    ],
)
def test_only_https_and_loopback_are_allowed(url: str, *, allowed: bool) -> None:
    assert is_allowed(url) is allowed


def test_no_other_host_is_asked(site: Loopback) -> None:
    site.answers["/a"] = (302, {"Location": "https://elsewhere.example/a"}, b"")
    site.answers["/b"] = (302, {"Location": "file:///etc/passwd"}, b"")
    fetch = Fetcher(f"{site.url}/feed", "token")
    for path, said in (("/a", "not https on 127"), ("/b", "answers 302")):
        with pytest.raises(SourceUnavailableError, match=said):
            fetch(site.url + path)
    with pytest.raises(SourceUnavailableError, match="not followed"):
        fetch("https://elsewhere.example/feed")


def test_a_few_redirects_are_followed_and_no_more(site: Loopback) -> None:
    site.answers |= {f"/{n}": (302, {"Location": f"/{n + 1}"}, b"") for n in range(9)}
    site.answers["/3"] = b"here"
    assert Fetcher(f"{site.url}/0")(f"{site.url}/0") == b"here"
    site.answers["/3"] = (302, {"Location": "/4"}, b"")
    with pytest.raises(SourceUnavailableError):
        Fetcher(f"{site.url}/0")(f"{site.url}/0")
    assert len(site.asked) <= 9


def test_size_is_bounded(site: Loopback) -> None:
    site.answers["/large"] = b"x" * 5000
    with pytest.raises(SourceUnavailableError, match="more than 4 KB"):
        Fetcher(site.url, max_bytes=4096)(f"{site.url}/large")


def test_a_part_is_not_taken_for_the_whole(site: Loopback) -> None:
    site.answers["/part"] = (206, {}, b"half of it")
    with pytest.raises(SourceUnavailableError, match="answers 206"):
        Fetcher(site.url)(f"{site.url}/part")
    site.answers["/short"] = (200, {"Content-Length": "1000"}, b"half of it")
    with pytest.raises(SourceUnavailableError, match=r"broke off|cannot be reached"):
        Fetcher(site.url)(f"{site.url}/short")


def test_a_folder_is_told_as_a_source_that_fails(tmp_path: Path) -> None:
    with pytest.raises(SourceUnavailableError, match="folder"):
        Fetcher(str(tmp_path))(str(tmp_path))


def test_nobody_there_and_no_such_page_are_told(site: Loopback) -> None:
    for path, gone in (("/missing", True), ("/broken", False)):
        site.answers["/broken"] = (500, {}, b"")
        with pytest.raises(SourceUnavailableError) as caught:
            Fetcher(site.url)(site.url + path)
        assert caught.value.gone is gone
    with pytest.raises(SourceUnavailableError, match="cannot be reached"):
        Fetcher("http://127.0.0.1:9")("http://127.0.0.1:9/")


def test_files_are_read_without_network(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"here")
    assert Fetcher(str(tmp_path / "a"))(str(tmp_path / "a")) == b"here"
    with pytest.raises(SourceUnavailableError, match="no such file"):
        Fetcher(str(tmp_path / "b"))(str(tmp_path / "b"))


def test_a_column_map_may_stand_in_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "map.json").write_text('{"Stilling": "title", "Opslag": "description"}', encoding="utf-8")
    (tmp_path / "map.toml").write_text('Stilling = "title"\n"Opslag" = "description"\n', encoding="utf-8")
    text = "".join(
        f'[[source]]\nname = "{kind}"\nkind = "csv"\npath = "ads.csv"\ncolumns = "map.{kind}"\nstale_days = 9\n'
        for kind in ("json", "toml")
    )
    (tmp_path / "sources.toml").write_text(text, encoding="utf-8")
    one, two = read_setups(tmp_path / "sources.toml")
    assert one.config.columns == two.config.columns == {"Stilling": "title", "Opslag": "description"}
    assert (one.config.path, one.stale_days) == (str(tmp_path / "ads.csv"), 9)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = 1", "sources stand under"),
        ("[[source]]\nkind = 'csv'", "needs a name"),
        ("[[source]]\nname = 'a/b'\nkind = 'csv'", "needs a name"),
        ("[[source]]\nname = 'a'\nkind = 'rss'", "kind 'rss' is unknown"),
        ("[[source]]\nname = 'a'\nkind = 'csv'\nsheet = 'x'", "sheet is no setting of kind csv"),
        ("[[source]]\nname = 'a'\nkind = 'csv'", "one of url and path"),
        ("[[source]]\nname = 'a'\nkind = 'nav'\npath = 'x'", "url must be given"),
        ("[[source]]\nname = 'a'\nkind = 'csv'\nurl = 'http://a.example'", "is not https"),
        ("[[source]]\nname = 'a'\nkind = 'csv'\npath = 'x'\nstale_days = 0", "stale_days"),
        ("[[source]]\nname = 'a'\nkind = 'csv'\npath = 'x'\ncolumns = 'no.json'", "cannot be read"),
        ("[[source]]\nname = 'a'\nkind = 'csv'\npath = 'x'\ncolumns = {a = 1}", "must map"),
        ("[[source]]\nname = 'a'\nkind = 'csv'\npath = 'x'\n" * 2, "two sources are named a"),
        ("[[source]\nname = 1", "line 1"),
    ],
)
def test_what_is_wrong_in_the_file_is_named(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "sources.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidSourceError, match=said):
        read_setups(tmp_path / "sources.toml")
