"""A claim in outline: all that it takes to rank it, and to see that it cannot bear on a statement.

The index hands out outlines and fetches whole only the claims that are then asked for.
"""

from __future__ import annotations

from typing import NamedTuple

from service.domain import Claim


class Outline(NamedTuple):
    """What ranks a claim and, at a glance, rules most claims out: a tenth of the claim's size.

    `key` is the index's own number of it. `concepts` are what its events are, `figures` the values of its
    figures; `terms` are its assertion's, `side` its attribution's.
    """

    key: int
    id: str
    side: str
    terms: tuple[str, ...]
    concepts: tuple[str, ...]
    figures: tuple[float, ...]


def outline(claim: Claim, key: int) -> Outline:
    """The claim's outline under that key."""
    told = claim.assertion
    concepts = tuple(dict.fromkeys(event.concept for event in told.events))
    figures = tuple(one.value for one in told.quantities)
    return Outline(key, claim.id, claim.attribution.side, told.terms, concepts, figures)
