"""``jobvej bench``."""

from __future__ import annotations

from pathlib import Path

import click

from api.cli.common import open_services, print_json, say
from api.settings import read_settings


@click.command()
@click.argument("task", default="all")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder that holds esco/ and bench/; default: JOBVEJ_SHARED_DATA.",
)
@click.option(
    "--set",
    "reading_set",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of a reading set, e.g. benchmarks/fresh_set; default: benchmarks/reading_set of the repository.",
)
@click.option(
    "--match-set",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the matching set; default: benchmarks/match_set of the repository.",
)
@click.option("--json", "as_json", is_flag=True, help="The figures as JSON.")
def bench(task: str, data: Path | None, reading_set: Path | None, match_set: Path | None, as_json: bool) -> None:
    """Measure on the development sets, with 95 % intervals, beside the baselines in the same run.

    TASK is all, link-occupation, link-skill, link-phrase, adjacent, network, mentions, reading or match.

    \b
    Example:
      jobvej bench adjacent
    """
    from api.usecases.measuring import measure

    settings = read_settings()
    with open_services(settings) as services:
        tables = measure(services, task, data or settings.shared_data, say, reading_set, match_set)
    if as_json:
        print_json({"tables": [table.to_json() for table in tables]})
        return
    for table in tables:
        click.echo(table.to_text())
        click.echo()
