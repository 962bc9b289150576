"""``jobvej ontology import|stats|export``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.common import print_json, say, with_services

if TYPE_CHECKING:
    from api.bootstrap import Services


@click.group()
def ontology() -> None:
    """Import, count and export a classification such as ESCO."""


@ontology.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--languages", metavar="TAGS", help="Languages to take in, as da,en; default: all that are found.")
@click.option(
    "--sectors",
    type=click.Path(exists=True, path_type=Path),
    metavar="TABLE",
    help="Sector table, for a release without NACE codes.",
)
@click.option("--vectors/--no-vectors", default=True, help="Make the vectors of labels too (minutes; default: yes).")
@click.option("--json", "as_json", is_flag=True, help="The whole report as JSON.")
@with_services
def import_(
    services: Services,
    paths: tuple[Path, ...],
    languages: str | None,
    sectors: Path | None,
    vectors: bool,
    as_json: bool,
) -> None:
    """Import a release of ESCO from folders, zips or files, or one Turtle file that `export` wrote.

    PATHS are laid over one another, the first is the base. A second import changes nothing. Prints a report of rows
    read, used and dropped, with reasons.

    \b
    Example:
      jobvej ontology import ESCO-v1.1.1.zip --languages da,en --sectors sectors.csv
    """
    from api.usecases import classification

    wanted = [tag.strip().lower() for tag in languages.split(",") if tag.strip()] if languages else None
    imported = classification.import_release(services, paths, wanted, sectors, say, vectors=vectors)
    if as_json:
        print_json(imported.to_json())
        return
    click.echo(imported.report.to_text("en"))
    click.echo(f"store: {', '.join(f'{name} {count}' for name, count in imported.to_json()['store'].items())}")


@ontology.command()
@click.option("--json", "as_json", is_flag=True, help="The counts as JSON.")
@with_services
def stats(services: Services, as_json: bool) -> None:
    """Count what is loaded: concepts, relations, labels by language; with the attribution that is due.

    \b
    Example:
      jobvej ontology stats
    """
    from api.usecases import classification

    counted = classification.stats(services)
    if as_json:
        print_json(counted.to_json())
    else:
        click.echo(counted.to_text("en"))


@ontology.command()
@click.option("--format", "format_", type=click.Choice(["turtle"]), default="turtle", show_default=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File; default: stdout.")
@with_services
def export(services: Services, format_: str, output: Path | None) -> None:
    """Export what is loaded as SKOS.

    \b
    Example:
      jobvej ontology export --format turtle -o esco.ttl
    """
    from api.usecases import classification

    if output is None:
        classification.export_turtle(services, sys.stdout)
        return
    part = output.with_name(output.name + ".part")
    with part.open("w", encoding="utf-8") as stream:
        classification.export_turtle(services, stream)
    part.replace(output)
    say(f"Wrote {output}")
