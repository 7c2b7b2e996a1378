"""What two events say of mood, parties, place, day and polarity, each compared when it is first asked for.

Most pairs are ruled out by the first outcome or two; what is said of an aspect in words is made for the
few that are shown.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from service.judgement import Finding, Outcome
from service.verification.modality import compare_modality, weigh_modality
from service.verification.pairs import Pair
from service.verification.polarity import compare_polarity, weigh_polarity
from service.verification.role_words import compare_agents, compare_patients, compare_places
from service.verification.roles import weigh_agents, weigh_patients
from service.verification.timing import compare_days, weigh_days
from service.verification.whereabouts import weigh_places

COMPARISONS: Mapping[str, Callable[[Pair], Finding]] = {
    "modality": compare_modality,
    "agents": compare_agents,
    "patients": compare_patients,
    "places": compare_places,
    "date": compare_days,
    "polarity": compare_polarity,
}
"""By the name of the condition, in the order in which they are shown."""

OUTCOMES: Mapping[str, Callable[[Pair], Outcome]] = {
    "modality": weigh_modality,
    "agents": lambda pair: weigh_agents(pair).outcome,
    "patients": lambda pair: weigh_patients(pair).outcome,
    "places": lambda pair: weigh_places(pair).outcome,
    "date": weigh_days,
    "polarity": weigh_polarity,
}
"""What comes out of each; putting it into words takes longer."""


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
            known = self._outcomes[name] = OUTCOMES[name](self._pair)
        return known

    def finding(self, name: str) -> Finding:
        """The same in words."""
        known = self._findings.get(name)
        if known is None:
            known = self._findings[name] = COMPARISONS[name](self._pair)
        return known
