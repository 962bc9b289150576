"""``jobvej train``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.cli.common import print_json, say, with_services

if TYPE_CHECKING:
    from api.bootstrap import Services


@click.command()
@click.option(
    "--mobility",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with onet-related-occupations/ and rome-mobility-fr/: learn from experts' pairs, too.",
)
@click.option("--seed", type=click.IntRange(min=0), default=0, show_default=True, help="Seed of the training.")
@click.option("--steps", type=click.IntRange(min=1), default=None, help="Steps of training; default: 200.")
@click.option(
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="Where the artefact goes; default: network/network.json in the data directory.",
)
@click.option("--restart", is_flag=True, help="Forget a training that was interrupted.")
@with_services
def train(
    services: Services, mobility: Path | None, seed: int, steps: int | None, out: Path | None, restart: bool
) -> None:
    """Train the path network on the loaded graph and postings, and on experts' pairs where they are given.

    Needs the extra `train` (torch). Ctrl-C keeps what is done: the same command goes on from there. The same data and
    seed give the same network on one machine.

    \b
    Example:
      jobvej train --mobility ~/data/bench
    """
    from api.usecases import training

    print_json(training.train(services, mobility, seed, steps, out, restart, say))
