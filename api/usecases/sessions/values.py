"""Small values that every use case of sessions takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

ROLES = ("consultant", "curator", "researcher", "admin")


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who asks: an account, by its identifier, and its roles."""

    account_id: str
    name: str
    roles: frozenset[str]


LOCAL = Viewer("local", "local", frozenset(ROLES))
"""Everybody, where the service is open and answers on loopback alone."""


@dataclass(frozen=True, slots=True)
class Arm:
    """What an assignment decided. ``name`` is logged; ``shown``: whether recommendations are shown."""

    name: str
    shown: bool


class Assignment(Protocol):
    """Decides for each person whether recommendations are shown; asked once, when a session begins.

    The same person must get the same arm. ``unit``: the person's key, else the session's identifier.
    """

    def arm(self, unit: str) -> Arm:
        """The arm of ``unit``."""
        ...


class Always:
    """Everybody is shown recommendations: the rule while there is no trial."""

    def arm(self, unit: str) -> Arm:
        """Shown, whoever it is."""
        return Arm("always", shown=True)
