"""Names as a filter compares them: letter case, diacritics and spacing left aside."""

import unicodedata
from functools import lru_cache

REMEMBERED = 4_096
"""Names kept folded: an article has one outlet and a few speakers, an archive some thousands."""


@lru_cache(maxsize=REMEMBERED)
def fold(name: str) -> str:
    """The name casefolded, without combining marks, single-spaced; "" where nothing is left.

    Decomposed twice, since casefolding can bring composed letters back ("İ").
    """
    caseless = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold())
    bare = "".join(letter for letter in caseless if not unicodedata.combining(letter))
    return " ".join(bare.split())
