"""The error tree of the ontology package. Every error says what was wrong, where, and what to do."""

from __future__ import annotations


class OntologyError(Exception):
    """Base of every error that this package raises on purpose."""


class SourceError(OntologyError):
    """A file or folder of a classification cannot be read as what it claims to be."""


class RdfError(OntologyError):
    """An RDF document does not describe a classification that can be taken in without loss."""


class UnknownConceptError(OntologyError, KeyError):
    """A URI was asked for that the loaded classification does not hold."""

    def __str__(self) -> str:  # KeyError would print the repr of its argument
        return str(self.args[0]) if self.args else "unknown concept"
