from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from api import settings as module
from api.errors import SettingsError
from api.settings import Settings, is_loopback, read_settings

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(f"JOBVEJ_{name.upper()}", raising=False)


def test_defaults_are_safe() -> None:
    settings = read_settings()
    assert (settings.store, settings.host, settings.port) == ("embedded", "127.0.0.1", 8000)
    assert settings.data == Path(".jobvej")
    assert settings.day == datetime.date.today()
    settings.check_bind()


def test_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JOBVEJ_STORE", "neo4j://localhost:7687")
    monkeypatch.setenv("JOBVEJ_STORE_PASSWORD", "hemmelig")
    monkeypatch.setenv("JOBVEJ_TODAY", "2026-11-22")
    monkeypatch.setenv("JOBVEJ_LANGUAGES", "en, DA")
    monkeypatch.setenv("JOBVEJ_LOG_LEVEL", "warning")
    monkeypatch.setenv("JOBVEJ_PORT", "")
    settings = read_settings()
    assert settings.day == datetime.date(2026, 11, 22)
    assert settings.languages == ("en", "da")
    assert settings.password == "hemmelig"
    assert "hemmelig" not in repr(settings)
    assert settings.log_level == "WARNING"
    assert settings.port == 8000


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("JOBVEJ_STORE", "http://localhost:7474"),
        ("JOBVEJ_STORE", "embeded"),
        ("JOBVEJ_TODAY", "i går"),
        ("JOBVEJ_PORT", "99999"),
        ("JOBVEJ_UPLOAD_BYTES", str(11 * 1024 * 1024)),
        ("JOBVEJ_LOG_LEVEL", "LOUD"),
        ("JOBVEJ_LANGUAGES", ","),
    ],
)
def test_a_bad_value_is_refused_by_its_name(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        read_settings()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.5", "::1", "[::1]", "localhost"])
def test_loopback(host: str) -> None:
    assert is_loopback(host)
    read_settings(host=host).check_bind()


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "example.org", "127.0.0.1.example.org"])
def test_beyond_loopback_is_refused(host: str) -> None:
    assert not is_loopback(host)
    with pytest.raises(SettingsError, match="JOBVEJ_ACCESS is open"):
        read_settings(host=host).check_bind()


def test_a_container_may_bind_beyond_its_own_loopback(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    settings = read_settings(host="0.0.0.0", bind_in_container=True)
    monkeypatch.setattr(module, "_CONTAINER_MARKS", (tmp_path / "mark",))
    with pytest.raises(SettingsError, match="does not look like one"):
        settings.check_bind()
    (tmp_path / "mark").touch()
    settings.check_bind()


def test_the_documented_table_is_the_code() -> None:
    rows = re.findall(r"^\| `(JOBVEJ_\w+)` \| (.*?) \| (.*) \|$", (ROOT / "docs/settings.md").read_text(), re.MULTILINE)
    assert rows == documented_rows()


def documented_rows() -> list[tuple[str, str, str]]:
    """The rows that docs/settings.md must have: name, default, description."""
    rows = []
    for name, field in Settings.model_fields.items():
        default = field.default
        if isinstance(default, tuple):
            default = ",".join(default)
        shown = "" if default is None else f"`{str(default).lower() if isinstance(default, bool) else default}`"
        rows.append((f"JOBVEJ_{name.upper()}", shown, str(field.description)))
    return rows
