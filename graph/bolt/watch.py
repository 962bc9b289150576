"""Ending statements that run too long, where the engine does not do it by itself."""

from __future__ import annotations

import threading
from contextlib import suppress

from neo4j.exceptions import DriverError, Neo4jError

from graph.bolt.link import Link


class Watch:
    """Ends one statement of ArcadeDB, which ignores transaction timeouts: finds it by its token and terminates it."""

    def __init__(self, link: Link, token: str, timeout_s: float) -> None:
        self.fired = False
        self._link, self._token = link, token.strip()
        self._done = threading.Event()
        self._timer = threading.Thread(target=self._watch, args=(timeout_s,), name="query-watch", daemon=True)
        self._timer.start()

    def cancel(self) -> None:
        """The statement is done: stop watching."""
        self._done.set()
        self._timer.join()

    def _watch(self, timeout_s: float) -> None:
        wait = timeout_s
        while not self._done.wait(wait):
            self.fired = True
            wait = 1.0
            with suppress(Neo4jError, DriverError, OSError):
                self._terminate()

    def _terminate(self) -> None:
        with self._link.writer.session(database=self._link.database) as session:
            running = session.run("SHOW TRANSACTIONS YIELD transactionId, currentQuery")
            mine = [r["transactionId"] for r in running if str(r["currentQuery"]).startswith(self._token)]
            for identifier in mine:
                session.run(f"TERMINATE TRANSACTIONS '{identifier}'").consume()
