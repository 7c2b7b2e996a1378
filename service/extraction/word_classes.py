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

Kind = tuple[int, int, int, int]
"""What a word has of REMEMBERED, UNNAMED for what no pattern names."""

UNNAMED = -1


class WordClasses:
    """The ruler of one parser with what it has said so far, by kind of word: a few hundred of them."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._others = Matcher(ruler.vocab)
        self._named: dict[int | str, set[int]] = {asked: set() for asked in REMEMBERED}
        self._said: dict[Kind, Sequence[int]] = {}
        for number, pattern in enumerate(_patterns(ruler)):
            if _is_remembered(pattern):
                for asked, value in pattern[0].items():
                    self._named[asked].update(ruler.vocab.strings.add(word) for word in _named_words(value))
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
        tags, deps, words, _ = self._named.values()
        for tag, dep, word, is_space in doc.to_array(REMEMBERED).tolist():
            yield (
                tag if tag in tags else UNNAMED,
                dep if dep in deps else UNNAMED,
                word if word in words else UNNAMED,
                is_space,
            )

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
    """True of a pattern of one word that tells by lists alone what it fits."""
    listed = (
        not isinstance(value, dict) or value.keys() <= {"IN", "NOT_IN"} for value in pattern[0].values()
    )
    return len(pattern) == 1 and pattern[0].keys() <= set(REMEMBERED) and all(listed)


def _named_words(value: str | bool | dict[str, list[str]]) -> Sequence[str]:
    if isinstance(value, dict):
        return [word for listed in value.values() for word in listed]
    return [value] if isinstance(value, str) else ()
