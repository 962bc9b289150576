"""``jobvej serve`` and ``jobvej up``."""

from __future__ import annotations

import click

from api.cli.common import open_services, say
from api.settings import read_settings


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), help="Port; default: JOBVEJ_PORT or 8000.")
def serve(port: int | None) -> None:
    """Serve the page and the REST API on loopback, until SIGTERM or Ctrl-C.

    \b
    Example:
      jobvej serve --port 8080
    """
    from api.usecases.service import serve as run

    settings = read_settings(port=port)
    settings.check_bind()
    with open_services(settings, patient=False) as services:
        run(services, say)


@click.command()
@click.option("--demo", is_flag=True, help="Load the demo world first, if nothing is loaded.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port; default: JOBVEJ_PORT or 8000.")
def up(demo: bool, port: int | None) -> None:
    """Load what is missing, start the store and the service, and say where it is.

    \b
    Example:
      jobvej up --demo
    """
    from api.usecases.service import serve as run

    settings = read_settings(port=port)
    settings.check_bind()
    with open_services(settings, patient=False) as services:
        if demo:
            world = services.world_or_none()
            if world is None or not len(world.snapshot.classification):
                from api.usecases.demo import load

                load(services, say)
        run(services, say)
