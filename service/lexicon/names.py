"""What makes two spellings of a name the same name."""

import re
import unicodedata
from collections.abc import Iterable

SHORT_ACRONYM = 3
"""Letters up to which a name in capitals may be spelled like a common English word (US, WHO, X)."""

_POSSESSIVE = re.compile(r"(?<=\w)['’]s?(?!\w)")
_SEPARATORS = re.compile(r"[\s\-‐‑–/,.]+")


def name_key(name: str) -> str:
    """A name without case, accents, possessive endings, hyphens and a leading "the".

    Short acronyms keep their capitals: "US" and "WHO" are not "us" and "who".
    """
    letters = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", name))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = _SEPARATORS.sub(" ", plain).strip()
    words = words[4:] if words[:4].casefold() == "the " else words
    return words if len(words) <= SHORT_ACRONYM and words.isupper() else words.casefold()


def squeeze(text: str) -> str:
    """The text casefolded, with single spaces: the key of a spelling in a variants table."""
    return " ".join(text.casefold().split())


def spelling_pattern(spellings: Iterable[str]) -> re.Pattern[str]:
    """Finds any of the squeezed spellings as whole words, the longest first, in any case and spacing."""
    longest_first = sorted(spellings, key=len, reverse=True)
    words = (r"\s+".join(map(re.escape, spelling.split())) for spelling in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.IGNORECASE)
