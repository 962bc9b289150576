"""Seconds that reading takes by the length of a CV, for texts of several shapes: whether it is linear.

    python -m benchmarks.reading_length [--kilobytes 25 50 100 200] [--json FILE]

Works on the classification in the data directory (JOBVEJ_DATA). A shape is repeated until the text is as long as told;
the limit on the length of a text is lifted here, to see beyond it. ``growth`` is the factor on the processor time of
each doubling: 2 is linear, 4 quadratic; the baseline is what the same text costs in pieces of the smallest length.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from api.bootstrap import Services
from api.settings import read_settings
from extraction.documents import tidy

_POSITION = (
    "2015-2019 Sygeplejerske, Havnby Hospital\nJeg har erfaring med Python, SQL og patientpleje.\n"
    "Min mand er kok, men jeg vil gerne lære projektledelse.\n- Excel (avanceret)\n- R og C++ til statistik\n\n"
)
SHAPES: Mapping[str, tuple[str, str]] = {
    "CV of many positions": ("Erfaring\n", _POSITION),
    "one line without an end": ("Jeg kan ", "Python, engelsk, R, Java, kok, regnskab, SQL, føre kran, "),
    "one list of skills": ("Kompetencer\n", "Python, SQL, R, C, patientpleje, Excel, engelsk, regnskab; "),
    "many headings": ("", "Kompetencer\nPython, R, SQL\nErfaring\n2019 Kok\nSprog\nDansk, engelsk\n\n"),
    "placeholders and details": ("", "Min søn Emil og min kone Mette har astma. Ring til Ole Madsen. Kan Python.\n"),
}


def text_of(shape: str, length: int) -> str:
    """A text of a shape, about ``length`` UTF-8 bytes."""
    head, body = SHAPES[shape]
    return head + body * (length // len(body.encode()))


def seconds(read: Callable[[str], Any], text: str) -> float:
    """Processor time of reading a text."""
    began = time.process_time()
    read(text)
    return time.process_time() - began


def measure(kilobytes: list[int]) -> dict[str, Any]:
    """Shape -> seconds by length, growth of each step, and seconds of the longest in pieces."""
    tidy.MAX_TEXT_CHARS = 10**9  # type: ignore[attr-defined]
    found: dict[str, Any] = {}
    with Services(read_settings()) as services:
        world = services.world()
        read = world.cv_reader.read_text
        read(text_of("CV of many positions", 4000))
        for shape in SHAPES:
            times = [seconds(read, text_of(shape, 1000 * size)) for size in kilobytes]
            piece = text_of(shape, 1000 * kilobytes[0])
            found[shape] = {
                "seconds": [round(one, 2) for one in times],
                "growth": [round(after / before, 2) for before, after in itertools.pairwise(times)],
                "in pieces": round(sum(seconds(read, piece) for _ in range(kilobytes[-1] // kilobytes[0])), 2),
            }
            print(f"{shape}: {found[shape]}", flush=True)
    return {"kilobytes": kilobytes, "shapes": found}


def main() -> int:
    """Print the times, and keep them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kilobytes", type=int, nargs="+", default=[25, 50, 100, 200], metavar="N")
    parser.add_argument("--json", type=Path)
    arguments = parser.parse_args()
    found = measure(arguments.kilobytes)
    if arguments.json:
        arguments.json.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
