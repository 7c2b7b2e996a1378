"""Tells parts of speech as spaCy's attribute ruler does, without asking twice about one kind of word.

Nearly all of the ruler's 179 patterns look at a single word: at its tag, its dependency and, for some
130 words, at how it is written. What they say of a word is remembered by these alone; to match them
anew for every word took a tenth of extraction. A sentence in which one of the others matches
("gonna", "let's", "there's") is left to the ruler.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from typing import Any

from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs

REMEMBERED: list[int | str] = ["TAG", "DEP", "LOWER", "IS_SPACE"]
"""What a pattern of one word may ask for to be remembered."""

Pattern = list[dict[str, Any]]
"""What each word of a run of words is to be, in the matcher's own form."""

Kind = tuple[int, int, int, int]
"""What a word has of REMEMBERED, UNNAMED for what no pattern names."""

UNNAMED = -1

CLUES = ("DEP", "LOWER")
"""What a pattern of several words asks of them by which it is seen that a sentence has none of it."""


class WordClasses:
    """The ruler of one parser with what it has said so far, by kind of word: a few hundred of them."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._others = Matcher(ruler.vocab)
        self._named: dict[int | str, set[int]] = {asked: set() for asked in REMEMBERED}
        self._said: dict[Kind, dict[Any, Any]] = {}
        self._clues = Clues(ruler)
        for number, pattern in enumerate(_patterns(ruler)):
            if _is_remembered(pattern):
                for asked, value in pattern[0].items():
                    self._named[asked].update(ruler.vocab.strings.add(word) for word in _named_words(value))
            else:
                self._others.add(str(number), [pattern])
                self._clues.add(pattern)

    def annotate(self, doc: Doc) -> None:
        """Writes into the document what the ruler would write; `doc` has its tags and dependencies."""
        words: list[list[int]] = doc.to_array(REMEMBERED).tolist()
        if self._clues.may_match(words) and self._others(doc):
            self._ruler(doc)
            return
        kinds = list(self._kinds(words))
        if not self._said.keys() >= set(kinds):
            self._ask(doc, kinds)
        for i, kind in enumerate(kinds):
            set_token_attrs(doc[i], self._said[kind])

    def _kinds(self, words: Sequence[Sequence[int]]) -> Iterator[Kind]:
        tags, deps, written, _ = self._named.values()
        for tag, dep, word, is_space in words:
            yield (
                tag if tag in tags else UNNAMED,
                dep if dep in deps else UNNAMED,
                word if word in written else UNNAMED,
                is_space,
            )

    def _ask(self, doc: Doc, kinds: Sequence[Kind]) -> None:
        """Remembers what the ruler says of each word; what it says last counts."""
        told: dict[int, dict[Any, Any]] = defaultdict(dict)
        for rule, _, start, _ in self._ruler.match(doc):
            told[start] |= self._ruler.attrs[rule]
        self._said.update({kind: told[i] for i, kind in enumerate(kinds)})


class Clues:
    """By what words and dependencies a sentence may match one of the patterns, without asking the matcher.

    Of each word of a pattern only these two are looked at, and not where it stands.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        self._strings = ruler.vocab.strings
        self._wanted: list[tuple[str, Any]] = []
        self._patterns: list[frozenset[int]] = []
        self._found: tuple[dict[int, Set[int]], dict[int, Set[int]]] = {}, {}

    def add(self, pattern: Pattern) -> None:
        """From now on this pattern counts, too."""
        told = [(asked, word[asked]) for word in pattern for asked in CLUES if asked in word]
        first = len(self._wanted)
        self._wanted.extend(told)
        self._patterns.append(frozenset(range(first, len(self._wanted))))

    def may_match(self, words: Sequence[Sequence[int]]) -> bool:
        """False where of every pattern something is nowhere among the words."""
        deps, written = self._found
        found: set[int] = set()
        for _, dep, word, _ in words:
            found |= deps[dep] if dep in deps else self._read(0, dep)
            found |= written[word] if word in written else self._read(1, word)
        return any(found.issuperset(wanted) for wanted in self._patterns)

    def _read(self, place: int, value: int) -> Set[int]:
        """Which of the clues a dependency or a word is."""
        text = self._strings[value]
        read = frozenset(
            number
            for number, (asked, wanted) in enumerate(self._wanted)
            if asked == CLUES[place] and _is_wanted(text, wanted)
        )
        self._found[place][value] = read
        return read


def _is_wanted(text: str, wanted: str | dict[str, Any]) -> bool:
    """True unless what the pattern asks for cannot be this text."""
    if not isinstance(wanted, dict):
        return text == wanted
    listed, regex = wanted.get("IN"), wanted.get("REGEX")
    return (listed is None or text in listed) and (regex is None or re.search(regex, text) is not None)


def _patterns(ruler: AttributeRuler) -> Iterator[Pattern]:
    for rule in ruler.patterns:
        yield from rule["patterns"]  # type: ignore[misc]


def _is_remembered(pattern: Pattern) -> bool:
    """True of a pattern of one word that tells by lists alone what it fits."""
    listed = (
        not isinstance(value, dict) or value.keys() <= {"IN", "NOT_IN"} for value in pattern[0].values()
    )
    return len(pattern) == 1 and pattern[0].keys() <= set(REMEMBERED) and all(listed)


def _named_words(value: str | bool | dict[str, list[str]]) -> Sequence[str]:
    if isinstance(value, dict):
        return [word for listed in value.values() for word in listed]
    return [value] if isinstance(value, str) else ()
