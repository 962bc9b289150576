"""The error tree of the extraction package. Each error has a stable ``code`` that the API and batch commands show."""

from __future__ import annotations

from collections.abc import Iterable


class ExtractionError(Exception):
    """Base of every error that this package raises on purpose."""

    code = "extraction_failed"


class UnsupportedFormatError(ExtractionError):
    """The bytes are of no format that can be read."""

    code = "unsupported_format"


class DocumentTooLargeError(ExtractionError):
    """The document, or what it unpacks to, is over a limit."""

    code = "document_too_large"


class UnreadableDocumentError(ExtractionError):
    """The document is damaged, encrypted or truncated."""

    code = "unreadable_document"


class MisnamedDocumentError(UnreadableDocumentError):
    """The file's name says PDF, and its content is none but a text: perhaps another file than was meant."""

    code = "misnamed_document"


class ParsingLimitError(ExtractionError):
    """Parsing was ended because it took too long or too much memory."""

    code = "parsing_limit"


class InvalidPostingError(ExtractionError):
    """A posting lacks what schema.org JobPosting needs, or is malformed. ``where`` names its property, or is ""."""

    code = "invalid_posting"

    def __init__(self, message: str, where: str = "") -> None:
        super().__init__(message)
        self.where = where


class RepeatedPostingError(ExtractionError):
    """A reading gave a posting of this identifier before. ``same``: with the same words, so that nothing is lost."""

    code = "repeated_posting"

    def __init__(self, identifier: str, first: int, *, same: bool) -> None:
        how = "with the same words" if same else "with other words"
        super().__init__(f"The identifier {identifier!r} stands at {first} too, {how}; the first one counts.")
        self.identifier = identifier
        self.same = same


class ChangedShapeError(ExtractionError):
    """What a source gave is not of the form it should have: fields or columns are missing, or it is something else."""

    code = "changed_shape"


class SourceUnavailableError(ExtractionError):
    """What a source should give cannot be had. ``gone``: it says that there is no such page (404, 410)."""

    code = "source_unavailable"

    def __init__(self, message: str, *, gone: bool = False) -> None:
        super().__init__(message)
        self.gone = gone


class InvalidSourceError(ExtractionError):
    """A source is set up with something that is missing, unknown or contradictory."""

    code = "invalid_source"


class LexiconError(ExtractionError):
    """A lexicon file is missing, damaged or of another format version: build it anew."""

    code = "lexicon_unusable"


class UnknownLinkModelError(ExtractionError):
    """A linking model was asked for that is not installed."""

    code = "unknown_model"

    def __init__(self, model: str, installed: Iterable[str]) -> None:
        super().__init__(f"no linking model {model!r}; installed are: {', '.join(installed)}")


class ParserUnavailableError(ExtractionError):
    """No process can be started, or none became free in time, to parse a document: not the document's fault."""

    code = "parser_unavailable"


class EncoderUnavailableError(ExtractionError):
    """No vectors can be made: the encoder's package is missing, or its process does not run."""

    code = "encoder_unavailable"


class ArtefactError(ExtractionError):
    """A learned part that ships with the project is missing, damaged or made for other code."""

    code = "artefact_unusable"

    def __init__(self, message: str, command: str) -> None:
        super().__init__(f"{message}. Install Jobvej again, or make it anew: {command}")


class MentionDataError(ExtractionError):
    """A set that the mention tagger learns from is missing or malformed."""

    code = "mention_data"
