"""The command ``jobvej``: finds the module of a command, and turns every error into one line and an exit status."""

from __future__ import annotations

import importlib
import io
import os
import signal
import sys
from collections.abc import Mapping
from typing import Any, NoReturn

import click

COMMANDS: Mapping[str, tuple[str, str]] = {
    "up": ("serve", "Load what is missing, then serve: one process for everything."),
    "serve": ("serve", "Serve the page and the REST API on loopback."),
    "demo": ("demo", "Load the demo world, or show its answers in the terminal."),
    "doctor": ("doctor", "Say what is installed, loaded and missing, and what mends it."),
    "ontology": ("ontology", "Import, count and export a classification such as ESCO."),
    "terms": ("terms", "Lay local terms and mappings over the classification."),
    "vectors": ("vectors", "Make the vectors that linking by meaning needs."),
    "postings": ("postings", "Import job postings."),
    "sources": ("sources", "Fetch postings from their sources, and say how each is."),
    "store": ("store", "Check, back up, restore or stop the store."),
    "accounts": ("accounts", "Keep accounts and their API keys."),
    "sessions": ("sessions", "Erase sessions, on demand or when their time is over."),
    "person-key": ("sessions", "Turn identifiers into persons' keys, on the municipality's side."),
    "query": ("query", "Ask the graph in bounded, read-only Cypher."),
    "read": ("read", "Read CVs or postings into skills, roles and demands (batch)."),
    "link": ("link", "Link texts to occupations, skills or skill groups (batch)."),
    "adjacent": ("adjacent", "Find occupations near an occupation (batch)."),
    "recommend": ("recommend", "Recommend jobs and alternatives for CVs (batch)."),
    "paths": ("paths", "Find career paths from an occupation or profile (batch)."),
    "train": ("train", "Train the path network on what is loaded (needs torch)."),
    "bench": ("bench", "Measure on the development sets, beside the baselines."),
}
"""Command -> its module in api.cli, and one line of help. The function in the module has the command's name."""

HELP = """Jobvej: a CV in, explained jobs and alternatives out, on ESCO.

Settings come from the environment (JOBVEJ_...; docs/settings.md). Batch commands read JSON Lines on stdin and
write one line of JSON for each, in order, on stdout.

\b
Exit status: 0 fine · 1 failed, or some lines of a batch did · 2 wrong usage or setting
             3 nothing loaded, or store not available · 70 unforeseen error · 130 interrupted

\b
Examples:
  jobvej demo load && jobvej serve
  echo '{"id": 1, "text": "sygeplejerske"}' | jobvej link occupation --lang da --top 5
"""


class LazyGroup(click.Group):
    """A group that imports a command's module only when that command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order in which they are met."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or None."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"api.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, help_text) for name, (_module, help_text) in COMMANDS.items()])


def _print_version(ctx: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from api.versions import jobvej_version

        click.echo(f"jobvej {jobvej_version()}")
        ctx.exit()


@click.command(
    cls=LazyGroup, help=HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110}
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Show the version."
)
def jobvej() -> None:
    """The command group; everything happens in its commands."""


def run(arguments: list[str] | None = None, **extra: Any) -> int:
    """Run a command line and give its exit status. No error leaves as a traceback."""
    try:
        status = jobvej.main(args=arguments, prog_name="jobvej", standalone_mode=False, **extra)
    except click.exceptions.Exit as error:
        return error.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted.", err=True)
        return 130
    except BrokenPipeError:
        _forget_stdout()
        return 141
    except Exception as error:  # noqa: BLE001 - the last door: what is not foreseen becomes one line, too
        return _show(error)
    return status if isinstance(status, int) else 0


def _show(error: Exception) -> int:
    from api.errors import describe

    problem = describe(error)
    detail = problem.detail
    if problem.code == "internal_error":
        detail = f"{type(error).__name__}: {error}"
        if os.environ.get("JOBVEJ_LOG_LEVEL", "").upper() == "DEBUG":
            import traceback

            traceback.print_exception(error, file=sys.stderr)
    click.echo(f"jobvej: {detail} [{problem.code}]", err=True)
    return problem.exit_status


def _forget_stdout() -> None:
    """The reader has gone (as ``| head`` does): send what is still buffered nowhere, so that exit is quiet."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, sys.stdout.fileno())
    os.close(devnull)


def _open_missing() -> None:
    """Give a process that was started without standard streams (``>&-``) some that lead nowhere."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - as long as we live


def _terminated(_signal: int, _frame: object) -> NoReturn:
    raise SystemExit(128 + signal.SIGTERM)


def main() -> None:
    """Entry point of the ``jobvej`` command."""
    # SIGTERM unwinds like an exit, so that open stores are closed in order.
    signal.signal(signal.SIGTERM, _terminated)
    _open_missing()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # æ ø å whatever the locale says
    status = run()
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _forget_stdout()
        status = 141
    sys.exit(status)


if __name__ == "__main__":
    main()
