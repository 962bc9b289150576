"""``jobvej vectors make|status``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from api.cli.common import print_json, say, with_services

if TYPE_CHECKING:
    from api.bootstrap import Services


@click.group()
def vectors() -> None:
    """Vectors of labels, which linking by meaning needs."""


@vectors.command()
@with_services
def make(services: Services) -> None:
    """Make the vectors of labels that have none. May be stopped, and goes on where it was.

    An import does this too; a service does it by itself and answers without them meanwhile.

    \b
    Example:
      jobvej vectors make
    """
    from api.usecases import vectors as usecase

    print_json(usecase.make(services, say))


@vectors.command()
@with_services
def status(services: Services) -> None:
    """Count the labels that need a vector, and those that have none.

    \b
    Example:
      jobvej vectors status
    """
    from api.usecases import vectors as usecase

    print_json(usecase.state(services))
