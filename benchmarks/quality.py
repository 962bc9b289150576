"""The quality report: ``python -m benchmarks.quality [--data FOLDER] [--out FILE]`` writes docs/quality.md.

FOLDER holds ``esco/`` (default: JOBVEJ_SHARED_DATA). The reading set and the fresh set are those beside this file.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from api.bootstrap import Services
from api.settings import read_settings
from api.usecases.measuring import FRESH_SET, READING_SET, measure, renderer
from benchmarks import judgements
from recommender.evaluation.tables import Table, machine

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "docs" / "quality.md"
HEAD = """# Quality of reading

Written by `python -m benchmarks.quality`; do not edit. The same tables: `jobvej bench reading --data FOLDER`.

Measured on the project's own [reading set](../benchmarks/reading_set/README.md): CVs and postings that a language
model wrote, annotated by a language model in two passes. **The annotations are a model's judgement, not people's.**
Rules and thresholds are chosen on the *dev* part only; the *report* part (every third document) is printed beside it.

The tables named *fresh set* are of the [fresh set](../benchmarks/fresh_set/README.md): CVs of the same origin made to
try what is hard in the others (wishes, negations, refusals, sensitive details, personal data), *dev* the odd documents
and *report* the even ones. They alone: `jobvej bench reading --set benchmarks/fresh_set --data FOLDER`.

A cell is the share, its 95 % bootstrap interval over documents, and what it is a share of (quotes, spans). Baselines
ran in the same run on the same texts: labels of the classification alone, every hit taken as possessed; and as many
spans of as many words, at random.

"""


def report(tables: list[Table], rendered: bool, encoder: str) -> str:
    """The whole file. ``encoder``: the setting, on which the linking of titles depends."""
    form = "rendered as PDF, DOCX, text and a portal's print-out" if rendered else "read as pasted text"
    ontology = next(table.ontology for table in tables)
    about = f"CVs are {form}. Classification {ontology[:12]} (ESCO v1.1.1 with Danish occupations, local terms) · "
    about += f"encoder {encoder} · {machine()}\n\n"
    parts: dict[str, list[str]] = {}
    for table in tables:
        parts.setdefault(table.title.partition(":")[0], []).append(table.to_markdown())
    body = "\n".join(f"## {title[0].upper()}{title[1:]}\n\n" + "\n".join(mine) for title, mine in parts.items())
    return f"{HEAD}{about}{judgements.markdown()}\n{body}"


def _say(line: str) -> None:
    print(line, file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    settings = read_settings()
    data = given.data or settings.shared_data
    with Services(settings) as services:
        tables = [
            table
            for folder in (READING_SET, FRESH_SET)
            for table in measure(services, "reading", data, _say, reading_set=folder)
        ]
    given.out.write_text(report(tables, renderer() is not None, settings.encoder), encoding="utf-8")


if __name__ == "__main__":
    main()
