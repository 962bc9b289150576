"""Local terms: what Jobvej and its curators add to a classification, laid over it and never into it."""

from __future__ import annotations

from ontology.terms.overlay import Overlay
from ontology.terms.values import SHIPPED, Predicate, Term, TermMapping, TermStatus

__all__ = ["SHIPPED", "Overlay", "Predicate", "Term", "TermMapping", "TermStatus"]
