"""Puts into words who did it to whom and where, as `roles` compares it."""

from __future__ import annotations

from dataclasses import dataclass

from service.judgement import Aspect, Finding, Outcome
from service.verification.pairs import Pair
from service.verification.parties import strict_things
from service.verification.quoting import find_words
from service.verification.roles import weigh_agents, weigh_patients
from service.verification.whereabouts import weigh_places


@dataclass(frozen=True, slots=True)
class Words:
    """How a finding about one role is put into a sentence."""

    agreement: str
    conflict: str
    silence: str
    open: str


DOER = Words(
    "Both name {said} as who did it.",
    "The statement says {said} did it, the claim {other}.",
    "One of the two leaves open who did it.",
    "The claim does not say that {said} did it.",
)
DONE_TO = Words(
    "Both are about {said}.",
    "The statement is about {said}, the claim about {other}.",
    "One of the two leaves open what it was done to.",
    "The claim does not say that it was about {said}.",
)
WHERE = Words(
    "Both place it in {said}.",
    "The statement places it in {said}, the claim in {other}.",
    "One of the two leaves open where it was.",
    "The claim does not say that it was in {said}.",
)


def compare_agents(pair: Pair) -> Finding:
    """Who did it."""
    return _finding(pair, *weigh_agents(pair), DOER)


def compare_patients(pair: Pair) -> Finding:
    """To whom or what it was done."""
    return _finding(pair, *weigh_patients(pair), DONE_TO)


def compare_places(pair: Pair) -> Finding:
    """Where it happened."""
    return _finding(pair, *weigh_places(pair), WHERE)


def describe_difference(pair: Pair, what: str) -> Finding:
    """The finding where a role is filled by others: what is "agents" or "patients"."""
    wanted: tuple[str, ...] = getattr(pair.wanted, what)
    found: tuple[str, ...] = getattr(pair.found, what)
    words = DOER if what == "agents" else DONE_TO
    if not strict_things(found):
        said = _show(pair, frozenset(wanted))
        return Finding(Aspect.ROLE, Outcome.SILENT, said, None, words.open.format(said=said))
    return _finding(pair, Outcome.CONFLICTS, frozenset(wanted), pair.own(found), words)


def _finding(
    pair: Pair, outcome: Outcome, wanted: frozenset[str], found: frozenset[str], what: Words
) -> Finding:
    said, other = _show(pair, wanted), _show(pair, found)
    if outcome is Outcome.CONFLICTS:
        message = what.conflict.format(said=said, other=other)
    elif outcome is Outcome.AGREES:
        message = what.agreement.format(said=said)
    else:
        message = what.silence
    return Finding(Aspect.ROLE, outcome, said or None, other or None, message)


def _show(pair: Pair, terms: frozenset[str]) -> str:
    return ", ".join(sorted({_shown(pair, term) for term in terms}))


def _shown(pair: Pair, term: str) -> str:
    """A term as a reader knows it: the side's name, the concept's, or the word as one of the texts has it."""
    if term in pair.side_names:
        return pair.side_names[term]
    words = term.replace("_", " ")
    if term in pair.concepts.table:
        return words.removesuffix(" unit")
    return find_words(words, pair.statement.text) or find_words(words, pair.claim.text) or words
