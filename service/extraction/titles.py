"""Writes out short titles before names, "gen brandt", and short forms that are others behind a figure."""

from __future__ import annotations

from collections.abc import Sequence

from service.extraction.asides import Piece
from service.lexicon.corpus import Corpus
from service.lexicon.style import load_style

MARKS = ".,;:!?"


def with_titles(pieces: Sequence[Piece], corpus: Corpus) -> list[Piece]:
    """The pieces with titles in full where a name or another title follows, the mark left out."""
    style = load_style()
    found: list[Piece] = []
    for at, piece in enumerate(pieces):
        short = piece.text.rstrip(".").casefold()
        full = style.titles.get(short)
        if full is not None and at + 1 < len(pieces) and _is_name(pieces[at + 1].text, corpus):
            full = full.capitalize() if piece.text[0].isupper() else full
            piece = Piece(piece.start, piece.end, full)
        elif at and short in style.counted and pieces[at - 1].text[-1:].isdigit():
            piece = Piece(piece.start, piece.end, style.counted[short])
        found.append(piece)
    return found


def _is_name(text: str, corpus: Corpus) -> bool:
    """True of a speaker of the corpus, of another short title, and of a name that is no side or place."""
    bare = text.strip(MARKS)
    if corpus.speaker_named(bare) is not None or bare.casefold() in load_style().titles:
        return True
    named = len(bare) > 1 and bare[:1].isupper() and not bare.isupper()
    return named and corpus.side_of_name(bare) is None and corpus.side_of_place(bare) is None
