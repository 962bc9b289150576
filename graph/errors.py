"""The error tree of the graph package. Driver and engine errors are re-raised as these."""

from __future__ import annotations


class GraphError(Exception):
    """Base of every error that this package raises on purpose."""


class StoreUnavailableError(GraphError):
    """The store does not answer, or cannot be started."""


class StoreConflictError(GraphError):
    """Another process holds what this one needs, or the data on disk is of another schema version."""


class QueryRefusedError(GraphError):
    """A query was refused before it ran: it would write, or it leaves the stated bounds."""


class QueryFailedError(GraphError):
    """The engine could not run a query."""


class QueryTimeoutError(QueryFailedError):
    """A query was ended because it ran past its time limit."""


class IntegrityError(GraphError):
    """Stored data is damaged or incomplete."""


class SnapshotError(GraphError):
    """A snapshot is missing, unreadable or of another format."""
