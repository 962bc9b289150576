"""``jobvej link occupation|skill|skill-group``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from api.cli.batch import run_batch
from api.cli.common import LABEL_LANGUAGE, LANGUAGE, finish, model_option, top_option, with_services

if TYPE_CHECKING:
    from api.bootstrap import Services

_MODELS = ("default", "chars", "exact", "direct")
_CHUNK = 64


@click.group()
def link() -> None:
    """Link texts to occupations, skills or skill groups (batch)."""


def _link(services: Services, target: str, model: str, lang: str, label_lang: str | None, top: int) -> None:
    from api.usecases.linking import link_records

    # An unknown model, or nothing loaded, is told once and not for every line.
    services.world().linker(target, model)
    handler = link_records(services, target, model, lang, label_lang or lang, top)
    finish(run_batch(handler, chunk=_CHUNK))


@link.command()
@LANGUAGE
@LABEL_LANGUAGE
@top_option(50)
@model_option(*_MODELS)
@with_services
def occupation(services: Services, lang: str, label_lang: str | None, top: int, model: str) -> None:
    """Link job titles to ESCO occupations and ISCO groups.

    In: {"id", "text"}, a job title. Out: {"id", "candidates": [{"uri", "label", "score"}]}, best first.

    \b
    Example:
      echo '{"id": 1, "text": "social- og sundhedshjælper"}' | jobvej link occupation --lang da --top 5
    """
    _link(services, "occupation", model, lang, label_lang, top)


@link.command()
@LANGUAGE
@LABEL_LANGUAGE
@top_option(20)
@model_option(*_MODELS)
@with_services
def skill(services: Services, lang: str, label_lang: str | None, top: int, model: str) -> None:
    """Link sentences or phrases to ESCO skills.

    In: {"id", "text"}, a sentence or phrase. Out: {"id", "candidates": [{"uri", "label", "score"}]}, best first.

    \b
    Example:
      echo '{"id": 1, "text": "You plan the work of a team"}' | jobvej link skill --lang en --top 5
    """
    _link(services, "skill", model, lang, label_lang, top)


@link.command("skill-group")
@LANGUAGE
@LABEL_LANGUAGE
@top_option(5)
@model_option(*_MODELS)
@with_services
def skill_group(services: Services, lang: str, label_lang: str | None, top: int, model: str) -> None:
    """Link phrases to ESCO's first-level skill groups and ISCED-F broad fields.

    In: {"id", "text"}, a phrase. Out: {"id", "candidates": [{"uri", "label", "score"}]}, best first.

    \b
    Example:
      echo '{"id": 1, "text": "pædagogisk arbejde med børn"}' | jobvej link skill-group --lang da --top 3
    """
    _link(services, "skill-group", model, lang, label_lang, top)
