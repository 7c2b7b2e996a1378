"""What a claim tells of, worked out once however many statements it is compared with."""

from __future__ import annotations

from typing import Generic, TypeVar

from service.domain import Assertion, Claim
from service.lexicon.phrases import SIDE, side_term
from service.verification.keeping import Kept

KEPT = 2_048
"""Claims of which it is kept, some 10 KB each where all is asked for: as many as are scored whole."""

T = TypeVar("T")


class Told:
    """The terms of one claim as sets: `own` are its terms and the side that speaks, `context` those of
    the text before it. `share` is the latest part of a statement that it was held against, and how much
    of that it covers.
    """

    __slots__ = ("_names_around", "claim", "context", "own", "share")

    def __init__(self, claim: Claim) -> None:
        self.claim = claim
        assertion = claim.assertion
        self.own = frozenset((*assertion.terms, side_term(claim.attribution.side)))
        self.context = frozenset(assertion.context)
        self.share: tuple[Assertion | None, float] = (None, 0.0)
        self._names_around: frozenset[str] | None = None

    @property
    def names_around(self) -> frozenset[str]:
        """What it, its speaker, the text before it and the article's lead name, but for the sides."""
        if self._names_around is None:
            speaker = (self.claim.attribution.speaker or "").casefold()
            assertion = self.claim.assertion
            terms = {*assertion.terms, *assertion.context, *assertion.setting}
            terms |= {speaker.replace(" ", "_"), *speaker.split()}
            self._names_around = frozenset([term for term in terms if not term.startswith(SIDE)])
        return self._names_around


class ById(Generic[T]):
    """Something as a cache key: by identity, where its value takes longer to hash than to read anew."""

    __slots__ = ("thing",)

    def __init__(self, thing: T) -> None:
        self.thing = thing

    def __hash__(self) -> int:
        return id(self.thing)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ById) and other.thing is self.thing


told_by: Kept[Claim, Told] = Kept(Told, KEPT)
"""What a claim tells of; the object is the key, for a document read anew has claims of the same id."""
