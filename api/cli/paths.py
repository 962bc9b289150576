"""``jobvej paths``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from api.cli.batch import each, run_batch
from api.cli.common import finish, model_option, top_option, with_services

if TYPE_CHECKING:
    from api.bootstrap import Services


@click.command()
@top_option(5)
@model_option("default", "jaccard", "cosine", "isco", "groups", "network")
@click.option("--label-lang", default="da", show_default=True, metavar="TAG", help="Language of the labels.")
@with_services
def paths(services: Services, top: int, model: str, label_lang: str) -> None:
    """Find career paths of several steps, with the skills that each step lacks and the postings that are live there.

    In: {"id", "uri"}, an occupation, or {"id", "profile"}; optional "to", a wanted occupation. Out: {"id",
    "occupations": [...], "paths": [{"steps": [{"uri", "score", "gap", "live_postings", "authorisation"}]}]}.

    \b
    Example:
      echo '{"id": 1, "uri": "https://jobvej.example/demo/occupation/nurse"}' | jobvej paths --top 3
    """
    from api.usecases import careers

    careers.check_model(model)
    services.world()
    finish(run_batch(each(lambda record: careers.paths_answer(services, record, top, model, label_lang))))
