"""Names of tools that are in use by the sentence's own words."""

from __future__ import annotations

import pytest

from extraction.mentions.told import told
from extraction.sentences import sentence_spans


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jeg har brugt Navision i seks år.", ["Navision"]),
        ("Vi brugte Jira til alle opgaver.", ["Jira"]),
        ("I used Sage for nine years.", ["Sage"]),
        ("I dag bruger jeg Business Central.", ["Business Central"]),
        ("Jeg har brugt tiden godt.", []),
        ("Uforbrugt Ferie.", []),
    ],
)
def test_a_name_after_a_verb_of_use(text: str, names: list[str]) -> None:
    assert [text[span.start : span.end] for span in told(text, sentence_spans(text))] == names
