from __future__ import annotations

import io
import json
import os
import threading
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from api.cli import batch
from api.cli.batch import each, run_batch
from api.errors import InvalidRequestError


def run(lines: bytes, handler: batch.Handler, chunk: int = 1) -> tuple[int, list[dict[str, Any]], str]:
    target, progress = io.StringIO(), io.StringIO()
    status = run_batch(handler, chunk=chunk, source=io.BytesIO(lines), target=target, progress=progress)
    return status, [json.loads(line) for line in target.getvalue().splitlines()], progress.getvalue()


def shout(record: Mapping[str, Any]) -> Mapping[str, Any]:
    if "text" not in record:
        raise InvalidRequestError("text is missing")
    return {"said": record["text"].upper()}


@pytest.mark.parametrize("chunk", [1, 3, 100])
def test_one_line_out_for_each_line_in_and_in_order(chunk: int) -> None:
    lines = "".join(json.dumps({"id": number, "text": f"æ{number}"}, ensure_ascii=False) + "\n" for number in range(50))
    status, answers, progress = run(lines.encode(), each(shout), chunk)
    assert status == 0
    assert answers == [{"id": number, "said": f"Æ{number}"} for number in range(50)]
    assert progress.startswith("50 lines, ")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"not json", "malformed_json"),
        (b"", "malformed_json"),
        (b"\xff\xfe", "malformed_json"),
        (b"[" * 100_000, "malformed_json"),
        (b"[1]", "invalid_request"),
        (b'{"text": "no id"}', "invalid_request"),
        (b'{"id": {"a": 1}, "text": "x"}', "invalid_request"),
        (b'{"id": "a"}', "invalid_request"),
        (b'{"id": NaN, "text": "x"}', "malformed_json"),
        (b'{"id": 1e999, "text": "x"}', "malformed_json"),
        (b'{"id": 2, "text": "x", "top": -Infinity}', "malformed_json"),
    ],
)
def test_a_bad_line_gets_its_error_on_its_place(line: bytes, code: str) -> None:
    good = b'{"id": 1, "text": "a"}'
    status, answers, progress = run(b"\n".join([good, line, good]) + b"\n", each(shout), 10)
    assert status == 1
    assert [answers[0], answers[2]] == [{"id": 1, "said": "A"}] * 2
    assert set(answers[1]) == {"id", "error"}
    assert set(answers[1]["error"]) == {"code", "message"}
    assert answers[1]["error"]["code"] == code
    assert "1 with an error" in progress


def test_an_unforeseen_error_is_the_lines_own() -> None:
    def fails(record: Mapping[str, Any]) -> Mapping[str, Any]:
        raise ZeroDivisionError("by nought")

    status, answers, _ = run(b'{"id": "a"}\n', each(fails))
    assert (status, answers) == (
        1,
        [{"id": "a", "error": {"code": "internal_error", "message": "ZeroDivisionError: by nought"}}],
    )


def test_a_handler_that_fails_as_a_whole_is_asked_for_each_line_alone() -> None:
    def fragile(records: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        return [shout(record) for record in records]

    status, answers, _ = run(b'{"id": 1, "text": "a"}\n{"id": 2}\n{"id": 3, "text": "c"}\n', fragile, 10)
    assert status == 1
    assert [set(answer) for answer in answers] == [{"id", "said"}, {"id", "error"}, {"id", "said"}]


def test_a_line_that_is_too_long_is_skipped_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "MAX_LINE_BYTES", 64)
    long = b'{"id": 1, "text": "' + b"x" * 500 + b'"}\n'
    status, answers, _ = run(long + b'{"id": 2, "text": "a"}\n', each(shout))
    assert status == 1
    assert answers[0]["error"]["code"] == "invalid_request"
    assert answers[1] == {"id": 2, "said": "A"}
    assert len(answers) == 2


def test_a_missing_line_break_at_the_end_and_a_byte_order_mark_are_fine() -> None:
    status, answers, _ = run(b'\xef\xbb\xbf{"id": 1, "text": "a"}\r\n{"id": 2, "text": "b"}', each(shout))
    assert (status, [answer["said"] for answer in answers]) == (0, ["A", "B"])


def test_no_lines_are_no_error() -> None:
    assert run(b"", each(shout))[:2] == (0, [])


def test_half_a_surrogate_pair_can_be_answered() -> None:
    status, answers, _ = run(b'{"id": "\\ud800", "text": "\\udfff"}\n', each(shout))
    assert (status, answers) == (0, [{"id": "\ud800", "said": "\udfff"}])


def test_a_job_posting_is_known_by_its_identifier() -> None:
    assert batch.record_id({"identifier": {"value": "17"}}) == "17"
    assert batch.record_id({"identifier": 17}) == 17
    assert batch.record_id({"id": "a", "identifier": {"value": "17"}}) == "a"
    assert batch.record_id({"identifier": {}}) is None


def test_a_line_is_answered_before_the_next_one_comes() -> None:
    """A caller that writes a line and waits for its answer must not wait for ever."""
    question_read, question_write = os.pipe()
    answer_read, answer_write = os.pipe()
    with os.fdopen(question_read, "rb") as source, os.fdopen(answer_write, "w", encoding="utf-8") as target:
        worker = threading.Thread(
            target=run_batch,
            args=(each(shout),),
            kwargs={"chunk": 64, "source": source, "target": target, "progress": io.StringIO()},
        )
        worker.start()
        with os.fdopen(answer_read) as answers, os.fdopen(question_write, "w") as questions:
            for number in range(3):
                questions.write(json.dumps({"id": number, "text": "a"}) + "\n")
                questions.flush()
                assert json.loads(answers.readline()) == {"id": number, "said": "A"}
            questions.close()
            worker.join(timeout=10)
            assert not worker.is_alive()


def test_many_long_lines_do_not_pile_up_before_their_handler(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "_WAITING_BYTES", 1000)
    line = json.dumps({"id": 1, "text": "x" * 600}).encode() + b"\n"
    chunks: list[int] = []

    def count(records: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
        chunks.append(len(records))
        return [{"said": ""} for _ in records]

    status, answers, _ = run(line * 50, count, 100)
    assert (status, len(answers)) == (0, 50)
    assert max(chunks) <= 2
