"""Where no rule joins any claim to the statement: what figure the claim that matches it best gives.

Fresh statements speak of "bandits stealing 82 towns" where a claim has troops that seize settlements;
no list joins the two, but no other claim is as near and the figure is of the same measure.
"""

from __future__ import annotations

from service.domain import Assertion, Claim, Statement
from service.judgement import Aspect, Finding, Outcome, Stance
from service.lexicon.phrases import PhraseBook
from service.verification.bearing import Bearing
from service.verification.figures import TIME_UNITS, compare_intervals, same_measure
from service.verification.likeness import both_known, differ
from service.verification.pairs import find_pairs
from service.verification.strangers import knows_names
from service.verification.timing import compare_days
from service.verification.wording import compare_wording

NEAR = 0.2
"""The match score from which on the best match is asked at all. Without a figure it is never asked: words
alike, "exchanged blame" and "is to blame", tell of two things."""

BY_FIGURE = 0.65
"""Below every row of the table, for no rule knows that the two tell of one event."""


def find_closest(
    statement: Statement, position: int, claim: Claim, score: float, book: PhraseBook
) -> Bearing | None:
    """What the best match's figure says to the part at `position`; None if too far or different."""
    part = statement.assertions[position]
    if score < NEAR or differ(part, claim.assertion, book) or set(part.marks) - set(claim.assertion.marks):
        return None
    if not knows_names(part, claim) or both_known(part, claim.assertion, book):
        return None
    pairs = find_pairs(statement, part, claim, book, any_event=True)
    if any(compare_days(pair).outcome is Outcome.CONFLICTS for pair in pairs):
        return None
    wording = compare_wording(part, claim, book.concepts)
    found = _compare_figures(part, claim.assertion, book)
    if found is None:
        return None
    number, finding = found
    stance = Stance.SUPPORTS if finding.outcome is Outcome.AGREES else Stance.CONTRADICTS
    rule = f"{stance}: figure of the closest claim"
    return Bearing(position, number, stance, BY_FIGURE, (finding, wording), finding, rule=rule)


def _compare_figures(part: Assertion, told: Assertion, book: PhraseBook) -> tuple[int, Finding] | None:
    """The part's first figure that conflicts with one of the same measure, else the first that agrees."""
    decided = []
    for number, wanted in enumerate(part.quantities):
        for other in told.quantities:
            if wanted.unit in TIME_UNITS or None in (wanted.unit, other.unit):
                continue
            if not same_measure(wanted, other, book.concepts):
                continue
            outcome = compare_intervals(wanted, other)
            if outcome is not Outcome.SILENT:
                message = f"The claim nearest in words says {other.text}, the statement {wanted.text}."
                decided.append((number, Finding(Aspect.FIGURE, outcome, wanted.text, other.text, message)))
    decided.sort(key=lambda found: found[1].outcome is not Outcome.CONFLICTS)
    return decided[0] if decided else None
