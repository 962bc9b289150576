"""What the doctor says of parts that a machine may lack."""

from __future__ import annotations

from typing import Any

import pytest

from api.usecases import doctor
from extraction.documents.ocr import Tesseract


def scans() -> doctor.Finding:
    services: Any = None
    return next(doctor._scans(services))


def test_the_doctor_says_whether_scans_can_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor.Tesseract, "found", lambda: Tesseract("/usr/bin/tesseract", "5.3.0"))
    assert (scans().state, scans().found) == ("ok", "tesseract 5.3.0 with Danish and English")
    monkeypatch.setattr(doctor.Tesseract, "found", lambda: None)
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    assert (scans().state, "lacks Danish" in scans().found) == ("note", True)
    monkeypatch.setattr("shutil.which", lambda _name: None)
    assert "not installed" in scans().found
    assert "tesseract-ocr-dan" in scans().mend
