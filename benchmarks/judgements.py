"""What raters said of samples: ``python -m benchmarks.judgements`` prints it as Markdown.

Three files beside the reading set: ``concept_ratings.tsv`` (a sample of the concepts that Danish CVs were shown with,
judged by two raters), ``dev_ratings.tsv`` (all of them of the development part, and the best concepts of phrases that
stayed without, judged by one) and ``term_reviews.tsv`` (a sample of the Danish terms, judged by a second reader).
``benchmarks.quality`` puts the same tables into docs/quality.md.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

from recommender.evaluation.bootstrap import bootstrap_ci

HOME = Path(__file__).parent / "reading_set"
Row = dict[str, str]
STILL = "still shown"


def markdown() -> str:
    """The tables, with what must be known to read them."""
    return f"""## Samples judged by raters

Raters are passes of a language model that saw neither code nor each other, not people.

### Are the concepts right?

260 concepts that Danish CVs of the reading set were shown as possessing, half of them from the report part, each with
its sentence; "right" by each rater, and by method. Drawn before what they showed was mended on the dev part: phrases
linked by meaning were shown from a score of .5 and hits in headings counted. "Still shown": those of the sample that
are shown today; what is shown since and was not before is not in it.

{_concepts(_read("concept_ratings.tsv"))}

Every concept that the 14 Danish CVs of the dev part were or are shown as possessing, each once a document, rated later
by one pass of a language model that knew the program and had the label and description before it. Thresholds, weights
and rules were then chosen on these ratings (`python -m benchmarks.train_confidence`), so "now" is no independent
figure; the report part has not been rated since.

{_shown(_read("dev_ratings.tsv"))}

### Are the Danish terms right?

The terms of 500 of the 13,896 skills, half of them among the 3,000 that most occupations need, judged by a second
reader; what was found wanting was mended afterwards, and two patterns of it ("forstå skriftlig ...", "ikt-...")
throughout.

{_terms(_read("term_reviews.tsv"))}
"""


def _read(name: str) -> list[Row]:
    with (HOME / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))


def _concepts(rows: Sequence[Row]) -> str:
    lines = ["| concepts | first rater | second rater | agree |", "| --- | --- | --- | --- |"]
    for part in ("dev", "report"):
        for method in ("", "label", "lemma", "meaning", STILL):
            mine = [row for row in rows if row["part"] == part and method in ("", row["method"], STILL)]
            if method == STILL:
                mine = [row for row in mine if row["shown"] == "yes"]
            cells = [
                _share(mine, lambda row: row["rater1"] == "right"),
                _share(mine, lambda row: row["rater2"] == "right"),
                _share(mine, lambda row: row["rater1"] == row["rater2"]),
            ]
            lines.append(f"| {part}, {method or 'all'} ({len(mine)}) | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _shown(rows: Sequence[Row]) -> str:
    lines = ["| dev, Danish | right, before | right, now |", "| --- | --- | --- |"]
    for method in ("", "label", "lemma", "compound", "meaning"):
        mine = [row for row in rows if row["language"] == "da" and method in ("", row["method"])]
        cells = []
        for when in ("shown_before", "shown"):
            shown = [row for row in mine if row[when] == "yes"]
            cells.append(f"{_share(shown, lambda row: row['rating'] == 'right')} {len(shown)}")
        lines.append(f"| {method or 'all'} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _terms(rows: Sequence[Row]) -> str:
    lines = ["| terms | preferred ok | preferred wrong | alternatives rejected |", "| --- | --- | --- | --- |"]
    for importance in ("first 3000", "others"):
        mine = [row for row in rows if row["importance"] == importance]
        rejected = sum(len(list(filter(None, row["rejected"].split("|")))) for row in mine)
        count = sum(int(row["alternatives"]) for row in mine)
        cells = [_share(mine, lambda row: row["verdict"] == "ok"), _share(mine, lambda row: row["verdict"] == "wrong")]
        lines.append(f"| {importance} ({len(mine)}) | {' | '.join(cells)} | {rejected / count:.3f} of {count} |")
    return "\n".join(lines)


def _share(rows: Sequence[Row], holds: Callable[[Row], bool]) -> str:
    return str(bootstrap_ci([float(holds(row)) for row in rows]))


if __name__ == "__main__":
    print(markdown())
