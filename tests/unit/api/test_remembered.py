"""Answers that are remembered for a moment."""

from __future__ import annotations

from api.remembered import Remembered


def test_the_longest_unused_falls_away() -> None:
    made: list[str] = []
    kept = Remembered(kept=2)

    def ask(question: str) -> object:
        return kept.get("session", question, lambda: made.append(question) or question)

    assert [ask(question) for question in "abac"] == list("abac")
    assert made == list("abc")
    ask("a")
    assert made == list("abc")
    ask("b")
    assert made == list("abcb")


def test_answers_take_so_much_room_and_the_latest_is_kept_whatever_it_takes() -> None:
    made: list[int] = []
    kept = Remembered(room=10, size=lambda answer: answer)

    def ask(size: int) -> None:
        kept.get("session", size, lambda: made.append(size) or size)

    for size in (4, 5, 4, 3, 5):  # 4 was used after 5, so that 3 drove out 5
        ask(size)
    assert made == [4, 5, 3, 5]
    for size in (50, 50, 4, 50):
        ask(size)
    assert made == [4, 5, 3, 5, 50, 4, 50]


def test_a_session_is_forgotten_with_the_room_that_it_took() -> None:
    made: list[str] = []
    kept = Remembered(room=10, size=lambda _answer: 5)

    def ask(session: str) -> None:
        kept.get(session, "q", lambda: made.append(session))

    for session in ("a", "b"):
        ask(session)
    kept.forget({"a"})
    for session in ("c", "b", "a"):
        ask(session)
    assert made == ["a", "b", "c", "a"]
