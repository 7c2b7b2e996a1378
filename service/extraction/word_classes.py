"""Tells parts of speech as spaCy's attribute ruler does, without asking twice about one kind of word.

Nearly all of the ruler's 179 patterns look at a single word: at its tag, its dependency and, for some
130 words, at how it is written. What they say of a word is remembered by these alone; to match them
anew for every word took a tenth of extraction. A sentence in which one of the others matches
("gonna", "let's", "there's") is left to the ruler.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

REMEMBERED: list[int | str] = ["TAG", "DEP", "LOWER", "IS_SPACE"]
"""What a pattern of one word may ask for to be remembered."""

Pattern = list[dict[str, Any]]
"""What each word of a run of words is to be, in the matcher's own form."""

Kind = tuple[int, int, int, bool]
"""A word's tag, dependency, its own form if a pattern names that, else 0, and whether it is a space."""


class WordClasses:
    """The ruler of one parser with what it has said so far, by kind of word: a few hundred of them."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._others = Matcher(ruler.vocab)
        self._named: set[int] = set()
        self._said: dict[Kind, Sequence[int]] = {}
        for number, pattern in enumerate(_patterns(ruler)):
            if _is_remembered(pattern):
                self._named.update(ruler.vocab.strings.add(word) for word in _named_words(pattern[0]))
            else:
                self._others.add(str(number), [pattern])

    def annotate(self, doc: Doc) -> None:
        """Writes into the document what the ruler would write; `doc` has its tags and dependencies."""
        if self._others(doc):
            self._ruler(doc)
            return
        kinds = list(self._kinds(doc))
        if not self._said.keys() >= set(kinds):
            self._ask(doc, kinds)
        said = [(rule, 0, i, i + 1) for i, kind in enumerate(kinds) for rule in self._said[kind]]
        self._ruler.set_annotations(doc, said)  # type: ignore[no-untyped-call]

    def _kinds(self, doc: Doc) -> Iterator[Kind]:
        for tag, dep, lower, is_space in doc.to_array(REMEMBERED).tolist():
            yield tag, dep, lower if lower in self._named else 0, bool(is_space)

    def _ask(self, doc: Doc, kinds: Sequence[Kind]) -> None:
        """Remembers what the ruler says of each word, in the order in which it says so."""
        rules: dict[int, list[int]] = defaultdict(list)
        for rule, _, start, _ in self._ruler.match(doc):
            rules[start].append(rule)
        self._said.update({kind: tuple(rules[i]) for i, kind in enumerate(kinds)})


def _patterns(ruler: AttributeRuler) -> Iterator[Pattern]:
    for rule in ruler.patterns:
        yield from rule["patterns"]  # type: ignore[misc]


def _is_remembered(pattern: Pattern) -> bool:
    word = pattern[0].get("LOWER", "")
    named = isinstance(word, str) or word.keys() == {"IN"}
    return len(pattern) == 1 and pattern[0].keys() <= set(REMEMBERED) and named


def _named_words(word: dict[str, Any]) -> Sequence[str]:
    named = word.get("LOWER", ())
    return [named] if isinstance(named, str) else named.get("IN", ()) if named else ()
