"""How large a document may be. Each limit ends in a DocumentTooLargeError that says what to do.

A CV of two pages has about 5,000 characters and half a megabyte; the limits leave room for twenty times as much.
"""

from __future__ import annotations

MAX_UPLOAD_BYTES = 10 * 1024 * 1024
"""Bytes of a file as it is sent."""

MAX_PAGES = 100
"""Pages of a PDF."""

MAX_TEXT_CHARS = 120_000
"""Code points of text in one document: some 40 full pages."""

MAX_LINE_CHARS = 20_000
"""Code points in one line; longer ones are broken, so that no rule ever meets an endless line."""

MAX_UNPACKED_BYTES = 64 * 1024 * 1024
"""Bytes that all parts of a DOCX say they unpack to."""

MAX_PART_BYTES = 8 * 1024 * 1024
"""Bytes of one XML part of a DOCX, unpacked."""

MAX_ARCHIVE_ENTRIES = 2_000
"""Files in a DOCX."""

MAX_TABLE_DEPTH = 20
"""Tables or text boxes inside each other; what is deeper is left out."""

MAX_PAGE_SEGMENTS = 3_000
"""Pieces of text on one PDF page whose layout is looked at; a page with more is read in the order of the file."""

MAX_JSON_LD_BLOCKS = 2_000
"""JSON-LD scripts that are taken from one HTML page."""

MAX_TABLE_ROWS = 100_000
"""Rows of a sheet."""

MAX_TABLE_COLUMNS = 200
"""Columns of a sheet; those beyond are left out."""

MAX_TABLE_CHARS = 60_000_000
"""Code points of a sheet."""

MAX_SITEMAP_URLS = 50_000
"""URLs of a sitemap (the protocol's own limit)."""

MAX_ATTACHMENTS = 20
"""Files attached to a PDF that are looked at, to find a CV as XML or JSON among them."""

MAX_ATTACHMENT_BYTES = 4 * 1024 * 1024
"""Bytes of such a file."""

DPI = 300
"""Dots per inch at which scanned pages are drawn: what Tesseract's documentation asks for."""

MAX_PIXELS = 12_000_000
"""Pixels of a page that is drawn; A4 at 300 dots per inch has 8.7 million."""

MAX_PAGES_READ = 5
"""Scanned pages of one document that are read by Tesseract; a CV has two."""
