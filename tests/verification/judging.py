"""Judges a statement against articles of an invented war, strike, court case and flood."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from service.domain import Claim, CorpusState, Document, Statement
from service.extraction import extract_claims
from service.extraction.statements import read_statement
from service.inference import Encoder, Inference, open_encoder, open_inference
from service.judgement import Aspect, Match, Question, Verification
from service.lexicon.corpus import Corpus, load_corpus
from service.lexicon.phrases import phrase_book
from service.outlines import Outline, outline
from service.verification import Means, judge, premise_of
from service.verification.bearing import find_bearing

PUBLISHED = date(2031, 5, 14)
"""A Wednesday."""

FILES = {
    "corpus.toml": """
name = "Velmar and Ostrany"
[[document]]
file = "a.txt"
outlet = "The Courier"
published_on = 2031-05-14
""",
    "a.txt": "Nothing happened.\n",
    "variants.toml": '[[variant]]\nname = "Dorvan"\nspellings = ["Dorwan"]\n',
    "sides.toml": """
[[side]]
id = "velmar"
name = "Velmar"
description = "The northern state."
names = ["Velmar", "Dorvan"]
demonyms = ["Velmari", "Velmaris"]
places = ["Dorvan", "Tessin", "Karsk"]
[[side]]
id = "ostrany"
name = "Ostrany"
description = "The southern state."
names = ["Ostrany", "Pelsk"]
demonyms = ["Ostranian", "Ostranians"]
places = ["Pelsk", "Lower Brin", "Hask"]
[[side]]
id = "press"
name = "Press"
description = "The outlets' own voice."
narrator = true
""",
    "speakers.toml": """
[[person]]
name = "Ilona Maresh"
aliases = ["Maresh", "President Maresh"]
side = "velmar"
role = "President of Velmar"
[[person]]
name = "Oskar Brandt"
aliases = ["Brandt"]
side = "ostrany"
role = "Defence Minister of Ostrany"
[[body]]
name = "Velmari Interior Ministry"
aliases = ["Interior Ministry of Velmar"]
side = "velmar"
""",
}


@cache
def two_states() -> Corpus:
    """The tables of the invented corpus, from files as an editor would write them."""
    with TemporaryDirectory() as folder:
        for name, text in FILES.items():
            (Path(folder) / name).write_text(text, encoding="utf-8")
        return load_corpus(Path(folder))


def claims_of(articles: Sequence[str]) -> list[Claim]:
    """The claims of one article a text, each published on PUBLISHED."""
    return [
        claim
        for number, text in enumerate(articles)
        for claim in extract_claims(
            Document(f"d{number}", text, "T", "The Courier", None, PUBLISHED), two_states()
        )
    ]


def read(statement: str) -> Statement:
    """The statement as read, undated."""
    return read_statement(statement, None, two_states())


def match_of(score: float) -> Match:
    """A match of that score."""
    return Match(score, {})


def rules_that_decide(statement: str, articles: Sequence[str], as_of: date | None = None) -> set[str]:
    """The rows of the stance table that decided about each claim of the articles, with a stance or none."""
    book = phrase_book(two_states())
    read = read_statement(statement, as_of, two_states())
    return {
        find_bearing(read, part, claim, book).rule
        for part in range(len(read.assertions))
        for claim in claims_of(articles)
    }


def judged(
    statement: str,
    articles: Sequence[str],
    as_of: date | None = None,
    without: frozenset[Aspect] = frozenset(),
) -> Verification:
    """The answer from one article a text, each published on PUBLISHED."""
    corpus = two_states()
    claims = claims_of(articles)
    read = read_statement(statement, as_of, corpus)
    return answer_from(claims, read, Question(statement, as_of, limit=100, without=without))


@cache
def models() -> tuple[Inference, Encoder]:
    """The two that come with the service, loaded once."""
    return open_inference(), open_encoder()


@cache
def meaning_of(premise: str) -> bytes:
    """What the index would keep of a claim."""
    return models()[1].pack(premise)


def meant(claim: Claim) -> Claim:
    """The claim as it goes into the index."""
    return replace(claim, meaning=meaning_of(premise_of(claim)))


def judged_with_models(statement: str, articles: Sequence[str], as_of: date | None = None) -> Verification:
    """The same, the inference model asked about claims on which no rule takes a stance."""
    asked = read_statement(statement, as_of, two_states())
    return answer_from(claims_of(articles), asked, Question(statement, as_of), models())


def answer_from(
    claims: Sequence[Claim],
    statement: Statement,
    question: Question,
    by: tuple[Inference, Encoder] | tuple[None, None] = (None, None),
) -> Verification:
    """The answer to the statement from these claims, all of one score."""
    matched = [
        (match_of(0.5), outline(meant(claim) if by[1] else claim, number))
        for number, claim in enumerate(claims)
    ]
    state = CorpusState("v", 1, len(claims))

    def fetch(outlines: Iterable[Outline]) -> list[Claim]:
        return [claims[one.key] for one in outlines]

    return judge(statement, matched, fetch, question, Means(two_states(), *by), state)


def stances(
    statement: str, article: str, as_of: date | None = None, without: frozenset[Aspect] = frozenset()
) -> str | None:
    """The one stance that the article's claims take, "both" for two, None for no evidence."""
    found = {item.stance.value for item in judged(statement, [article], as_of, without).evidence}
    return "both" if len(found) > 1 else next(iter(found), None)
