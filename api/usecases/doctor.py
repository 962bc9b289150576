"""What is installed, loaded and missing, and the command that mends each."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

from api.bootstrap import Services
from api.errors import describe
from extraction.documents.ocr import Tesseract
from graph import snapshot_io
from ontology.concepts import ConceptKind
from ontology.terms import SHIPPED

_MEND_SCANS = "apt-get install tesseract-ocr tesseract-ocr-dan, or the like, and start the service anew"
State = Literal["ok", "note", "missing"]
_NEEDED_MB = 2000
"""Free disk that a full ESCO in the embedded store, its snapshot and a backup take, with room."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One part: its state, what was found, and the command or step that mends it ("" where nothing needs mending)."""

    part: str
    state: State
    found: str
    mend: str = ""

    def to_json(self) -> dict[str, Any]:
        """The fields by name."""
        return asdict(self)


def examine(services: Services) -> list[Finding]:
    """Look at everything. What cannot be looked at is a finding, not an error."""
    findings: list[Finding] = []
    looks: tuple[tuple[str, Callable[[Services], Iterator[Finding]]], ...] = (
        ("python", _python),
        ("packages", _packages),
        ("data", _data),
        ("store", _store),
        ("snapshot", _loaded),
        ("terms", _terms),
        ("vectors", _vectors),
        ("sources", _sources),
        ("scans", _scans),
        ("mentions", _mentions),
        ("browser", _browser),
    )
    for part, look in looks:
        try:
            findings.extend(look(services))
        except Exception as error:  # noqa: BLE001 - the doctor goes on with the other parts
            problem = describe(error)
            shown = f"{type(error).__name__}: {error}" if problem.code == "internal_error" else problem.detail
            findings.append(Finding(part, "missing", shown, _MENDS.get(problem.code, "")))
    return findings


_MENDS = {
    "nothing_loaded": "jobvej demo load, or jobvej ontology import PATH...",
    "snapshot_unusable": "jobvej store snapshot",
    "store_unavailable": "start the server that JOBVEJ_STORE names, or unset JOBVEJ_STORE for the embedded one",
    "store_conflict": "jobvej store stop",
}


def _python(_services: Services) -> Iterator[Finding]:
    fine = sys.version_info >= (3, 11)
    found = f"{platform.python_version()} ({platform.system()} {platform.machine()})"
    yield Finding("python", "ok" if fine else "missing", found, "" if fine else "install Python 3.11 or newer")


def _packages(_services: Services) -> Iterator[Finding]:
    """Every package that Jobvej needs when it runs, by its own metadata."""
    missing = []
    needed = [line for line in importlib.metadata.requires("jobvej") or () if "extra ==" not in line]
    for line in needed:
        name = re.split(r"[\s;<>=!~\[(]", line, maxsplit=1)[0]
        try:
            importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            missing.append(name)
    if missing:
        yield Finding("packages", "missing", f"not installed: {', '.join(missing)}", "make install")
    else:
        yield Finding("packages", "ok", f"jobvej {importlib.metadata.version('jobvej')}, {len(needed)} dependencies")


def _scans(_services: Services) -> Iterator[Finding]:
    """Whether pages that are pictures can be read."""
    found = Tesseract.found()
    if found is None:
        there = shutil.which("tesseract") is not None
        what = (
            "tesseract lacks Danish or English" if there else "tesseract is not installed; scanned pages are not read"
        )
        yield Finding("scans", "note", what, _MEND_SCANS)
    else:
        yield Finding("scans", "ok", f"tesseract {found.version} with Danish and English")


def _data(services: Services) -> Iterator[Finding]:
    folder = services.settings.data
    there = _nearest(folder)
    free = shutil.disk_usage(there).free // (1024 * 1024)
    if not os.access(there, os.W_OK):
        yield Finding("data", "missing", f"{there.resolve()} cannot be written to", "set JOBVEJ_DATA to another folder")
    elif free < _NEEDED_MB:
        mend = f"free some disk (a full ESCO takes up to {_NEEDED_MB} MB), or set JOBVEJ_DATA"
        yield Finding("data", "note", f"{folder.resolve()}, {free} MB free", mend)
    else:
        yield Finding("data", "ok", f"{folder.resolve()}, {free} MB free")


def _nearest(folder: Path) -> Path:
    folder = folder.resolve()
    while not folder.exists():
        folder = folder.parent
    return folder


def _loaded(services: Services) -> Iterator[Finding]:
    world = services.world()
    snapshot, classification = world.base, world.base.classification
    occupations = sum(1 for _ in classification.of_kind(ConceptKind.OCCUPATION))
    skills = sum(1 for _ in classification.of_kind(ConceptKind.SKILL))
    if not occupations or not skills:
        mend = "jobvej demo load, or jobvej ontology import PATH..."
        yield Finding("classification", "missing", "no occupations and skills are loaded", mend)
        return
    found = (
        f"{classification.version}: {occupations} occupations, {skills} skills, {', '.join(classification.languages())}"
    )
    yield Finding("classification", "ok", found)
    for tag in services.settings.languages:
        if tag not in world.snapshot.classification.languages():
            mend = f"jobvej ontology import PATH... --languages {','.join(services.settings.languages)}"
            yield Finding("labels", "note", f"no labels in {tag}", mend)
    live = _live(services)
    if not len(snapshot.postings):
        yield Finding("postings", "missing", "no postings are loaded", "jobvej postings import PATH...")
    elif not live:
        mend = "jobvej postings import PATH... (or jobvej demo load, for the demo)"
        yield Finding("postings", "missing", f"{len(snapshot.postings)} loaded, all expired", mend)
    else:
        yield Finding("postings", "ok", f"{len(snapshot.postings)} loaded, {live} live")


def _mentions(services: Services) -> Iterator[Finding]:
    """The tagger of phrases that no label equals; reading goes on without one that does not fit."""
    from extraction.errors import ArtefactError
    from extraction.mentions.finder import MentionFinder

    if not services.settings.mentions:
        mend = "unset JOBVEJ_MENTIONS to find them"
        yield Finding("mentions", "note", "phrases that no label equals are not looked for", mend)
        return
    try:
        meta = (services.mention_finder or MentionFinder()).meta
    except ArtefactError as error:
        yield Finding("mentions", "missing", str(error), "install Jobvej again")
        return
    yield Finding("mentions", "ok", f"tagger of {meta['made']}, {meta['features']}")


def _terms(services: Services) -> Iterator[Finding]:
    """What is laid over the classification, by source, and what is not because it is damaged or out of date."""
    from api.usecases.terms import describe_sources

    world = services.world_or_none()
    for source in describe_sources(services):
        part = f"terms {source['source']}"
        if "error" in source:
            mend = f"import its file again, or jobvej terms remove {source['source']}"
            yield Finding(part, "missing", source["error"]["message"], mend)
            continue
        counts = [f"{count} {tag} {status}" for tag, by in source["terms"].items() for status, count in by.items()]
        counts += [f"{count} mappings {sign}" for sign, count in source["mappings"].items() if count]
        found = ", ".join(counts) or "empty"
        unknown = source["unknown_concepts"]
        if unknown and world is not None and source["source"] != SHIPPED:
            mend = "correct the file and import it again, or load the release that has them"
            yield Finding(part, "note", f"{found}; {unknown} of concepts that are not loaded", mend)
        else:
            yield Finding(part, "ok", found + (f"; {unknown} of concepts that are not loaded" if unknown else ""))


def _vectors(services: Services) -> Iterator[Finding]:
    """Whether texts can be linked by meaning, or by letters and words alone."""
    from api.usecases.vectors import state

    if services.settings.encoder == "none":
        yield Finding(
            "vectors", "note", "turned off: texts are linked by letters and words alone", "unset JOBVEJ_ENCODER"
        )
        return
    if services.semantics is None:
        yield Finding("vectors", "missing", "no encoder: texts are linked by letters and words alone", "make install")
        return
    if services.world_or_none() is None:
        return
    found = state(services)
    if found["missing"]:
        lacking = f"{found['missing']} of {found['labels']} labels have no vector yet"
        yield Finding("vectors", "note", f"{found['encoder']}: {lacking}", "jobvej vectors make")
    else:
        yield Finding("vectors", "ok", f"{found['encoder']}: {found['labels']} labels")


def _live(services: Services) -> int:
    from api.usecases.browsing import list_postings

    settings = services.settings
    day = settings.day.toordinal()
    return list_postings(
        services.world().snapshot, day, 0, 0, None, include_expired=False, max_age_days=settings.max_age_days
    )[0]


def _store(services: Services) -> Iterator[Finding]:
    settings = services.settings
    if settings.store == "embedded" and snapshot_io.current(settings.data) is None:
        # Looking must not start a database and fill a folder where there is none yet.
        yield Finding(
            "store", "note", "embedded, not set up yet", "jobvej demo load, or jobvej ontology import PATH..."
        )
        return
    behind = services.is_behind()
    yield Finding("store", "ok", settings.store if settings.store == "embedded" else f"{settings.store} answers")
    if behind:
        yield Finding("snapshot", "note", "the store is newer than the snapshot", "jobvej store snapshot")


def _sources(services: Services) -> Iterator[Finding]:
    """The alarms of the sources that are set up; nothing where none is."""
    from api.usecases.sources import check, config_path

    settings = services.settings
    path = config_path(services, None)
    if not path.exists() or (settings.store == "embedded" and snapshot_io.current(settings.data) is None):
        return
    alarms = check(services)
    for name, alarm in alarms:
        yield Finding("sources", "missing", f"{name}: {alarm.state}: {alarm.message}", f"jobvej sources fetch {name}")
    if not alarms:
        yield Finding("sources", "ok", f"{path}: no alarm stands")


def _browser(_services: Services) -> Iterator[Finding]:
    """Only the tests need these."""
    names = ("chromium", "chromium-browser", "google-chrome")
    browser = next((path for path in map(shutil.which, names) if path), None)
    if browser:
        yield Finding("browser", "ok", f"{browser} (for the tests)")
    else:
        yield Finding("browser", "note", "no Chromium; its tests are skipped", "apt-get install chromium")
