"""``jobvej adjacent``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from api.cli.batch import each, run_batch
from api.cli.common import finish, model_option, top_option, with_services

if TYPE_CHECKING:
    from api.bootstrap import Services


@click.command()
@top_option(100)
@model_option("default", "jaccard", "cosine", "isco", "groups", "network")
@click.option(
    "--other",
    type=click.Choice(["function", "sector"]),
    multiple=True,
    help="Keep only occupations of another job function (ISCO major group) or another sector.",
)
@with_services
def adjacent(services: Services, top: int, model: str, other: tuple[str, ...]) -> None:
    """Find occupations near an occupation.

    In: {"id", "uri"}, an ESCO occupation. Out: {"id", "candidates": [{"uri", "score", "other"}]}, best first; "other"
    says in what a candidate differs: function, sector. Unknown is never other.

    \b
    Example:
      echo '{"id": 1, "uri": "https://jobvej.example/demo/occupation/nurse"}' | jobvej adjacent --top 5
    """
    from api.usecases import careers

    careers.check_model(model)
    services.world()
    finish(run_batch(each(lambda record: careers.adjacent_answer(services, record, top, model, other))))
