"""Holds the words of a text against a phrase of the language, which may leave a gap for other words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from functools import cache

from service.lexicon.concepts import GAP, Sense, load_concepts
from service.lexicon.found import Word
from service.lexicon.grammar import load_grammar, words

BREAKS = frozenset('.!?;:()"“”')
LONGEST_GAP = 7
DEGREES = words(load_grammar().kinds.degree)
"""May stand once between the words of any phrase: "took full control", "came to a sudden halt"."""

REACH = LONGEST_GAP + 1
"""How many words behind a word at most hold the next word of a phrase that it begins."""


@cache
def phrases_by_words() -> Mapping[str, Mapping[str, tuple[Sense, ...]]]:
    """The phrases of the language by the key of their first word, then as `by_next_word` has them."""
    return {key: by_next_word(senses) for key, senses in load_concepts().phrases.items()}


def by_next_word(senses: Sequence[Sense]) -> Mapping[str, tuple[Sense, ...]]:
    """Of the phrases that begin with one word those that can go on with another, in the same order,
    by its key; under "" those that can go on with any.
    """
    going_on = [sense.keys[1] if len(sense.keys) > 1 else GAP for sense in senses]
    found: dict[str, list[Sense]] = {key: [] for key in ("", *going_on) if key != GAP}
    for sense, key in zip(senses, going_on, strict=True):
        for listed in found.values() if key == GAP else (found[key],):
            listed.append(sense)
    return {key: tuple(listed) for key, listed in found.items()}


def longest_first(one: Sequence[Sense], other: Sequence[Sense]) -> list[Sense]:
    """The phrases of both, those of most words first."""
    return sorted(dict.fromkeys((*one, *other)), key=lambda sense: -len(sense.keys))


def find_longest(
    listed: Sequence[Sense], words: Sequence[Word], position: int, length: int, longest: int | None
) -> tuple[tuple[Sense, ...], tuple[Word, ...], tuple[Word, ...]]:
    """The senses of the longest of the phrases that stands there, its words, and those in its gap.

    None that is no longer than `length` or, with `longest`, longer than that.
    """
    best: tuple[Sequence[Word], Sequence[Word]] = ((), ())
    senses: list[Sense] = []
    near = {word.key for word in words[position + 1 : position + 1 + REACH]}
    for sense in listed:
        if (length and sense.length <= length) or (senses and _is_looser(sense, senses[0])):
            break
        if _lacks_third(sense.keys, near) or (longest is not None and len(sense.keys) > longest):
            continue
        matched = match_phrase(sense.keys, words, position)
        if matched is None or not sense.fits_after([used.text for used in matched[0][1:]]):
            continue
        if not senses or len(matched[1]) < len(best[1]):
            best, senses = matched, [sense]
        elif list(matched[0]) == list(best[0]):
            senses.append(sense)
    used, inside = best
    return tuple(senses), tuple(used), tuple(inside)


def _is_looser(sense: Sense, best: Sense) -> bool:
    """True of a shorter phrase, and of one with a gap where all words of another stand in a row."""
    if sense.length == best.length:
        return GAP in sense.keys and GAP not in best.keys
    return sense.length < best.length


def _lacks_third(keys: Sequence[str], near: Set[str]) -> bool:
    """True of a phrase whose third word, which stands behind the gap if there is one, is not among the
    REACH words behind the first. With "have" begin 30 phrases, of which hardly any gets farther.
    """
    return len(keys) > 2 and keys[2] != GAP and keys[2] not in near


def match_phrase(
    keys: Sequence[str], words: Sequence[Word], position: int
) -> tuple[list[Word], list[Word]] | None:
    """The words that the keys match from `position` on, and those in the gap; None if they do not."""
    at = position + 1
    second = keys[1] if len(keys) > 1 else GAP
    if second != GAP and (at >= len(words) or (words[at].key != second and words[at].text not in DEGREES)):
        return None  # as nearly all do
    used: list[Word] = [words[position]]
    inside: list[Word] = []
    for number, key in enumerate(keys[1:], start=1):
        if key == GAP:
            target = keys[number + 1]
            stop = next(
                (at + n for n, word in enumerate(words[at : at + LONGEST_GAP + 1]) if word.key == target),
                None,
            )
            if stop is None or any(word.text in BREAKS for word in words[at:stop]):
                return None
            inside, at = [*inside, *words[at:stop]], stop
            continue
        if not inside and at < len(words) and words[at].key != key and words[at].text in DEGREES:
            inside.append(words[at])
            at += 1
        if at >= len(words) or words[at].key != key:
            return None
        used.append(words[at])
        at += 1
    return used, inside
