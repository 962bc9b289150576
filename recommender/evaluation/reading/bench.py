"""``jobvej bench reading``: the tables of a reading set, development and report part apart, baselines beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extraction.matching import Matcher
from recommender.evaluation.bootstrap import Interval, bootstrap_ci
from recommender.evaluation.reading import facts, personal, skills
from recommender.evaluation.reading.agreement import agreement_tally, polarity_kappa
from recommender.evaluation.reading.documents import (
    CVS,
    POSTINGS,
    READING_SET,
    SPLITS,
    TYPES,
    Document,
    SetForm,
    read_form,
    read_set,
)
from recommender.evaluation.reading.reads import (
    BASELINES,
    LABELS,
    RANDOM,
    READING,
    Read,
    Readers,
    Render,
    Shown,
    label_skills,
    random_skills,
    read_document,
    shown_skills,
)
from recommender.evaluation.reading.skills import Labels
from recommender.evaluation.reading.tally import Tally, shares
from recommender.evaluation.tables import Row, Table

Say = Callable[[str], None]
NAMES = {CVS: "CVs", POSTINGS: "postings"}
ALL = "all"
OVER = "documents"
SKILL_NOTES = (
    "found: of the skills that both readers have, stated or implied (quotes that overlap), those shown.",
    "linked: one with a URI; unmapped: one without. of 1's, of 2's: of what one reader has.",
    "right: of the skills shown as possessed, those that overlap one that either reader has as stated or implied.",
)


@dataclass(frozen=True)
class _Part:
    """The readings of one split of a corpus, with what is measured on all of them."""

    form: SetForm
    corpus: str
    split: str
    reads: tuple[Read, ...]
    shown: Mapping[str, tuple[list[Shown], ...]]
    labels: Labels
    rendered: bool

    @property
    def title(self) -> str:
        return f"{_called(self.form, self.corpus)}, {self.split}"

    def table(self, what: str, rows: Iterable[Row], notes: Sequence[str] = ()) -> Table:
        form = "rendered in their layouts" if self.rendered else "as pasted text"
        if self.corpus == POSTINGS:
            form = "as schema.org JobPostings in HTML"
        return Table(
            title=f"{self.title}: {what}",
            split=f"{self.form.name}, {self.split} part, {len(self.reads)} {NAMES[self.corpus]} {form}",
            ontology=self.labels.classification.content_hash,
            rows=tuple(row for row in rows if row.cells),
            notes=tuple(notes),
            over=OVER,
        )

    def rows(
        self, tallies: Mapping[str, Sequence[Tally]], columns: Sequence[str], slices: Mapping[str, Sequence[int]]
    ) -> list[Row]:
        """A row for each slice and model."""
        found = []
        for slice_name, numbers in slices.items():
            for model, mine in tallies.items():
                name = slice_name if model == READING else f"{slice_name}, {model}"
                cells = shares([mine[number] for number in numbers], columns)
                found.append(Row(name, cells, model != READING))
        return found

    def slices(self, *, fine: bool = True) -> dict[str, list[int]]:
        """Numbers of the documents of each slice: all, by language, academics, groups of trades, layouts."""
        documents = [read.document for read in self.reads]
        tests: dict[str, Callable[[Document], bool]] = {ALL: lambda _: True}
        for tag in sorted({document.language for document in documents}):
            tests[tag] = lambda document, tag=tag: document.language == tag  # type: ignore[misc]
        if self.corpus == CVS:
            tests["academics"] = lambda document: document.academic
            tests["others"] = lambda document: not document.academic
        if fine:
            for group in sorted({document.group for document in documents} - {""}):
                tests[group] = lambda document, group=group: document.group == group  # type: ignore[misc]
            for layout in sorted({document.layout for document in documents if self.rendered}):
                tests[layout] = lambda document, layout=layout: document.layout == layout  # type: ignore[misc]
        return {name: [n for n, document in enumerate(documents) if test(document)] for name, test in tests.items()}


def reading_tables(folder: Path, readers: Readers, say: Say, render: Render | None = None) -> list[Table]:
    """All tables, CVs first. ``render``: makes documents of CVs' sources; without it they are read as pasted text.

    Raises DatasetError.
    """
    labels, matcher = Labels.of(readers.classification), Matcher(readers.lexicon)
    form = read_form(folder)
    tables: list[Table] = []
    for corpus in form.corpora:
        documents = read_set(folder, corpus)
        tables += _agreement(form, corpus, documents, readers.classification.content_hash)
        warmed = False
        for split in SPLITS:
            mine = [document for document in documents if document.split == split]
            if not mine:
                continue
            say(f"{form.name}: {len(mine)} {NAMES[corpus]}, {split}")
            maker = render if corpus == CVS else None
            if not warmed:
                read_document(mine[0], readers, maker)  # what is made once is not part of a reading's time
                warmed = True
            reads = tuple(read_document(document, readers, maker) for document in mine)
            shown = tuple(map(shown_skills, reads))
            models = {
                READING: shown,
                LABELS: tuple(label_skills(read, matcher) for read in reads),
                RANDOM: tuple(random_skills(read, like) for read, like in zip(reads, shown, strict=True)),
            }
            tables += _measured(_Part(form, corpus, split, reads, models, labels, maker is not None))
    return tables


def _measured(part: _Part) -> list[Table]:
    tables = [_skills(part), _held(part), _concepts(part)]
    if part.corpus == POSTINGS:
        tables.append(_strength(part))
    measured = {"constraint": _conditions, "occupation": _occupations}
    measured |= {"education": _education} if part.corpus == CVS else {}
    tables += [table(part) for kind, table in measured.items() if kind in part.form.types]
    tables += [_left(part), _removed(part), _sensitive(part), _speed(part)]
    return [table for table in tables if table.rows]


def _by_model(part: _Part, measure: Callable[[Read, Sequence[Shown]], Tally], *models: str) -> dict[str, list[Tally]]:
    return {
        model: [measure(read, shown) for read, shown in zip(part.reads, part.shown[model], strict=True)]
        for model in models
    }


def _skills(part: _Part) -> Table:
    tallies = _by_model(part, skills.skill_tally, READING, *BASELINES)
    coarse = part.slices(fine=False)
    fine = {name: numbers for name, numbers in part.slices().items() if name not in coarse}
    rows = part.rows(tallies, skills.SKILL_COLUMNS, coarse)
    del tallies[RANDOM]
    return part.table("skills found and right", [*rows, *part.rows(tallies, skills.SKILL_COLUMNS, fine)], SKILL_NOTES)


def _held(part: _Part) -> Table:
    tallies = _by_model(part, skills.held_tally, READING, LABELS)
    note = "Quotes that both readers hold so; lower is better. Labels alone hold everything as possessed."
    rows = part.rows(tallies, skills.HELD_COLUMNS, part.slices())
    return part.table("skills that are not possessed, shown as possessed", rows, (note,))


def _concepts(part: _Part) -> Table:
    tallies = _by_model(part, lambda read, shown: skills.concept_tally(read, shown, part.labels), READING, LABELS)
    notes = (
        "The readers named ESCO labels from memory: label exists is the share of them that are one (exactly, English).",
        "same concept, same group: of quotes with such a label that something linked overlaps.",
    )
    return part.table("concepts", part.rows(tallies, skills.CONCEPT_COLUMNS, part.slices()), notes)


def _strength(part: _Part) -> Table:
    constant = "everything essential"
    tallies = _by_model(part, skills.strength_tally, READING)
    tallies[constant] = [
        skills.strength_tally(read, shown, skills.STRENGTH_COLUMNS[1])
        for read, shown in zip(part.reads, part.shown[READING], strict=True)
    ]
    note = "Of skills found that both readers call essential, or both optional."
    return part.table("strength", part.rows(tallies, skills.STRENGTH_COLUMNS, part.slices()), (note,))


def _conditions(part: _Part) -> Table:
    both = [facts.condition_tally(read, read.reading.constraints) for read in part.reads]
    rows = []
    for kind in ("all", *facts.KINDS, facts.LEVELLED, facts.HARD):
        cells: dict[str, Interval] = {}
        for column, tallies in (("recall", [one for one, _ in both]), ("precision", [other for _, other in both])):
            if found := shares(tallies, [kind]):
                cells[column] = found[kind]
        rows.append(Row(kind, cells))
    notes = (
        "Kind and value, each once a document. Recall over what both readers have, precision against either.",
        f"Values that are words ({', '.join(facts.BY_PLACE)}) are right where their words overlap.",
    )
    return part.table("conditions", rows, notes)


def _occupations(part: _Part) -> Table:
    tallies = {
        READING: [facts.occupation_tally(read, part.labels) for read in part.reads],
        LABELS: [facts.occupation_tally(read, part.labels, alone=True) for read in part.reads],
    }
    note = "Against occupations that either reader named by a label that exists, as a set for each document."
    return part.table("occupations", part.rows(tallies, facts.OCCUPATION_COLUMNS, part.slices()), (note,))


def _education(part: _Part) -> Table:
    tallies = {READING: [facts.education_tally(read) for read in part.reads]}
    note = "Where both readers give the same ISCED 2011 level."
    return part.table("education", part.rows(tallies, facts.EDUCATION_COLUMNS, part.slices()), (note,))


def _left(part: _Part) -> Table:
    columns = (personal.LEFT, personal.WHOLE, *personal.PII_KINDS)
    tallies = {READING: [personal.personal_tally(read) for read in part.reads]}
    note = (
        "Share of the places that either reader marked which are still there, in part or whole; lower is better. "
        "Without pseudonymisation it is 1."
    )
    return part.table("personal data left in the text", part.rows(tallies, columns, part.slices()), (note,))


def _removed(part: _Part) -> Table:
    columns = (personal.FALSE, personal.SKILLS, personal.WORK, personal.PLACE)
    tallies = {READING: [personal.removal_tally(read) for read in part.reads]}
    note = "Share of placeholders that neither reader marked, and of quotes that a placeholder cut; lower is better."
    return part.table("taken out by mistake", part.rows(tallies, columns, part.slices(fine=False)), (note,))


def _sensitive(part: _Part) -> Table:
    tallies = {READING: [personal.sensitive_tally(read) for read in part.reads]}
    note = "Share of details that became evidence and are no skill or condition to the reader; it must be 0."
    rows = part.rows(tallies, personal.SENSITIVE, part.slices(fine=False))
    return part.table("sensitive details that became evidence", rows, (note,))


def _speed(part: _Part) -> Table:
    rows = [
        Row(name, {"ms": bootstrap_ci([part.reads[number].milliseconds for number in numbers])})
        for name, numbers in part.slices(fine=False).items()
        if numbers
    ]
    return part.table("time to read one, milliseconds", rows)


def _called(form: SetForm, corpus: str) -> str:
    """What the tables of a corpus are called: those of the reading set by the corpus alone."""
    return NAMES[corpus] if form.name == READING_SET.name else f"{form.name}, {NAMES[corpus]}"


def _agreement(form: SetForm, corpus: str, documents: Sequence[Document], ontology: str) -> list[Table]:
    parts = {ALL: list(documents)}
    parts |= {split: [document for document in documents if document.split == split] for split in SPLITS}
    for tag in sorted({document.language for document in documents}):
        parts[tag] = [document for document in documents if document.language == tag]
    types, kinds = [], []
    for name, mine in parts.items():
        tallies = [agreement_tally(document) for document in mine]
        if not mine:
            continue
        cells = shares(tallies, TYPES)
        kappa = polarity_kappa(mine)
        types.append(Row(name, cells | ({"polarity kappa": kappa} if kappa is not None else {})))
    tallies = [agreement_tally(document) for document in documents]
    for name, cell in shares(tallies).items():
        if name not in TYPES:
            kinds.append(Row(name, {"F1": cell}))
    split = f"{form.name}, both parts, {len(documents)} {NAMES[corpus]}"
    head = f"{_called(form, corpus)}: agreement of the two readers"
    note = "F1 of overlapping quotes of one type; n is the quotes of both. Kappa: polarity of skills that overlap."
    return [
        Table(f"{head}, by type", split, ontology, tuple(types), (note,), OVER),
        Table(f"{head}, by kind of condition and personal data", split, ontology, tuple(kinds), (), OVER),
    ]
