"""The words: ESCO and local concepts, their labels, relations and sectors.

This package knows no database and no document. Everything else stands on it.
"""
