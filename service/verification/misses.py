"""Says why a near claim is no evidence, in a sentence that is true of these two texts."""

from __future__ import annotations

from service.domain import Assertion, Claim, Statement
from service.judgement import Finding
from service.lexicon.concepts import word_stem
from service.lexicon.phrases import PhraseBook
from service.verification.bearing import SOMETHING_ELSE, Bearing
from service.verification.pairs import main_events

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
    wanted = _act(statement.assertions[bearing.part], statement.text, book)
    found = _act(claim.assertion, claim.text, book)
    if wanted is None or found is None or wanted.casefold() == found.casefold():
        return SOMETHING_ELSE.message
    return f"The claim tells of “{found}”, the statement of “{wanted}”."


def _act(assertion: Assertion, text: str, book: PhraseBook) -> str | None:
    """The words of the text that tell its first main event."""
    for event in main_events(assertion):
        for phrase in book.find(text):
            named = phrase.concept() == event.concept or word_stem(phrase.words[0].text) == event.concept
            if named and phrase.name is None and not phrase.inside:
                return text[phrase.start : phrase.end]
    return None
