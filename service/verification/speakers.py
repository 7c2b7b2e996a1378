"""Compares who says so: "X said P" is about X saying it."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from service.domain import AttributionKind, Claim, Statement
from service.judgement import Aspect, Finding, Outcome
from service.lexicon.corpus import Corpus, Speaker, SpeakerKind
from service.lexicon.phrases import SIDE, Identity, side_term
from service.verification.parties import CHARGES, is_party

NAMES_KEPT = 4_096
"""Names of speakers, and titles, whose canonical form is kept: those of 100 thousand claims, about."""


def compare_speakers(statement: Statement, claim: Claim, corpus: Corpus) -> Finding:
    """AGREES where the claim is the speaker's, CONFLICTS where another's, SILENT where nobody is named."""
    wanted = statement.attributed_to
    if wanted is None:
        return _unasked(claim.attribution.speaker)
    found = claim.attribution.speaker
    if claim.attribution.kind is AttributionKind.NARRATION or found is None:
        if _tells_of_charge(statement, claim):
            return Finding(
                Aspect.SPEAKER, Outcome.AGREES, wanted, wanted, f"The claim tells that {wanted} does."
            )
        return Finding(Aspect.SPEAKER, Outcome.SILENT, wanted, None, "The claim is the outlet's own.")
    if _is_speaker(statement, claim, corpus):
        return Finding(Aspect.SPEAKER, Outcome.AGREES, wanted, found, f"{found} says so.")
    if _may_be_its(statement, claim, corpus):
        return Finding(Aspect.SPEAKER, Outcome.SILENT, wanted, found, f"{found} may speak for {wanted}.")
    return Finding(
        Aspect.SPEAKER, Outcome.CONFLICTS, wanted, found, f"It is {found} who says so, not {wanted}."
    )


def without_unnamed(statement: Statement, corpus: Corpus) -> Statement:
    """As nobody's words where "first reports" or "an officer" say so: whose words could not be looked up.

    A speaker of a side speaks for it; one whom no table holds must bear a name. An agency or a channel
    relays what others say. What is denied stays so.
    """
    wanted = statement.attributed_to
    if wanted is None or statement.denied:
        return statement
    speaker = corpus.speaker_named(wanted)
    relays = speaker is not None and speaker.kind is SpeakerKind.AGENCY
    known = statement.attributed_side is not None or speaker is not None
    if not relays and (known or all(word[:1].isupper() for word in wanted.split())):
        return statement
    return replace(statement, attributed_to=None)


@lru_cache(maxsize=NAMES_KEPT)
def _unasked(speaker: str | None) -> Finding:
    return Finding(Aspect.SPEAKER, Outcome.SILENT, None, speaker, "The statement names no speaker.")


def _may_be_its(statement: Statement, claim: Claim, corpus: Corpus) -> bool:
    """True where a ministry or an army is said to say it and somebody of its side does."""
    speaker = corpus.speaker_named(str(statement.attributed_to))
    own = statement.attributed_side is not None and claim.attribution.side == statement.attributed_side
    return own and speaker is not None and speaker.kind is SpeakerKind.BODY


def _tells_of_charge(statement: Statement, claim: Claim) -> bool:
    """True of "X blames Y for it" where the outlet tells that X does and names something of the deed."""
    charges = [event for event in claim.assertion.events if event.concept in CHARGES]
    if not charges or not any(e.concept in CHARGES for part in statement.assertions for e in part.events):
        return False
    told_by, side = str(statement.attributed_to), side_term(statement.attributed_side or "")
    deed = {term for part in statement.assertions for term in part.terms if not term.startswith(SIDE)}
    shared = (deed - CHARGES).intersection(claim.assertion.terms)
    return bool(shared) and any(is_party(told_by, event.agents) or side in event.agents for event in charges)


def _is_speaker(statement: Statement, claim: Claim, corpus: Corpus) -> bool:
    """By canonical name; a country, a seat of power or "officials" speak through anyone of their side."""
    wanted, found = str(statement.attributed_to), str(claim.attribution.speaker)
    tables = Identity(corpus)
    if _canonical(wanted, tables) == _canonical(found, tables):
        return True
    if statement.attributed_side is None or claim.attribution.side != statement.attributed_side:
        return False
    speaker = corpus.speaker_named(wanted)
    if speaker is None or corpus.side_of_name(wanted) is not None:
        return True
    return speaker.kind is SpeakerKind.BODY and _speaks_for(claim, speaker, corpus)


def _speaks_for(claim: Claim, body: Speaker, corpus: Corpus) -> bool:
    """True where the claim's speaker bears a title that names the body."""
    known = corpus.speaker_named(str(claim.attribution.speaker))
    titles = [claim.attribution.role, known.role if known is not None else None]
    names = [_key(name, Identity(corpus)) for name in (body.name, *body.aliases)]
    keys = [_key(title, Identity(corpus)) for title in titles if title]
    return any(name in key for key in keys for name in names)


@lru_cache(maxsize=NAMES_KEPT)
def _canonical(name: str, tables: Identity) -> str:
    speaker = tables.corpus.speaker_named(name)
    known = (speaker.holder or speaker.name) if speaker is not None else name
    return tables.corpus.name_key(known)


@lru_cache(maxsize=NAMES_KEPT)
def _key(name: str, tables: Identity) -> str:
    return tables.corpus.name_key(name)
