"""``jobvej recommend``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from api.cli.batch import each, run_batch
from api.cli.common import LABEL_LANGUAGE, LANGUAGE, finish, model_option, top_option, with_services

if TYPE_CHECKING:
    from api.bootstrap import Services


@click.command()
@LANGUAGE
@LABEL_LANGUAGE
@top_option(20)
@model_option("default", "automatch", "bm25", "overlap", "cosine", "network")
@with_services
def recommend(services: Services, lang: str, label_lang: str | None, top: int, model: str) -> None:
    """Recommend jobs and alternatives.

    In: {"id", "path"} or {"id", "text"}, a CV; optional "near", a postcode (else the CV's own), "radius_km" (default
    60; remote jobs pass), "wanted", titles (else the CV's own); "profile", an edited profile, instead of a CV.
    Out: {"id", "jobs": [{"posting_id", "source", "score", "factors", "missing", "paths"}], "alternatives"}, and
    "limits" where a limit shortened a list. Alternatives are of another sector or job function and have "reason" and
    "other" as well; by the model "network" each job has "network", its own paths. Uses the snapshot only: no database
    is started.

    \b
    Example:
      echo '{"id": 1, "path": "cv.pdf", "near": "2100", "radius_km": 30}' | jobvej recommend --top 5
    """
    from api.usecases import recommending

    # An unknown model, or nothing loaded, is told once and not for every line.
    recommending.check_model(model)
    services.world()
    language = label_lang or lang
    finish(run_batch(each(lambda record: recommending.record_answer(services, record, top, model, language))))
