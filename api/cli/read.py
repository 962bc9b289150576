"""``jobvej read cv|posting``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from api.cli.batch import each, run_batch
from api.cli.common import finish, with_services

if TYPE_CHECKING:
    from api.bootstrap import Services


@click.group()
def read() -> None:
    """Read CVs or postings into skills, roles and demands (batch)."""


@read.command()
@with_services
def cv(services: Services) -> None:
    """Read CVs.

    In: {"id", "path"} (PDF, DOCX, text) or {"id", "text"}. Out: the verdict on the reading, its language, the
    pseudonymised text, and roles, education, evidence, constraints and places found in it. Spans count in code points
    of "text". The CV itself is neither kept nor logged.

    \b
    Example:
      echo '{"id": 1, "path": "cv.pdf"}' | jobvej read cv
      echo '{"id": 1, "text": "Jeg er sygeplejerske og taler engelsk."}' | jobvej read cv
    """
    from api.usecases import reading

    finish(run_batch(each(lambda record: reading.cv_record(services, record))))


@read.command()
@with_services
def posting(services: Services) -> None:
    """Read postings.

    In: {"id", "path"}, {"id", "text"}, or a schema.org JobPosting (its identifier.value is the id where it has no
    "id"). Out: as `jobvej read cv`; evidence has a strength: essential, optional or unknown.
    Where they are known also "industry": {"nace", "origin"} (a section of NACE Rev. 2; from feed_code, feed_words,
    employer, text or occupation) and "employer": {"name", "key"}.

    \b
    Example:
      echo '{"id": 1, "text": "Vi søger en elektriker med kørekort B."}' | jobvej read posting
    """
    from api.usecases import reading

    finish(run_batch(each(lambda record: reading.posting_record(services, record))))
