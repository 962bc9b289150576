"""``jobvej bench``."""

from __future__ import annotations

from pathlib import Path

import click

from api.cli.common import print_json, say
from api.settings import read_settings


@click.command()
@click.argument("task", default="all")
@click.option(
    "--data",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=None,
    help="Folder with esco/ and bench/; default: JOBVEJ_SHARED_DATA or ../shared/data.",
)
@click.option("--json", "as_json", is_flag=True, help="The figures as JSON.")
def bench(task: str, data: Path | None, as_json: bool) -> None:
    """Measure on the development sets, with 95 % intervals, beside the baselines in the same run.

    TASK is all, or the name of one table; an unknown name lists those that there are.

    \b
    Example:
      jobvej bench all
    """
    from api.usecases.bench import run

    tables = run(task, data, read_settings(), say)
    if as_json:
        print_json({"tables": [table.to_json() for table in tables]})
    else:
        for table in tables:
            click.echo(table.to_text())
            click.echo()
