"""Limits on the zip archives that office formats are, looked at before anything is unpacked. Runs inside the worker."""

from __future__ import annotations

import zipfile

from extraction.documents.limits import MAX_ARCHIVE_ENTRIES, MAX_UNPACKED_BYTES
from extraction.errors import DocumentTooLargeError

_MAX_RATIO = 300
_RATIO_FROM = 1024 * 1024


def check_archive(archive: zipfile.ZipFile, what: str) -> None:
    """Raise DocumentTooLargeError for too many files, or ones that unpack to far too much; ``what`` is the format."""
    infos = archive.infolist()
    if len(infos) > MAX_ARCHIVE_ENTRIES:
        raise DocumentTooLargeError(f"The {what} holds more than {MAX_ARCHIVE_ENTRIES} files, which none needs.")
    if sum(info.file_size for info in infos) > MAX_UNPACKED_BYTES or any(map(_is_bomb, infos)):
        raise DocumentTooLargeError(
            f"The {what} unpacks to far more than it should. Save it again without pictures and attachments."
        )


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    return info.file_size > _RATIO_FROM and info.file_size > _MAX_RATIO * max(info.compress_size, 1)
