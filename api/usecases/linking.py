"""Linking texts to concepts, for the batch command and the search of REST."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from api.bootstrap import Services
from api.usecases.inputs import text_field

TARGETS = ("occupation", "skill", "skill-group")


def link_records(
    services: Services, target: str, model: str, language: str, label_language: str, top: int
) -> Callable[[Sequence[Mapping[str, Any]]], list[Mapping[str, Any] | Exception]]:
    """A handler of several lines: all their texts go to the linker at once."""

    def answer(records: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any] | Exception]:
        linker = services.world().linker(target, model)
        answers: list[Mapping[str, Any] | Exception] = []
        texts: list[str] = []
        places: list[int] = []
        for record in records:
            try:
                texts.append(text_field(record, "text"))
                places.append(len(answers))
                answers.append({})
            except Exception as error:  # noqa: BLE001 - it becomes this line's error
                answers.append(error)
        found = linker.link(texts, language, top, label_language) if texts else []
        for place, candidates in zip(places, found, strict=True):
            answers[place] = {
                "candidates": [
                    {"uri": candidate.uri, "label": candidate.label, "score": float(candidate.score)}
                    for candidate in candidates
                ]
            }
        return answers

    return answer
