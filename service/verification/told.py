"""What a claim tells of, worked out once however many statements it is compared with."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import Generic, TypeVar

from service.domain import Claim
from service.lexicon.phrases import side_term

KEPT = 2_048
"""Claims of which it is kept, some 10 KB each where all is asked for: as many as are scored whole."""

SIDE = "side:"
T = TypeVar("T")


class Told:
    """The terms of one claim as sets."""

    def __init__(self, claim: Claim) -> None:
        self._claim = claim

    @cached_property
    def own(self) -> frozenset[str]:
        """Its terms and the side that speaks."""
        return frozenset((*self._claim.assertion.terms, side_term(self._claim.attribution.side)))

    @cached_property
    def context(self) -> frozenset[str]:
        """The terms of the text before it."""
        return frozenset(self._claim.assertion.context)

    @cached_property
    def names_around(self) -> frozenset[str]:
        """What it, its speaker, the text before it and the article's lead name, but for the sides."""
        speaker = (self._claim.attribution.speaker or "").casefold()
        assertion = self._claim.assertion
        terms = {*assertion.terms, *assertion.context, *assertion.setting}
        terms |= {speaker.replace(" ", "_"), *speaker.split()}
        return frozenset(term for term in terms if not term.startswith(SIDE))


class ById(Generic[T]):
    """Something as a cache key: by identity, where its value takes longer to hash than to read anew."""

    __slots__ = ("thing",)

    def __init__(self, thing: T) -> None:
        self.thing = thing

    def __hash__(self) -> int:
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ById) and other.thing is self.thing


def told_by(claim: Claim) -> Told:
    """What the claim tells of; the object is the key, for a document read anew has claims of the same id."""
    return _told(ById(claim))


@lru_cache(maxsize=KEPT)
def _told(key: ById[Claim]) -> Told:
    return Told(key.thing)
