"""Finds the words of a term as a text has them."""

from __future__ import annotations


def find_words(words: str, text: str) -> str | None:
    """The words as the text has them, in whatever case and with whatever ending; None if it has not.

    By hand: compiling a pattern for each of a statement's terms takes longer than judging its claims.
    """
    lower = text.lower()
    if len(lower) != len(text):
        lower = text  # a letter that becomes two would move every place behind it
    wanted = words.lower()
    start = lower.find(wanted)
    while start > 0 and _in_word(text[start - 1]):
        start = lower.find(wanted, start + 1)
    if start < 0:
        return None
    end = start + len(wanted)
    while end < len(text) and _in_word(text[end]):
        end += 1
    return text[start:end]


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"
