"""``jobvej demo load|show``."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from api.cli.common import model_option, print_json, say, with_services
from api.settings import read_settings
from ontology.evidence import EvidenceKind

if TYPE_CHECKING:
    from api.bootstrap import Services
    from api.pages.catalogue import Words
    from api.usecases.demo import Example


@click.group()
def demo() -> None:
    """Load the demo world, or show its answers in the terminal."""


@demo.command()
@with_services
def load(services: Services) -> None:
    """Load the demo's classification and postings into the store. Posting dates count from today.

    \b
    Example:
      jobvej demo load
    """
    from api.usecases.demo import load as run

    print_json(run(services, say))


@demo.command()
@click.argument("cv", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--lang", type=click.Choice(["da", "en", "both"]), default="both", show_default=True)
@click.option("--top", type=click.IntRange(1, 20), default=5, show_default=True, help="Jobs and alternatives to show.")
@model_option("default", "automatch", "bm25", "overlap", "cosine", "network")
def show(cv: Path | None, lang: str, top: int, model: str) -> None:
    """Recommend jobs of the demo world for a sample CV (or CV), with explanations. Needs no store and loads nothing.

    \b
    Example:
      jobvej demo show --lang en
    """
    from api.usecases.demo import example
    from api.usecases.recommending import check_model

    check_model(model)
    languages = ("da", "en") if lang == "both" else (lang,)
    shown = example(read_settings(), cv, languages, top, say, model)
    for language in languages:
        for line in lines_of(shown, language):
            click.echo(line)


def lines_of(shown: Example, language: str) -> Iterator[str]:
    """The example in words, as the page has them."""
    from api.pages.catalogue import Words
    from api.pages.reading_view import GROUPS
    from api.pages.result_view import result_view
    from api.usecases.formats import label_of
    from api.usecases.sessions.search import NOTHING_SET

    words = Words(language)
    reading = shown.reading
    result = result_view(shown.results[language], NOTHING_SET.model_dump(), words)
    yield ""
    yield f"Jobvej · {shown.name}"
    yield words.of("verdict", reading.quality.verdict)
    removed = (f"{words.of('pii', kind.lower())} ({count})" for kind, count in sorted(reading.pii_removed.items()))
    yield f"{words['removed']}: {', '.join(removed) or '–'}"
    for group in GROUPS:
        found = [
            item for item in reading.evidence if item.polarity is group and item.kind is not EvidenceKind.OCCUPATION
        ]
        named = (label_of(shown.classification, item.uri, (language, "da", "en")) or item.quote for item in found)
        if found:
            yield from _wrapped(f"{words.of('group', group)}: {', '.join(dict.fromkeys(named))}", "")
    for kind in ("jobs", "alternatives"):
        yield ""
        yield words[f"{kind}_title"].upper()
        yield from _wrapped(words[f"{kind}_note" if result[kind] else f"{kind}_none"], "")
        for number, job in enumerate(result[kind], 1):
            yield from _job_lines(number, job, words)
    yield ""
    yield words["limits_title"] + ":"
    for limit in (*result["limits"], *result["limits_alternatives"]):
        yield from _wrapped(f"  {limit}", "  ")


def _job_lines(number: int, job: Mapping[str, Any], words: Words) -> Iterator[str]:
    place = ", ".join(filter(None, (job["employer"], job["place"], job["distance"])))
    deadline = job["deadline_shown"] or words["deadline_none"]
    yield ""
    yield from _wrapped(f"{number:2}. {job['title']} – {place}. {words['deadline']}: {deadline}", "    ")
    if job["reason"]:
        yield from _wrapped(f"    {job['reason']}", "    ")
    yield from _wrapped(f"    {job['fit']}", "    ")
    for sentence in job["sentences"]:
        yield from _wrapped(f"    · {sentence}", "      ")
    if job["network"]:
        yield from _wrapped(f"    {words['network_title']}: {job['network']['shown']}", "      ")
        for sentence in job["network"]["paths"] + job["network"]["links"]:
            yield from _wrapped(f"    · {sentence}", "      ")
    if job["missing"]:
        yield from _wrapped(f"    {words['missing']}: {', '.join(need['label'] for need in job['missing'])}", "      ")


def _wrapped(line: str, indent: str) -> list[str]:
    return textwrap.wrap(line, width=110, subsequent_indent=indent)
