"""``jobvej doctor``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from api.cli.common import finish, print_json, with_services
from api.errors import EXIT_FAILED

if TYPE_CHECKING:
    from api.bootstrap import Services

_SIGNS = {"ok": "✓", "note": "·", "missing": "✗"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="The findings as JSON.")
@with_services
def doctor(services: Services, as_json: bool) -> None:
    """Say what is installed, loaded and missing, with the command that mends each. Exit status 1 if something is.

    \b
    Example:
      jobvej doctor
    """
    from api.usecases.doctor import examine

    findings = examine(services)
    if as_json:
        print_json({"findings": [finding.to_json() for finding in findings]})
    else:
        for finding in findings:
            click.echo(f"{_SIGNS[finding.state]} {finding.part}: {finding.found}")
            if finding.mend:
                click.echo(f"    → {finding.mend}")
    finish(EXIT_FAILED if any(finding.state == "missing" for finding in findings) else 0)
