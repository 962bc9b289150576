from __future__ import annotations

import pytest

from extraction.documents.document import Document
from extraction.quality import SHORT_POSTING_LETTERS, UNUSABLE, assess, assess_text, describe_reason, with_reasons
from extraction.reading import Quality, Verdict

LONG = "Jeg er uddannet sygeplejerske og har arbejdet med pleje, omsorg og dokumentation på et stort hospital. " * 4


@pytest.mark.parametrize(
    ("text", "verdict", "reasons"),
    [
        (LONG, Verdict.GOOD, ()),
        ("", Verdict.UNUSABLE, ("empty",)),
        (" \n ", Verdict.UNUSABLE, ("empty",)),
        ("Kok", Verdict.UNUSABLE, ("too_little_text",)),
        ("[NAME_1] [EMAIL]", Verdict.UNUSABLE, ("too_little_text",)),
        ("Jeg er kok og søger arbejde på Ærø", Verdict.POOR, ("short_text",)),
        (LONG.encode().decode("cp1252"), Verdict.UNUSABLE, ("garbled",)),
        (LONG * 5 + "Ã¦ og Ã¸", Verdict.POOR, ("some_garbled",)),
        ("bcdfg hjklm " * 30, Verdict.UNUSABLE, ("garbled",)),
        ("1;2;3;4;5\n" * 50, Verdict.UNUSABLE, ("wrong_kind",)),
        ("a@" * 500, Verdict.UNUSABLE, ("wrong_kind",)),
        ("x" * 500, Verdict.UNUSABLE, ("wrong_kind",)),
    ],
)
def test_verdicts_on_texts(text: str, verdict: Verdict, reasons: tuple[str, ...]) -> None:
    assert assess_text(text) == Quality(verdict, reasons)


def test_two_sentences_are_short_for_a_cv_and_enough_for_a_posting() -> None:
    text = "Frisør\n\nVi søger en frisør med svendebrev til vores salon. Du er god til kunder og kan farve hår."
    assert assess_text(text) == Quality(Verdict.POOR, ("short_text",))
    assert assess_text(text, SHORT_POSTING_LETTERS) == Quality(Verdict.GOOD)
    assert assess_text("Frisør søges til vores salon.", SHORT_POSTING_LETTERS).reasons == ("short_text",)


def test_a_scan_is_not_also_called_short() -> None:
    assert assess(Document("Side 1", "pdf", 1, ("scanned_only",))) == Quality(Verdict.UNUSABLE, ("scanned_only",))
    assert assess(Document("", "empty", 1, ("empty",))) == Quality(Verdict.UNUSABLE, ("empty",))
    assert assess(Document(LONG, "pdf", 2, ("damaged",))) == Quality(Verdict.POOR, ("damaged",))


def test_reasons_add_up() -> None:
    good = Quality(Verdict.GOOD)
    assert with_reasons(good, []) == good
    poor = with_reasons(good, ["few_labels_da"])
    assert poor == Quality(Verdict.POOR, ("few_labels_da",))
    assert with_reasons(poor, ["garbled", "few_labels_da"]) == Quality(Verdict.UNUSABLE, ("few_labels_da", "garbled"))
    assert with_reasons(Quality(Verdict.UNUSABLE, ("empty",)), ["damaged"]).verdict is Verdict.UNUSABLE


def test_every_reason_has_danish_and_english_words() -> None:
    for code in (*UNUSABLE, "partly_scanned", "damaged", "short_text", "some_garbled", "no_skills", "few_labels_sv"):
        danish, english = describe_reason(code), describe_reason(code, "en")
        assert code not in (danish, english)
        assert danish != english
    assert "sv" in describe_reason("few_labels_sv")
