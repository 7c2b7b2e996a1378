"""Puts right words that are written for another, which only their neighbours tell: "the us", "fled form"."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from service.extraction.asides import Piece
from service.lexicon.style import load_style

REACH = 4
"""Words between which "everything" and its state stand: "everything in town is under control"."""


def as_meant(pieces: Sequence[Piece], names: Set[str]) -> list[Piece]:
    """The pieces, those that stand for another word put as that; `names` are casefolded."""
    style, found = load_style(), list(pieces)
    plain = [piece.text.strip(".,;:?!").casefold() for piece in pieces]
    for at, piece in enumerate(pieces):
        before = plain[at - 1] if at else ""
        named = not names.isdisjoint(plain[at + 1 : at + 2])
        if plain[at] in style.situations and _has_state(plain[at + 1 :]):
            found[at] = replace(piece, text=style.situation)
        elif plain[at] in style.behind_article and before == "the":
            found[at] = replace(piece, text=piece.text.upper())
        elif piece.text in style.before_name and before in style.behind_from and named:
            found[at] = replace(piece, text=style.before_name[piece.text])
    return found


def _has_state(behind: Sequence[str]) -> bool:
    """True where one of the states that a situation has follows soon."""
    return any(
        tuple(behind[at : at + len(state)]) == state for state in load_style().states for at in range(REACH)
    )
