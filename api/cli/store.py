"""``jobvej store check|snapshot|backup|restore|stop``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.common import finish, open_services, say, with_services
from api.errors import EXIT_FAILED

if TYPE_CHECKING:
    from api.bootstrap import Services


@click.group()
def store() -> None:
    """Check, back up, restore or stop the store."""


@store.command()
@with_services
def check(services: Services) -> None:
    """Look for damage in the store: exit status 1 and one line for each finding, if any.

    \b
    Example:
      jobvej store check
    """
    from api.usecases.store import check as findings_of

    findings = findings_of(services)
    for finding in findings:
        click.echo(str(finding))
    say(f"{len(findings)} findings" if findings else "No damage found.")
    finish(EXIT_FAILED if findings else 0)


@store.command()
@with_services
def snapshot(services: Services) -> None:
    """Build the snapshot that ranking works on anew from the store.

    \b
    Example:
      jobvej store snapshot
    """
    say("Building the snapshot")
    click.echo(services.rebuild_snapshot().content_hash)


@store.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@with_services
def backup(services: Services, file: Path) -> None:
    """Write everything in the store to FILE; either engine can restore it.

    \b
    Example:
      jobvej store backup jobvej-backup.jsonl.gz
    """
    from api.usecases.store import backup as write

    write(services, file)
    say(f"Wrote {file}")


@store.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Remove what is in the store first. Without it the store must be empty.")
@with_services
def restore(services: Services, file: Path, replace: bool) -> None:
    """Fill the store from a backup of either engine, rebuild the snapshot and print its hash.

    The file is checked to its end before the store is touched.

    \b
    Example:
      JOBVEJ_STORE=neo4j://localhost:7687 jobvej store restore --replace jobvej-backup.jsonl.gz
    """
    from api.usecases.store import restore as read

    click.echo(read(services, file, replace=replace))


@store.command()
def stop() -> None:
    """Stop the embedded store of this data directory, in order. A running service starts it again when it needs it.

    \b
    Example:
      jobvej store stop
    """
    from api.usecases.store import stop as stop_store

    with open_services() as services:
        say("Stopped." if stop_store(services) else "No embedded store runs here.")
