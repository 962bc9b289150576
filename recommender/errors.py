"""The error tree of the recommender package. Each error has a stable ``code`` that the API and batch commands show."""

from __future__ import annotations

from collections.abc import Iterable


class RecommenderError(Exception):
    """Base of every error that this package raises on purpose."""

    code = "recommender_failed"


class ProfileError(RecommenderError):
    """A profile is not what its schema says, or names concepts that are not loaded. The message says where."""

    code = "invalid_profile"


class UnusableReadingError(RecommenderError):
    """A document was read too badly to be scored. ``reasons`` are the codes of its verdict."""

    code = "unusable_reading"
    reasons: tuple[str, ...] = ()

    def __init__(self, reasons: tuple[str, ...]) -> None:
        super().__init__(f"The document cannot be used: {', '.join(reasons) or 'unreadable'}.")
        self.reasons = reasons


class UnknownModelError(RecommenderError):
    """A scorer or adjacency model was asked for that is not installed."""

    code = "unknown_model"

    def __init__(self, task: str, name: str, installed: Iterable[str]) -> None:
        super().__init__(f"model {name!r} is not installed for {task}; installed: {', '.join(installed)}")


class UnknownPlaceError(RecommenderError):
    """A postcode or town is not in the gazetteer."""

    code = "unknown_place"


class InvalidRequestError(RecommenderError):
    """A request is outside its stated ranges."""

    code = "invalid_request"


class DatasetError(RecommenderError):
    """A benchmark set is missing or not in its stated format."""

    code = "dataset"


class ArtefactError(RecommenderError):
    """A learned part that ships with the project is missing, damaged or made for other code."""

    code = "artefact_unusable"

    def __init__(self, message: str, command: str) -> None:
        super().__init__(f"{message}. Install Jobvej again, or make it anew: {command}")
