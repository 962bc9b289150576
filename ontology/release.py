"""A classification from whatever a user has: ESCO's tables, or the Turtle that ``write_turtle`` wrote."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ontology.concepts import Classification
from ontology.errors import SourceError
from ontology.esco import read_release
from ontology.rdf import read_turtle
from ontology.report import FileReport, ImportReport
from ontology.stats import counts_by_kind

TURTLE = ".ttl"


def read(
    paths: Sequence[Path],
    languages: Sequence[str] | None = None,
    sectors: Path | None = None,
    version: str | None = None,
) -> tuple[Classification, ImportReport]:
    """Read one Turtle file as it is, anything else as a release (``read_release``, which names the parameters).

    Raises SourceError, also where a Turtle file is combined with anything, and RdfError.
    """
    turtle = [path for path in paths if path.suffix.lower() == TURTLE]
    if not turtle:
        return read_release(paths, languages, sectors, version)
    if len(paths) > 1 or languages or sectors is not None:
        raise SourceError(f"{turtle[0]} is a whole classification; import it alone, without languages and sectors")
    classification = read_turtle(turtle[0])
    counts = counts_by_kind(classification)
    rows = sum(counts.values())
    file = FileReport(str(turtle[0]), "turtle", None, rows=rows, used=rows)
    return classification, ImportReport(classification.version, classification.languages(), (file,), counts)
