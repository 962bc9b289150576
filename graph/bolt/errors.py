"""What the driver and the engines say when something fails, as the errors of this package."""

from __future__ import annotations

from graph.errors import (
    GraphError,
    IntegrityError,
    QueryFailedError,
    QueryRefusedError,
    QueryTimeoutError,
    StoreUnavailableError,
)

_REFUSED = ("Neo.ClientError.Statement.AccessMode", "Neo.ClientError.Security.Forbidden")
_BAD_LOGIN = (
    "Neo.ClientError.Security.Unauthorized",
    "Neo.ClientError.Security.AuthenticationRateLimit",
    "Neo.ClientError.Security.CredentialsExpired",
    "Neo.ClientError.Security.TokenExpired",
)
_ENDED = ("Neo.ClientError.Transaction.Terminated", "Neo.TransientError.Transaction.Terminated")
_GONE = ("Neo.TransientError.General.DatabaseUnavailable", "Neo.ClientError.Database.DatabaseNotFound")


def translate(error: Exception, name: str) -> GraphError:
    """Our error for one of the driver or the operating system; ``name`` says which store, in words.

    Errors of the driver itself, which carry no code, mean that the server could not be spoken to.
    """
    code = str(getattr(error, "code", None) or "")
    text = str(getattr(error, "message", None) or error)
    if code in _BAD_LOGIN:
        return StoreUnavailableError(
            f"{name} refuses user or password: set JOBVEJ_STORE_USER and JOBVEJ_STORE_PASSWORD ({text})"
        )
    if not code or code in _GONE:
        return StoreUnavailableError(
            f"{name} does not answer: is it running, and is JOBVEJ_STORE right? `jobvej doctor` looks closer. ({text})"
        )
    if code in _REFUSED:
        return QueryRefusedError(f"the store refuses to run this: {text}")
    if ".Schema.ConstraintValidationFailed" in code:
        return IntegrityError(text)
    if code in _ENDED or "TransactionTimedOut" in code:
        return QueryTimeoutError(f"the query was ended: {text}")
    return QueryFailedError(text)
