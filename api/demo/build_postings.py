"""Makes the demo postings (schema.org JobPosting, JSON Lines) from their sources in ``source/postings-*.txt``.

Run as ``python -m api.demo.build_postings``. A source block begins with
``@ portal | title | employer | postcode town | posted | valid through | language | flags`` and goes on with the ad's
text, one paragraph or ``- `` bullet a line. ``posted`` and ``valid through`` are days from the day of loading; files
keep them as ``{{today-6}}`` and the loader puts the dates in. Flags: ``remote``, ``part``.
"""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SOURCES = HERE / "source"
TARGET = HERE / "postings"
PORTALS = {"J": "jobtorvet-demo", "K": "kommunejob-demo", "F": "firmasider-demo"}


@dataclass(frozen=True)
class Advert:
    """One source block; ``number`` counts from 1 over all sources, in order."""

    number: int
    portal: str
    title: str
    employer: str
    postcode: str
    town: str
    posted: int
    through: int
    language: str
    flags: frozenset[str]
    lines: tuple[str, ...]


def read_sources(folder: Path = SOURCES) -> Iterator[Advert]:
    """Every block of every source, by file name and line; a malformed head raises ValueError with its place."""
    head: list[str] | None = None
    body: list[str] = []
    number = 0
    for path in sorted(folder.glob("postings-*.txt")):
        for place, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.startswith("@ "):
                if head is not None:
                    yield _advert(number, head, body)
                head, body, number = [part.strip() for part in line[2:].split("|")], [], number + 1
                if len(head) not in (7, 8) or head[0] not in PORTALS:
                    raise ValueError(f"{path.name} line {place}: expected 7 or 8 fields and a portal of {set(PORTALS)}")
            elif line.strip():
                body.append(line.strip())
    if head is not None:
        yield _advert(number, head, body)


def _advert(number: int, head: list[str], body: list[str]) -> Advert:
    portal, title, employer, place, posted, through, language, *flags = head
    postcode, _, town = place.partition(" ")
    words = frozenset(flags[0].split()) if flags else frozenset()
    return Advert(
        number, portal, title, employer, postcode, town, int(posted), int(through), language, words, tuple(body)
    )


def as_html(lines: tuple[str, ...]) -> str:
    """Paragraphs and bullet lists as HTML, as portals publish descriptions."""
    parts: list[str] = []
    for line in lines:
        text = html.escape(line.removeprefix("- "), quote=False)
        if line.startswith("- "):
            if parts and parts[-1].endswith("</ul>"):
                parts[-1] = parts[-1].removesuffix("</ul>") + f"<li>{text}</li></ul>"
            else:
                parts.append(f"<ul><li>{text}</li></ul>")
        else:
            parts.append(f"<p>{text}</p>")
    return "".join(parts)


def job_posting(advert: Advert) -> dict[str, Any]:
    """The advert as a schema.org JobPosting with relative dates."""
    source = PORTALS[advert.portal]
    identifier = f"{advert.portal}{advert.number:04d}"
    posting: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "identifier": {"@type": "PropertyValue", "name": source, "value": identifier},
        "url": f"https://jobvej.example/demo/{source}/{identifier}",
        "title": advert.title,
        "inLanguage": advert.language,
        "hiringOrganization": {"@type": "Organization", "name": advert.employer},
        "datePosted": _day(advert.posted),
        "validThrough": _day(advert.through),
        "employmentType": "PART_TIME" if "part" in advert.flags else "FULL_TIME",
        "jobLocation": {
            "@type": "Place",
            "address": {
                "@type": "PostalAddress",
                "postalCode": advert.postcode,
                "addressLocality": advert.town,
                "addressCountry": "DK",
            },
        },
        "description": as_html(advert.lines),
    }
    if "remote" in advert.flags:
        posting["jobLocationType"] = "TELECOMMUTE"
        posting["applicantLocationRequirements"] = {"@type": "Country", "name": "DK"}
    return posting


def _day(offset: int) -> str:
    return f"{{{{today{offset:+d}}}}}"


def rendered() -> dict[str, str]:
    """File name -> content, one file a portal."""
    files: dict[str, list[str]] = {f"{name}.jsonl": [] for name in PORTALS.values()}
    for advert in read_sources():
        files[f"{PORTALS[advert.portal]}.jsonl"].append(json.dumps(job_posting(advert), ensure_ascii=False))
    return {name: "\n".join(lines) + "\n" for name, lines in files.items()}


def main() -> None:
    """Write every portal's file anew."""
    TARGET.mkdir(exist_ok=True)
    for name, content in rendered().items():
        (TARGET / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
