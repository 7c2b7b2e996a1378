"""What two events say of mood, parties, place, day and polarity, each compared when it is first asked for.

Most pairs are ruled out by the first outcome or two; what is said of an aspect in words is made for the
few that are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from service.judgement import Finding, Outcome
from service.verification.modality import compare_modality
from service.verification.pairs import Pair
from service.verification.polarity import compare_polarity
from service.verification.role_words import compare_agents, compare_patients, compare_places
from service.verification.roles import Roles, weigh_agents, weigh_patients, weigh_places
from service.verification.timing import compare_days

COMPARISONS: Mapping[str, Callable[[Pair], Finding]] = {
    "modality": compare_modality,
    "agents": compare_agents,
    "patients": compare_patients,
    "places": compare_places,
    "date": compare_days,
    "polarity": compare_polarity,
}
"""By the name of the condition, in the order in which they are shown."""

IN_BRIEF: Mapping[str, Callable[[Pair], Roles]] = {
    "agents": weigh_agents,
    "patients": weigh_patients,
    "places": weigh_places,
}
"""The comparisons that take longer to put into words than to make."""


class Aspects:
    """The aspects of one pair of events, by the name of the condition."""

    __slots__ = ("_findings", "_outcomes", "_pair")

    def __init__(self, pair: Pair) -> None:
        self._pair = pair
        self._outcomes: dict[str, Outcome] = {}
        self._findings: dict[str, Finding] = {}

    def outcome(self, name: str) -> Outcome:
        """What came out."""
        known = self._outcomes.get(name)
        if known is None:
            brief = IN_BRIEF.get(name)
            known = brief(self._pair).outcome if brief else self.finding(name).outcome
            self._outcomes[name] = known
        return known

    def finding(self, name: str) -> Finding:
        """The same in words."""
        known = self._findings.get(name)
        if known is None:
            known = self._findings[name] = COMPARISONS[name](self._pair)
        return known
