"""Finding the claims worth scoring: every one of a small corpus, the best by search of a large one."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from service.index.embedded.claims import claims_of
from service.index.embedded.listing import EVERY_CLAIM, filter_keys, list_keys
from service.index.embedded.search import match_any
from service.index.embedded.sight import Sight

MAX_TERMS = 32
"""Terms of a statement that are searched for, the rarest; a sentence has about fifteen."""

COMMON = 0.2
"""Share of all claims that have a term from which on it is searched for only where no rarer one is:
of a million claims two such terms, the sides, cost 6 of 8 ms and change 7 of the best 100."""

COMMON_FROM = 10_000
"""Claims from which on common terms are left out; in fewer they cost little and tell more."""

MAX_UNKNOWN = 8
"""Unknown terms that are searched for with one slip; each walks through the whole vocabulary."""

MIN_TYPO = 4
"""Characters of the shortest term searched for with one slip, as in `scoring.SAME_WORD`."""


def find_keys(sight: Sight, terms: Sequence[str], limit: int) -> list[int]:
    """The keys of the claims to score for the terms; of a small corpus all, in the order of documents."""
    if not sight.whole:
        return search_keys(sight, terms, limit)
    return list_keys(sight.connection, EVERY_CLAIM) if any(terms) else []


def search_keys(sight: Sight, terms: Sequence[str], limit: int) -> list[int]:
    """The keys of the claims that share most with the terms, best first.

    At most `limit` of them, and after them all claims that the search index does not have yet.
    """
    wanted = list(_choose_terms(sight, terms))
    if not wanted:
        return []
    keys = sight.view.find(match_any(wanted), limit + sight.lag.claims)
    if not sight.lag.document_ids:
        return keys
    new = [claim.key for claim in claims_of(sight.connection, sight.lag.document_ids)]
    return list(dict.fromkeys(filter_keys(sight.connection, EVERY_CLAIM, keys)[:limit] + new))


def _choose_terms(sight: Sight, terms: Sequence[str]) -> Iterator[tuple[str, float | None]]:
    """Known terms without a weight, unknown ones with theirs.

    An unknown term matches by a slip or not at all and so has no frequency of its own: it weighs as
    much as a term that the square root of all claims share.
    """
    different = [term for term in dict.fromkeys(terms) if term]
    frequencies = sight.count(different)
    known = sorted((term for term in different if frequencies[term]), key=frequencies.__getitem__)
    unknown = [term for term in different if not frequencies[term] and len(term) >= MIN_TYPO]
    if sight.state.claims >= COMMON_FROM:
        known = [term for term in known if frequencies[term] < COMMON * sight.state.claims] or known[:1]
    yield from ((term, None) for term in known[:MAX_TERMS])
    weight = math.log(max(sight.state.claims, 2)) / 2
    yield from ((term, weight) for term in unknown[:MAX_UNKNOWN])
