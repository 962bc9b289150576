from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from api.cli import main
from api.errors import NothingLoadedError
from graph.errors import StoreUnavailableError

JOBVEJ = [sys.executable, "-m", "api.cli.main"]


def test_help_is_quick_and_loads_nothing_heavy() -> None:
    code = "import sys; from api.cli.main import run; run(['--help']); print(sorted(sys.modules))"
    best = 10.0
    for _ in range(3):
        begun = time.perf_counter()
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        best = min(best, time.perf_counter() - begun)
    assert "recommend" in done.stdout
    for heavy in ("'numpy'", "'pydantic'", "'flask'", "'spacy'", "'neo4j'", "'scipy'"):
        assert heavy not in done.stdout
    assert best < 0.5


def commands() -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []

    def walk(command: click.Command, path: tuple[str, ...]) -> None:
        if isinstance(command, click.Group):
            with click.Context(command) as context:
                for name in command.list_commands(context):
                    inner = command.get_command(context, name)
                    assert inner is not None, name
                    walk(inner, (*path, name))
        else:
            found.append(path)

    walk(main.jobvej, ())
    return found


@pytest.mark.parametrize("path", commands(), ids=" ".join)
def test_every_command_has_help_with_an_example(path: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main.jobvej, [*path, "--help"])
    assert result.exit_code == 0, result.output
    assert "Example" in result.output
    assert f"jobvej {' '.join(path)}" in result.output


def test_the_promised_commands_exist() -> None:
    have = {" ".join(path) for path in commands()}
    promised = """up; serve; demo load; demo show; doctor; ontology import; ontology stats; ontology export;
    postings import; store check; store backup; store restore; store stop; store snapshot; query; read cv;
    read posting; link occupation; link skill; link skill-group; adjacent; recommend; paths; bench"""
    assert {name.strip() for name in promised.split(";")} <= have


def test_an_error_is_one_line_and_a_status(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for error, status, code in (
        (NothingLoadedError("Nothing is loaded."), 3, "nothing_loaded"),
        (StoreUnavailableError("no answer from\n the store"), 3, "store_unavailable"),
        (FileNotFoundError(2, "No such file", "x.pdf"), 1, "file_not_found"),
        (ZeroDivisionError("by nought"), 70, "internal_error"),
    ):

        def fail(*_arguments: object, error: Exception = error, **_options: object) -> None:
            raise error

        monkeypatch.setattr(main.jobvej, "main", fail)
        assert main.run([]) == status
        shown = capsys.readouterr().err
        assert shown.count("\n") == 1
        assert shown.endswith(f"[{code}]\n")
        assert "Traceback" not in shown


def test_wrong_usage_is_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.run(["no-such-command"]) == 2
    assert "No such command" in capsys.readouterr().err


def test_a_bad_setting_is_status_2(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("JOBVEJ_STORE", "ftp://x")
    assert main.run(["ontology", "stats"]) == 2
    assert "JOBVEJ_STORE" in capsys.readouterr().err


def test_nothing_loaded_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JOBVEJ_DATA", str(tmp_path / "data"))
    assert main.run(["ontology", "stats"]) == 3
    assert "jobvej demo load" in capsys.readouterr().err


def test_interrupt_and_a_reader_that_has_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(main.jobvej, "main", interrupted)
    assert main.run([]) == 130


def test_output_into_a_closed_pipe_ends_quietly() -> None:
    code = (
        "import click, sys\nfrom api.cli import main\n"
        "main.jobvej.main = lambda **_: [click.echo('x' * 1000) for _ in range(100000)]\nmain.main()"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=20) == 141


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_standard_stream_is_no_error(closed: str) -> None:
    command = f"{sys.executable} -m api.cli.main --version {closed}"
    done = subprocess.run(["/bin/sh", "-c", command], input=b"", capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
