"""Says why a near claim is no evidence, in a sentence that is true of these two texts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from service.domain import Assertion, Claim, Statement
from service.judgement import Finding
from service.lexicon.found import Phrase
from service.lexicon.phrases import PhraseBook
from service.lexicon.word_forms import has_stem
from service.verification.pairs import main_events
from service.verification.told import ById
from service.verification.weighing import SOMETHING_ELSE, Bearing

ACTS_KEPT = 64
"""Texts whose act is kept: a statement's is told for each of its near misses."""

NOTHING = "The statement says nothing that can be checked."
OUTVOTED = "It backs one part of the statement, but another part is contradicted."


def why_not(
    statement: Statement, claim: Claim, bearing: Bearing | None, speaker: Finding, book: PhraseBook
) -> str:
    """What keeps the claim from bearing on the statement; `bearing` is None where nothing was compared."""
    if bearing is None:
        return NOTHING
    if bearing.stance is not None:
        return speaker.message if speaker.in_statement is not None else OUTVOTED
    if bearing.deciding is not SOMETHING_ELSE:
        return bearing.deciding.message
    wanted = _act(ById(statement.assertions[bearing.part]), statement.text, book)
    found = _act(ById(claim.assertion), claim.text, book) if wanted is not None else None
    if wanted is None or found is None or wanted.casefold() == found.casefold():
        return SOMETHING_ELSE.message
    return f"The claim tells of “{found}”, the statement of “{wanted}”."


@lru_cache(maxsize=ACTS_KEPT)
def _act(assertion: ById[Assertion], text: str, book: PhraseBook) -> str | None:
    """The words of the text that tell its first main event."""
    walk, walked = book.walk_words(list(book.words(text))), list[Phrase]()
    for event in main_events(assertion.thing):
        for phrase in _going_on(walk, walked):
            if phrase.name is not None or phrase.inside:
                continue
            told = any(sense.concept == event.concept for sense in phrase.senses)
            if (told and phrase.concept() == event.concept) or has_stem(phrase.words[0].text, event.concept):
                return text[phrase.start : phrase.end]
    return None


def _going_on(walk: Iterator[Phrase], walked: list[Phrase]) -> Iterator[Phrase]:
    """What was walked before, then the rest of the walk."""
    yield from walked
    for phrase in walk:
        walked.append(phrase)
        yield phrase
