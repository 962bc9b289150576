"""``jobvej query``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from api.cli.batch import to_line
from api.cli.common import print_table, say, with_services

if TYPE_CHECKING:
    from api.bootstrap import Services


@click.command()
@click.argument("cypher")
@click.option("--rows", type=click.IntRange(1), help="Most rows; at most JOBVEJ_QUERY_ROWS.")
@click.option("--seconds", type=click.FloatRange(0, min_open=True), help="Longest time; at most JOBVEJ_QUERY_SECONDS.")
@click.option("--format", "format_", type=click.Choice(["table", "jsonl"]), default="table", show_default=True)
@with_services
def query(services: Services, cypher: str, rows: int | None, seconds: float | None, format_: str) -> None:
    """Ask the graph in bounded, read-only Cypher. Writes are refused. docs/schema.md has examples.

    \b
    Example:
      jobvej query 'MATCH (o:Occupation) RETURN o.uri AS uri, o.prefLabel_da AS label ORDER BY uri LIMIT 5'
    """
    from api.usecases.store import query as run

    result = run(services, cypher, rows, seconds)
    if format_ == "jsonl":
        for row in result.rows:
            click.echo(to_line(dict(zip(result.columns, row, strict=True))))
    else:
        print_table(result.columns, result.rows)
    if result.truncated:
        say(f"Cut off after {len(result.rows)} rows.")
