"""``jobvej sources list|check|fetch``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.batch import to_line
from api.cli.common import finish, print_table, say, with_services
from api.errors import EXIT_FAILED

if TYPE_CHECKING:
    from api.bootstrap import Services

_CONFIG = click.option(
    "--config",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The file that sources are set up in; default: sources.toml in the data directory.",
)


@click.group()
def sources() -> None:
    """Fetch postings from the sources set up in sources.toml, and say how each is."""


@sources.command("list")
@click.option("--json", "as_json", is_flag=True, help="One JSON line a source.")
@_CONFIG
@with_services
def list_(services: Services, config: Path | None, as_json: bool) -> None:
    """List the sources with their last run, state and next cursor. Exit status 1 if an alarm stands.

    "reported_gone" counts live postings that consultants have said are gone.

    States: ok; empty (nothing read), changed_shape (fields or columns are missing), failing (not reached, or more than
    30 % rejected), stale (no good run for some days).

    \b
    Example:
      jobvej sources list
    """
    from api.usecases.sources import statuses

    found = statuses(services, config)
    rows = [status.to_json() for status in found]
    if as_json:
        for row in rows:
            click.echo(to_line(row))
    else:
        run = ("last_run", "read", "added", "changed", "removed", "vanished", "rejected", "state")
        columns = ("source", "kind", *run, "reported_gone", "cursor")
        print_table(columns, [[row[name] for name in columns] for row in rows])
        for row in rows:
            if row["message"]:
                click.echo(f"{row['source']}: {row['message']}")
    finish(EXIT_FAILED if any(row["state"] != "ok" for row in rows) else 0)


@sources.command()
@_CONFIG
@with_services
def check(services: Services, config: Path | None) -> None:
    """Check the configuration and say which alarms stand, without going to the network. Exit status 1 if any does.

    \b
    Example:
      jobvej sources check
    """
    from api.usecases.sources import check as alarms

    found = alarms(services, config)
    for name, alarm in found:
        click.echo(f"{name}: {alarm.state}: {alarm.message}")
    say(f"{len(found)} alarms" if found else "No alarm stands.")
    finish(EXIT_FAILED if found else 0)


@sources.command()
@click.argument("names", nargs=-1)
@click.option("--accept", is_flag=True, help="Take what is read as right, whatever it looks like, and clear the alarm.")
@click.option("--again", is_flag=True, help="From the beginning, not from where the last run ended.")
@_CONFIG
@with_services
def fetch(services: Services, names: tuple[str, ...], config: Path | None, accept: bool, again: bool) -> None:
    """Fetch postings from every source, or from those NAMED. The only command that goes to the network.

    Prints one JSON line a source: {"source", "path", "read", "added", "changed", "unchanged", "removed", "vanished",
    "rejected": [{"line", "code", "message"}], "state", "message", "cursor"}. A run that was broken off goes on where
    it stopped. One that looks wrong raises an alarm and ends no posting. Exit status 1 if an alarm was raised.

    \b
    Example:
      jobvej sources fetch
      jobvej sources fetch jobstream
    """
    from api.usecases.sources import fetch as lines

    failed = False
    for line in lines(services, names, config, accept=accept, again=again):
        failed = failed or line["state"] != "ok"
        click.echo(to_line(line))
    finish(EXIT_FAILED if failed else 0)
