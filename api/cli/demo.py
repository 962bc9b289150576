"""``jobvej demo load|show``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.common import print_json, say, with_services
from api.settings import read_settings

if TYPE_CHECKING:
    from api.bootstrap import Services


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
def show(cv: Path | None, lang: str, top: int) -> None:
    """Recommend jobs of the demo world for a sample CV (or CV), with explanations. Needs no store and loads nothing.

    \b
    Example:
      jobvej demo show --lang en
    """
    from api.usecases.demo import show as run

    wanted = ("da", "en") if lang == "both" else (lang,)
    for line in run(read_settings(), cv, wanted, top, say):
        click.echo(line)
