"""The demo postings and CVs are what their sources say, and as many and as various as the demo needs."""

from __future__ import annotations

import json

import pytest

from api.demo import build_postings
from api.demo.build_cvs import SOURCES as CV_SOURCES
from api.demo.build_cvs import TARGET as CVS

ADVERTS = list(build_postings.read_sources())


def test_committed_postings_are_what_the_sources_give() -> None:
    for name, content in build_postings.rendered().items():
        assert (build_postings.TARGET / name).read_text(encoding="utf-8") == content


def test_at_least_150_with_expired_remote_english_and_the_whole_country() -> None:
    assert len(ADVERTS) >= 150
    assert sum(advert.through < 0 for advert in ADVERTS) >= 5
    assert sum(advert.language == "en" for advert in ADVERTS) >= 8
    assert any("remote" in advert.flags for advert in ADVERTS)
    assert {advert.postcode[0] for advert in ADVERTS} == set("123456789")


def test_near_duplicates_across_portals() -> None:
    texts: dict[str, set[str]] = {}
    for advert in ADVERTS:
        texts.setdefault(advert.lines[0][:60], set()).add(advert.portal)
    assert sum(len(portals) > 1 for portals in texts.values()) >= 8


def test_each_posting_is_a_schema_org_job_posting_with_relative_dates() -> None:
    for advert in ADVERTS:
        posting = build_postings.job_posting(advert)
        assert posting["@type"] == "JobPosting"
        assert posting["datePosted"].startswith("{{today-")
        assert json.loads(json.dumps(posting)) == posting
        assert posting["jobLocation"]["address"]["postalCode"].isdigit()


@pytest.mark.parametrize("kind", ["pdf", "docx", "txt"])
def test_twelve_cvs_in_three_formats(kind: str) -> None:
    sources = sorted(path.name for path in CV_SOURCES.glob("*.txt"))
    assert len(sources) == 12
    wanted = {name.split(".")[0] for name in sources if (name.split(".")[1] if name.count(".") == 2 else "txt") == kind}
    assert {path.stem for path in CVS.glob(f"*.{kind}")} == wanted
    assert len(wanted) >= 3
