"""``jobvej terms import|list|remove|export``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from api.cli.batch import to_line
from api.cli.common import finish, print_json, print_table, say, with_services
from api.errors import EXIT_FAILED

if TYPE_CHECKING:
    from api.bootstrap import Services


@click.group()
def terms() -> None:
    """Lay local terms and mappings over the classification (docs/terms.md)."""


@terms.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@with_services
def import_(services: Services, paths: tuple[Path, ...]) -> None:
    """Import tables of labels (CSV, TSV) or mappings (SSSOM TSV). They count from the next request of every process.

    Prints one JSON line a file: {"path", "source", "read", "added", "changed", "removed", "unchanged", "rejected":
    [{"line", "code", "message"}]}. A file replaces what was imported from a file of its name; one with a bad row
    changes nothing.

    \b
    Example:
      jobvej terms import terms.csv mappings.sssom.tsv
    """
    from api.usecases.terms import import_files

    failed = False
    for line in import_files(services, paths):
        failed = failed or "error" in line or bool(line["rejected"])
        click.echo(to_line(line))
    finish(EXIT_FAILED if failed else 0)


@terms.command("list")
@click.option("--json", "as_json", is_flag=True, help="The counts as JSON.")
@with_services
def list_(services: Services, as_json: bool) -> None:
    """List the sources with their counts by language and status. "jobvej" are the terms that come with the program.

    \b
    Example:
      jobvej terms list
    """
    from api.usecases.terms import describe_sources

    found = list(describe_sources(services))
    if as_json:
        print_json({"sources": found})
    else:
        columns = ("source", "terms", "mappings", "not loaded")
        print_table(columns, [_row(source) for source in found])
    finish(EXIT_FAILED if any("error" in source for source in found) else 0)


def _row(source: dict[str, Any]) -> tuple[object, ...]:
    if "error" in source:
        return source["source"], source["error"]["message"], "", ""
    counts = [f"{count} {tag} {status}" for tag, by in source["terms"].items() for status, count in by.items()]
    signs = [f"{count} {sign}" for sign, count in source["mappings"].items() if count]
    return source["source"], ", ".join(counts), ", ".join(signs), source["unknown_concepts"] or ""


@terms.command()
@click.argument("source")
@with_services
def remove(services: Services, source: str) -> None:
    """Take a source away again, by the name that `list` shows.

    \b
    Example:
      jobvej terms remove terms.csv
    """
    from api.usecases.terms import remove as remove_source

    click.echo(to_line(remove_source(services, source)))


@terms.command()
@click.argument("sources", nargs=-1)
@click.option("--format", "format_", type=click.Choice(["csv", "sssom"]), default="csv", show_default=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="File; default: stdout.")
@with_services
def export(services: Services, sources: tuple[str, ...], format_: str, output: Path | None) -> None:
    """Export terms as CSV or mappings as SSSOM; of all sources, or of those named. `import` takes the file in again.

    \b
    Example:
      jobvej terms export jobvej -o review.csv
    """
    from api.usecases.terms import export as write

    if output is None:
        write(services, sources, format_, sys.stdout)
        return
    part = output.with_name(output.name + ".part")
    with part.open("w", encoding="utf-8", newline="") as stream:
        rows = write(services, sources, format_, stream)
    part.replace(output)
    say(f"Wrote {rows} rows to {output}")
