"""An application that answers on loopback while a test asks it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask

from api.rest.server import ask_to_stop, create_server, serve
from api.settings import Settings


@contextmanager
def served(app: Flask, settings: Settings) -> Iterator[int]:
    """The port on which it answers, from a thread of its own that ends with the block."""
    server = create_server(app, settings)
    stop = threading.Event()
    thread = threading.Thread(target=serve, args=(server, stop))
    thread.start()
    try:
        yield server.effective_port
    finally:
        ask_to_stop(server, stop)
        thread.join(timeout=20)
        assert not thread.is_alive()
