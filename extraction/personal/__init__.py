"""Finders of personal data: each gives spans of one text; extraction.pseudonyms puts placeholders there."""
