"""Prints the installed distributions as pip constraints: names and versions, no addresses."""

from __future__ import annotations

import importlib.metadata
import re
import sys


def main() -> None:
    pinned = {
        re.sub(r"[-_.]+", "-", dist.metadata["Name"]).lower(): dist.version
        for dist in importlib.metadata.distributions()
        if dist.metadata["Name"].lower() not in {"jobvej", "pip", "setuptools", "wheel"}
    }
    sys.stdout.write("# Versions that this release was tested with. Made by `make constraints`.\n")
    for name, version in sorted(pinned.items()):
        sys.stdout.write(f"{name}=={version}\n")


if __name__ == "__main__":
    main()
