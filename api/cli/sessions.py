"""``jobvej sessions purge|erase|erase-person`` and ``jobvej person-key``."""

from __future__ import annotations

import hashlib
import hmac
import os
import sys
from typing import TYPE_CHECKING

import click

from api.cli.common import print_json, with_services
from api.errors import SettingsError

if TYPE_CHECKING:
    from api.bootstrap import Services

SECRET_VARIABLE = "JOBVEJ_PERSON_SECRET"  # noqa: S105 - the name of a variable
MIN_SECRET = 32


@click.group()
def sessions() -> None:
    """Erase sessions (docs/records.md)."""


@sessions.command()
@with_services
def purge(services: Services) -> None:
    """Erase what is past its time, as the service does every hour.

    \b
    Example:
      jobvej sessions purge
    """
    from api.usecases.sessions import retention

    print_json(retention.purge(services))


@sessions.command()
@click.argument("session_id")
@with_services
def erase(services: Services, session_id: str) -> None:
    """Erase one session, whosever it is, with everything that came of it.

    \b
    Example:
      jobvej sessions erase 3q2-7wAAAAAAAAAAAAAAAA
    """
    from api.usecases.sessions import erasing

    erasing.erase_any(services, session_id)
    print_json({"sessions": 1})


@sessions.command("erase-person")
@click.argument("person_key")
@click.option("--opt-out", is_flag=True, help="Refuse new sessions for this person.")
@with_services
def erase_person(services: Services, person_key: str, opt_out: bool) -> None:
    """Erase everything that is kept under a person's key.

    \b
    Example:
      jobvej sessions erase-person 0123...cdef --opt-out
    """
    from api.usecases.sessions import erasing
    from api.usecases.sessions.values import LOCAL

    print_json({"sessions": erasing.erase_person(services, LOCAL, person_key, opt_out=opt_out), "opted_out": opt_out})


@click.command("person-key")
def person_key() -> None:
    """Turn identifiers on stdin, one a line, into persons' keys, one a line: HMAC-SHA-256 in hex.

    This is the municipality's side of it: the secret is in JOBVEJ_PERSON_SECRET, at least 32 characters, and never on
    the machine that the service runs on. Spaces and hyphens in an identifier do not count.

    \b
    Example:
      jobvej person-key < numbers.txt > keys.txt
    """
    secret = os.environ.get(SECRET_VARIABLE, "")
    if len(secret) < MIN_SECRET:
        raise SettingsError(f"{SECRET_VARIABLE} must hold a secret of at least {MIN_SECRET} characters.")
    for line in sys.stdin:
        identifier = "".join(line.split()).replace("-", "")
        key = hmac.new(secret.encode(), identifier.encode(), hashlib.sha256).hexdigest() if identifier else ""
        click.echo(key)
