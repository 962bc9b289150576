"""The relationships of postings: ASKS_FOR to skills and FOR_OCCUPATION to occupations and ISCO groups."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from graph import queries
from graph.batches import Progress, batches
from graph.nodes import occupation_links, skill_links
from graph.reading import read_postings
from ontology.postings import Posting

if TYPE_CHECKING:
    from graph.store import Store, Transaction

POSTINGS_A_BATCH = 200


def unlink(tx: Transaction, keys: Sequence[str]) -> None:
    """Remove the relationships that leave these postings."""
    for query in queries.REMOVE_POSTING_LINKS.values():
        tx.run(query.text, {"keys": list(keys)})


def link(tx: Transaction, postings: Sequence[Posting]) -> None:
    """Create the relationships of postings that have none yet; concepts that are not loaded get none."""
    skills = [{"key": posting.key, "links": links} for posting in postings if (links := skill_links(posting))]
    if skills:
        tx.run(queries.LINK_SKILLS.text, {"rows": skills})
    occupations = [{"key": posting.key, "links": links} for posting in postings if (links := occupation_links(posting))]
    if occupations:
        tx.run(queries.LINK_OCCUPATIONS.text, {"rows": occupations})


def relink_postings(store: Store, concepts: Set[str] | None, progress: Progress) -> int:
    """Make the relationships anew of all postings that name one of ``concepts`` (None: of all); how many those were."""

    def concerned(posting: Posting) -> bool:
        if concepts is None:
            return True
        return not concepts.isdisjoint(posting.occupations) or any(item.uri in concepts for item in posting.evidence)

    done = 0
    for postings in batches(filter(concerned, read_postings(store)), POSTINGS_A_BATCH):
        progress("linking postings", done, None)

        def relink(tx: Transaction, postings: list[Posting] = postings) -> None:
            unlink(tx, [posting.key for posting in postings])
            link(tx, postings)

        store.transaction(relink)
        done += len(postings)
    return done
