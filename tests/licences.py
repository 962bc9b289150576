"""Checks the licence of every installed dependency of Jobvej against what an Apache-2.0 project can stand on.

Run as ``python -m tests.licences``: prints the table, exits 1 where one is refused or unknown.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

ALLOWED = re.compile(
    r"MIT|BSD|Apache|PSF|Python Software Foundation|ISC|MPL|Mozilla|Zope|ZPL|HPND|Unlicense|CC0|CMU|Zlib|ODbL|LGPL",
    re.IGNORECASE,
)
REFUSED = re.compile(r"AGPL|Affero|SSPL|Server Side|(?<!L)GPL-|GNU General Public|BUSL|Commons Clause", re.IGNORECASE)
REVIEWED = {
    "axe-playwright-python": "MIT by its LICENSE file (its bundled axe-core: MPL-2.0); a test tool, not shipped",
}
"""Distributions whose metadata does not say it in a form that can be compared, with what their licence file says."""
WITH_TORCH = ("nvidia-", "cuda-toolkit")
"""Beginnings of the names of NVIDIA's CUDA libraries, under NVIDIA's own licence. torch brings them, and torch comes
with the extra `train` alone: Jobvej neither ships nor calls them, and runs without."""


def problem(name: str, licence: str) -> str | None:
    """Why ``licence`` cannot be stood on, or None."""
    if name in REVIEWED or name.lower().startswith(WITH_TORCH):
        return None
    choices = re.split(r"\s+OR\s+", licence)
    if all(REFUSED.search(choice) for choice in choices):
        return "refused"
    if not any(ALLOWED.search(choice) for choice in choices):
        return "unknown: read its licence file and add it to REVIEWED with the finding"
    return None


def installed() -> list[tuple[str, str, str]]:
    """(name, version, licence) of every distribution in this environment except Jobvej itself."""
    tool = str(Path(sys.executable).with_name("pip-licenses"))
    command = [tool, "--format=json", "--from=mixed", "--ignore-packages", "jobvej"]
    rows = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return [(row["Name"], row["Version"], row["License"]) for row in rows]


def main() -> int:
    bad = 0
    for name, version, licence in installed():
        why = problem(name, licence)
        bad += why is not None
        shown = " ".join(licence.split())[:60]
        sys.stdout.write(f"{name:32} {version:16} {shown}{'   <-- ' + why if why else ''}\n")
    sys.stdout.write(f"{bad} licence(s) to look at\n")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
