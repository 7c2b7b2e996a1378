"""Reads one text as an article of the invented dam corpus: who says which words."""

from datetime import date
from pathlib import Path

from service.domain import Document
from service.extraction.articles import find_sentences
from service.extraction.claims import Article
from service.extraction.drafts import Draft
from service.extraction.segments import read_sentences
from service.lexicon.corpus import load_corpus
from service.lexicon.cues import load_cues

DAM = load_corpus(Path(__file__).parent.parent / "corpora" / "kessary_dam")
TUESDAY = date(2022, 6, 7)


def read_drafts(text: str) -> list[Draft]:
    document = Document("d", text, "Title", "Outlet", None, TUESDAY)
    cues = load_cues()
    sentences = read_sentences(text, find_sentences(text, cues), cues)
    return Article(document, sentences, DAM, cues).drafts()


def said(text: str) -> list[tuple[str | None, str]]:
    """(speaker, excerpt) of every claim, in the order of the text."""
    drafts = sorted(read_drafts(text), key=lambda draft: draft.start)
    return [(draft.attribution.speaker, text[draft.start : draft.end]) for draft in drafts]
