"""Fixtures of the tests of commands, REST and pages."""

from __future__ import annotations

from tests.fixtures_demo import app, batch, client, demo_services, demo_settings, sample_pdf

__all__ = ["app", "batch", "client", "demo_services", "demo_settings", "sample_pdf"]
