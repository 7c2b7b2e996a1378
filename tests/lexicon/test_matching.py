"""A phrase is found wherever its words stand, and looked for only where its third word is near."""

from collections.abc import Sequence

import pytest

from service.lexicon.concepts import Part, Sense
from service.lexicon.found import Word
from service.lexicon.matching import LONGEST_GAP, find_longest

UNDER_WAY = Sense("get _ under way", ("get", "_", "under", "way"), Part.VERB, "begin")
GET = Sense("get", ("get",), Part.VERB, "receive")
FULL_STOP = Sense("full stop here", ("full", "stop", "here"), Part.NOUN, "end")


def words_of(text: str) -> Sequence[Word]:
    """The words of a text, each its own key, a place apart."""
    return [Word(2 * at, 2 * at + 1, word, word, word) for at, word in enumerate(text.split())]


@pytest.mark.parametrize(
    ("listed", "text", "length", "longest", "found"),
    [
        ([UNDER_WAY, GET], "get it under way", 0, None, UNDER_WAY),
        ([UNDER_WAY, GET], f"get {'so ' * LONGEST_GAP}under way", 0, None, UNDER_WAY),
        ([UNDER_WAY, GET], f"get {'so ' * LONGEST_GAP}very under way", 0, None, GET),
        ([UNDER_WAY, GET], "get it under", 0, None, GET),
        ([UNDER_WAY, GET], "get it under way", 0, 1, GET),
        ([UNDER_WAY, GET], "get it under way", 3, None, None),
        ([FULL_STOP], "full stop here", 0, None, FULL_STOP),
        ([FULL_STOP], "full stop right there here", 0, None, None),
    ],
)
def test_the_longest_phrase_is_found(
    listed: Sequence[Sense], text: str, length: int, longest: int | None, found: Sense | None
) -> None:
    senses, _, _ = find_longest(listed, words_of(text), 0, length, longest)
    assert senses == ((found,) if found is not None else ())
