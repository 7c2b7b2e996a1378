"""Puts right words that are written for another, which only their neighbours tell: "the us", "fled form"."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from service.extraction.asides import Piece
from service.lexicon.style import load_style


def as_meant(pieces: Sequence[Piece], names: Set[str]) -> list[Piece]:
    """The pieces, those that stand for another word put as that; `names` are casefolded."""
    style, found = load_style(), list(pieces)
    for at in range(1, len(pieces)):
        before, piece = pieces[at - 1].text.casefold(), pieces[at]
        behind = pieces[at + 1].text.strip(".,;:?").casefold() if at + 1 < len(pieces) else ""
        if piece.text.rstrip(".,;:?!") in style.behind_article and before == "the":
            found[at] = replace(piece, text=piece.text.upper())
        elif piece.text in style.before_name and behind in names and before not in style.verb_behind:
            found[at] = replace(piece, text=style.before_name[piece.text])
    return found
