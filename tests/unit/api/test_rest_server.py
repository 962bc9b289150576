from __future__ import annotations

import http.client
import json
import threading
from pathlib import Path

import pytest
from flask import Flask, request

from api.rest.server import MemoryBody, ask_to_stop, body_limit, create_server, serve
from api.settings import Settings, read_settings
from tests.served import served

LIMIT = 200_000


def small_settings(tmp_path: Path) -> Settings:
    return read_settings(port=0, data=tmp_path, upload_bytes=LIMIT, threads=2, host="127.0.0.1")


@pytest.fixture
def echo() -> Flask:
    app = Flask("echo")
    app.config["MAX_CONTENT_LENGTH"] = 10 * LIMIT

    @app.post("/")
    def count() -> dict[str, int]:
        return {"bytes": len(request.get_data())}

    return app


def post(port: int, body: object, headers: dict[str, str] | None = None) -> tuple[int, str, dict[str, object]]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    chunked = not isinstance(body, bytes)
    connection.request("POST", "/", body=body, headers=headers or {}, encode_chunked=chunked)
    answer = connection.getresponse()
    content = json.loads(answer.read())
    connection.close()
    return answer.status, str(answer.getheader("Content-Type")), content


def test_a_body_of_the_largest_size_is_taken_in(tmp_path: Path, echo: Flask) -> None:
    settings = small_settings(tmp_path)
    limit = body_limit(settings)
    with served(echo, settings) as port:
        assert post(port, b"x" * limit)[2] == {"bytes": limit}
        assert post(port, iter([b"x" * 1000] * 100), {"Transfer-Encoding": "chunked"})[2] == {"bytes": 100_000}


@pytest.mark.parametrize("size", [1, 50_000_000])
def test_what_is_too_large_is_read_to_its_end_and_refused_in_the_one_body(
    tmp_path: Path, echo: Flask, size: int
) -> None:
    settings = small_settings(tmp_path)
    with served(echo, settings) as port:
        status, media_type, problem = post(port, b"x" * (body_limit(settings) + size))
        assert (status, media_type) == (413, "application/problem+json")
        assert problem["code"] == "document_too_large"
        assert set(problem) == {"type", "title", "status", "code", "detail", "errors"}


def test_a_chunked_body_has_the_same_limit(tmp_path: Path, echo: Flask) -> None:
    settings = small_settings(tmp_path)
    chunks = iter([b"x" * 10_000] * 40)
    with served(echo, settings) as port:
        status, _, problem = post(port, chunks, {"Transfer-Encoding": "chunked"})
        assert (status, problem["code"]) == (413, "document_too_large")


def test_a_request_that_is_no_http_gets_the_one_body(tmp_path: Path, echo: Flask) -> None:
    with served(echo, small_settings(tmp_path)) as port:
        status, media_type, problem = post(port, b"", {"Content-Length": "many"})
        assert (status, media_type, problem["code"]) == (400, "application/problem+json", "bad_request")
        status, _, problem = post(port, b"", {"X-Long": "x" * 40_000})
        assert (status, problem["code"]) == (431, "headers_too_large")


def test_running_requests_end_before_the_service_does(tmp_path: Path) -> None:
    app = Flask("slow")
    begun, go_on = threading.Event(), threading.Event()

    @app.post("/")
    def slow() -> dict[str, bool]:
        begun.set()
        go_on.wait(timeout=10)
        return {"done": True}

    server = create_server(app, small_settings(tmp_path))
    stop = threading.Event()
    thread = threading.Thread(target=serve, args=(server, stop))
    thread.start()
    answers: list[object] = []
    client = threading.Thread(target=lambda: answers.append(post(server.effective_port, b"x")))
    client.start()
    assert begun.wait(timeout=10)
    ask_to_stop(server, stop)
    go_on.set()
    client.join(timeout=20)
    thread.join(timeout=20)
    assert not thread.is_alive()
    assert answers == [(200, "application/json", {"done": True})]


def test_a_body_never_leaves_memory() -> None:
    body = MemoryBody(10)
    body.append(b"12345")
    body.append(b"67890")
    assert (len(body), body.overflowed, body.getfile().read()) == (10, False, b"1234567890")
    body.append(b"x")
    assert (len(body), body.overflowed, body.getfile().read()) == (11, True, b"")
    body.close()
