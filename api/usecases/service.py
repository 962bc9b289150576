"""Running the service: load what is asked for, bind, open the store, serve, stop in order."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable
from types import FrameType

from threadpoolctl import threadpool_limits

from api.bootstrap import LOAD_HINT, Services
from api.errors import SettingsError, describe
from api.usecases import vectors
from api.usecases.sessions import retention

Say = Callable[[str], None]
_log = logging.getLogger("jobvej.serve")


def serve(services: Services, say: Say) -> None:
    """Serve until SIGTERM or SIGINT. Raises SettingsError where the address is refused or taken."""
    from api.rest.app import create_app
    from api.rest.server import ask_to_stop, create_server
    from api.rest.server import serve as run

    settings = services.settings
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)  # what it does at every start is no news
    try:
        server = create_server(create_app(services), settings)
    except OSError as error:
        raise SettingsError(
            f"{settings.host}:{settings.port} cannot be listened on ({error.strerror}); set another JOBVEJ_PORT."
        ) from None
    stop = threading.Event()

    def on_signal(number: int, _frame: FrameType | None) -> None:
        ask_to_stop(server, stop)

    previous = {number: signal.signal(number, on_signal) for number in (signal.SIGTERM, signal.SIGINT)}
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    shown = host if services.settings.host != "0.0.0.0" else "127.0.0.1"  # noqa: S104 - compared with, not bound to
    address = f"http://{shown}:{server.effective_port}"
    threading.Thread(target=_warm, args=(services, say, address, stop), name="warm", daemon=True).start()
    try:
        run(server, stop)
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)
        services.close()
        say("Stopped.")


def _warm(services: Services, say: Say, address: str, stopped: threading.Event) -> None:
    """Make what the first request would wait for, then say that the service is ready."""
    say(f"Listening on {address}")
    try:
        retention.watch(services, stopped)
        services.watch_store()
        services.store()
        world = services.world_or_none()
        if world is None:
            say(f"Nothing is loaded yet. {LOAD_HINT}")
            return
        _ = world.cv_reader
        world.recommender.warm()
        # Now that the libraries are loaded: requests run beside each other already, and threads within one would only
        # wait for each other (half of the CPU time of a ranking).
        threadpool_limits(limits=1)
        vectors.watch(services, stopped)
    except Exception as error:  # noqa: BLE001 - the service answers 503 with the reason until it is mended
        say(f"Not ready: {describe(error).detail}")
        return
    say(f"Jobvej er klar / is ready: {address}")
    _ = world.neighbours.from_skills  # few ask for it, and the first of them need not wait some seconds
