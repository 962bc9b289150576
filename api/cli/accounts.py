"""``jobvej accounts add|list|change|key|revoke``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from api.cli.common import print_json, print_table, say, with_services

if TYPE_CHECKING:
    from api.bootstrap import Services

_ROLES = click.Choice(["consultant", "curator", "researcher", "admin"])


@click.group()
def accounts() -> None:
    """Keep accounts and their API keys (docs/access.md)."""


@accounts.command()
@click.argument("name")
@click.option("--role", "roles", type=_ROLES, multiple=True, required=True, help="May be given more than once.")
@click.option("--subject", help='Who signs in: "issuer|subject" of OpenID Connect.')
@with_services
def add(services: Services, name: str, roles: tuple[str, ...], subject: str | None) -> None:
    """Add an account, for a person who signs in or a program that uses keys.

    \b
    Example:
      jobvej accounts add "Fagsystemet" --role consultant
    """
    from api.access import accounts as access

    found = access.add(services, name, roles, subject=subject)
    print_json({"id": found.id, "name": found.name, "roles": list(found.roles)})


@accounts.command("list")
@with_services
def list_(services: Services) -> None:
    """List accounts with their keys.

    \b
    Example:
      jobvej accounts list
    """
    from api.access import accounts as access

    rows = [
        (
            item.id,
            item.name,
            ",".join(item.roles),
            "disabled" if item.disabled else "",
            " ".join(key.id + (" (revoked)" if key.revoked else "") for key in item.keys),
        )
        for item in access.listed(services)
    ]
    print_table(("account", "name", "roles", "state", "keys"), rows)


@accounts.command()
@click.argument("account_id")
@click.option("--role", "roles", type=_ROLES, multiple=True, help="The roles from now on.")
@click.option("--disable/--enable", "disabled", default=None, help="Whether it may be used.")
@with_services
def change(services: Services, account_id: str, roles: tuple[str, ...], disabled: bool | None) -> None:
    """Set an account's roles, or disable or enable it; counts from the next request.

    \b
    Example:
      jobvej accounts change ACCOUNT --disable
    """
    from api.access import accounts as access

    found = access.change(services, account_id, roles=roles or None, disabled=disabled)
    print_json({"id": found.id, "roles": list(found.roles), "disabled": found.disabled is not None})


@accounts.command()
@click.argument("account_id")
@click.option("--label", default="", help="What it is for.")
@click.option("--scope", "scopes", type=_ROLES, multiple=True, help="Roles that it is good for; default: all.")
@click.option("--days", type=click.IntRange(1, 3650), help="Days until it expires.")
@with_services
def key(services: Services, account_id: str, label: str, scopes: tuple[str, ...], days: int | None) -> None:
    """Add a key and print it: it is shown this once.

    \b
    Example:
      jobvej accounts key ACCOUNT --label fagsystem --days 365
    """
    from api.access import accounts as access

    secret, made = access.new_key(services, account_id, label, scopes=scopes or None, days=days)
    say(f"Key {made.id}, shown this once:")
    click.echo(secret)


@accounts.command()
@click.argument("key_id")
@with_services
def revoke(services: Services, key_id: str) -> None:
    """Revoke a key, from the next request on.

    \b
    Example:
      jobvej accounts revoke 0123456789ab
    """
    from api.access import accounts as access

    access.revoke(services, key_id)
    print_json({"revoked": key_id})
