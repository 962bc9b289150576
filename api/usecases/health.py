"""Whether the service can answer."""

from __future__ import annotations

from typing import Any

from api.bootstrap import LOAD_HINT, Services, World
from api.errors import NothingLoadedError


def readiness(services: Services) -> tuple[World, dict[str, Any]]:
    """Counts of what is loaded, when everything that an answer needs is there.

    Raises NothingLoadedError, SnapshotError or StoreUnavailableError, which answer 503. While the store is away,
    recommending goes on from the snapshot; imports and queries wait for it.
    """
    world = services.world()
    snapshot = world.snapshot
    if not len(snapshot.classification):
        raise NothingLoadedError(f"No classification is loaded. {LOAD_HINT}")
    services.ping_store()
    store = services.settings.store
    return world, {
        "status": "ready",
        # Not the URL: it could name a host that is nobody else's business.
        "store": "embedded" if store == "embedded" else store.split("://", 1)[0],
        "concepts": len(snapshot.classification),
        "postings": len(snapshot.postings),
    }
