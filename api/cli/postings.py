"""``jobvej postings import``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.batch import to_line
from api.cli.common import finish, say, with_services
from api.errors import EXIT_FAILED

if TYPE_CHECKING:
    from api.bootstrap import Services


@click.group()
def postings() -> None:
    """Import job postings."""


@postings.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@with_services
def import_(services: Services, paths: tuple[Path, ...]) -> None:
    """Import schema.org JobPostings from JSON, JSON Lines or HTML files, or folders of them.

    Prints one JSON line a file: {"path", "read", "added", "changed", "unchanged", "rejected": [{"line", "code",
    "message"}]}. A second run changes nothing.

    \b
    Example:
      jobvej postings import postings.jsonl ads/
    """
    from api.usecases.postings import import_files

    failed = False
    for line in import_files(services, paths, say):
        failed = failed or "error" in line
        click.echo(to_line(line))
    finish(EXIT_FAILED if failed else 0)
