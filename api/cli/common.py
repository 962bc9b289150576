"""What several commands share: settings and services, the options of batch commands, progress, tables."""

from __future__ import annotations

import functools
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

import click

from api.settings import Settings, read_settings

if TYPE_CHECKING:
    from api.bootstrap import Services

P = ParamSpec("P")
R = TypeVar("R")

LANGUAGE = click.option("--lang", default="da", show_default=True, metavar="TAG", help="Language of the input.")
LABEL_LANGUAGE = click.option(
    "--label-lang", default=None, metavar="TAG", help="Language of the labels in the answers; default: the input's."
)


def top_option(default: int) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """``--top N``."""
    return click.option(
        "--top", type=click.IntRange(1, 1000), default=default, show_default=True, help="Most answers for each line."
    )


def model_option(*names: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """``--model NAME``. A name that is not installed is refused with those that are."""
    return click.option(
        "--model", default="default", show_default=True, metavar="NAME", help=f"One of {', '.join(names)}."
    )


@contextmanager
def open_services(settings: Settings | None = None, *, patient: bool = True) -> Iterator[Services]:
    """The parts, wired; closed at the end. ``patient``: answers wait for vectors that are not made yet."""
    from api.bootstrap import Services

    with Services(settings or read_settings(), patient=patient) as services:
        yield services


def with_services(function: Callable[..., R]) -> Callable[..., R]:
    """Give a command the open services as its first argument."""

    @functools.wraps(function)
    def wrapper(*arguments: Any, **options: Any) -> R:
        with open_services() as services:
            return function(services, *arguments, **options)

    return wrapper


def say(line: str) -> None:
    """A line of progress on stderr."""
    click.echo(line, err=True)


def print_json(value: Mapping[str, Any]) -> None:
    """One readable JSON document on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """An aligned table on stdout."""
    cells = [list(columns), *([_cell(value) for value in row] for row in rows)]
    widths = [max(len(row[index]) for row in cells) for index in range(len(columns))]
    for number, row in enumerate(cells):
        click.echo("  ".join(value.ljust(width) for value, width in zip(row, widths, strict=True)).rstrip())
        if number == 0:
            click.echo("  ".join("-" * width for width in widths))


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return " ".join(text.split())


def finish(status: int) -> None:
    """End the command with ``status``."""
    sys.stdout.flush()
    if status:
        raise click.exceptions.Exit(status)
