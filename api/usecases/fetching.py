"""The one module that goes to the network: a GET of a configured source, bounded in size, time, redirects and hosts."""

from __future__ import annotations

import http.client
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import IO
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from api.errors import InvalidRequestError
from api.settings import is_loopback
from api.usecases.inputs import bytes_of
from api.usecases.source_config import is_allowed
from api.versions import jobvej_version
from extraction.errors import SourceUnavailableError

MAX_BYTES = 512 * 1024 * 1024
"""Largest answer, and largest file."""
CONNECT_SECONDS = 30.0
"""Longest wait for a connection and for each piece of the answer."""
TOTAL_SECONDS = 600.0
"""Longest time for one answer."""
MAX_REDIRECTS = 3
MAX_PAUSE_SECONDS = 10.0
_CHUNK = 1024 * 1024
_WHOLE = frozenset({200, 204})
"""Statuses whose body is all there is; 206 is a part."""
_ACCEPT = "application/json, application/xml, text/html, text/csv;q=0.9, */*;q=0.5"


def user_agent() -> str:
    """How Jobvej names itself; the first word is the one that robots.txt goes by."""
    return f"Jobvej/{jobvej_version()} (job recommender; reads job postings; obeys robots.txt)"


class Fetcher:
    """Gives the bytes of a source's pages, of its own host only; none that its robots.txt closes to crawlers."""

    def __init__(
        self,
        home: str,
        token: str = "",
        *,
        crawls: bool = False,
        max_bytes: int = MAX_BYTES,
        total_s: float = TOTAL_SECONDS,
    ) -> None:
        """``home``: the source's URL or path. ``crawls``: it goes through pages made for people (a sitemap's)."""
        self._home, self._token, self._crawls = home, token, crawls
        self._max_bytes, self._total_s = max_bytes, total_s
        self._host = _host(home)
        self._robots: RobotFileParser | None = None
        self._pause = threading.Event()
        proxies = urllib.request.ProxyHandler({}) if is_loopback(self._host) else urllib.request.ProxyHandler()
        self._opener = urllib.request.build_opener(proxies, _SameHost(self._host))

    def __call__(self, location: str) -> bytes:
        """Raises SourceUnavailableError, saying what was wrong with which location."""
        if not self._host:
            return self._file(location)
        if self._crawls and location != self._home:
            self._ask_robots(location)
        return self._get(location)

    def _file(self, location: str) -> bytes:
        if not Path(location).exists():
            raise SourceUnavailableError(f"{location}: no such file", gone=True)
        try:
            return bytes_of(location, self._max_bytes)
        except InvalidRequestError as error:
            raise SourceUnavailableError(str(error)) from None

    def _get(self, url: str) -> bytes:
        if not is_allowed(url) or _host(url) != self._host:
            raise SourceUnavailableError(f"{url} is not https on {self._host}, so it is not followed")
        headers = {"User-Agent": user_agent(), "Accept": _ACCEPT, "Accept-Encoding": "identity"}
        if self._token:
            headers["Authorization"] = f"Bearer {self._token}"
        request = urllib.request.Request(url, headers=headers)  # noqa: S310 - the scheme was checked above
        deadline = time.monotonic() + self._total_s
        try:
            with self._opener.open(request, timeout=min(CONNECT_SECONDS, self._total_s)) as answer:
                return self._read(answer, url, deadline)
        except urllib.error.HTTPError as error:
            with error:
                gone = error.code in (404, 410)
                raise SourceUnavailableError(f"{url} answers {error.code} {error.reason}", gone=gone) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = getattr(error, "reason", None) or str(error) or type(error).__name__
            raise SourceUnavailableError(f"{url} cannot be reached: {reason}") from None

    def _read(self, answer: http.client.HTTPResponse, url: str, deadline: float) -> bytes:
        if answer.status not in _WHOLE:
            raise SourceUnavailableError(f"{url} answers {answer.status} {answer.reason}, not the whole of it")
        data = bytearray()
        # read1 gives what has come, so that a server that drips is seen by the clock.
        while chunk := answer.read1(min(_CHUNK, self._max_bytes + 1)):
            data += chunk
            if len(data) > self._max_bytes:
                raise SourceUnavailableError(f"{url} has more than {self._max_bytes // 1024} KB")
            if time.monotonic() > deadline:
                raise SourceUnavailableError(f"{url} takes longer than {self._total_s:g} seconds")
        if answer.length:
            # A body that ends early raises nothing by itself, and half a source would end the other half's postings.
            raise SourceUnavailableError(f"{url} broke off with {answer.length} bytes to come")
        return bytes(data)

    def _ask_robots(self, url: str) -> None:
        """By RFC 9309: no file allows everything, and one that cannot be had nothing."""
        if self._robots is None:
            robots = RobotFileParser()
            try:
                robots.parse(self._get(urljoin(self._home, "/robots.txt")).decode("utf-8", "replace").splitlines())
            except SourceUnavailableError as error:
                if not error.gone:
                    raise
                robots.parse([])
            self._robots = robots
        if not self._robots.can_fetch("Jobvej", url):
            raise SourceUnavailableError(f"{url}: robots.txt asks crawlers to leave it alone")
        delay = self._robots.crawl_delay("Jobvej")
        if delay:
            self._pause.wait(min(float(delay), MAX_PAUSE_SECONDS))


class _SameHost(urllib.request.HTTPRedirectHandler):
    """Follows a few redirects, on the same host only, so that no token leaves it."""

    max_redirections = MAX_REDIRECTS
    max_repeats = MAX_REDIRECTS

    def __init__(self, host: str) -> None:
        self._host = host

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        """The request for the new place. Raises SourceUnavailableError for one elsewhere."""
        if not is_allowed(newurl) or _host(newurl) != self._host:
            raise SourceUnavailableError(
                f"{req.full_url} leads to {newurl}, which is not https on {self._host}; set that up if it is right"
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").lower().removeprefix("www.") if "://" in url else ""
