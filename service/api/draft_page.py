"""The page that checks a draft: its sentences marked in place, their evidence beside them.

The draft travels in the body of a form and comes back in the page: never in an address, never kept.
"""

from typing import Any
from urllib.parse import parse_qsl

from flask import Blueprint, render_template
from werkzeug.exceptions import BadRequest

from schemas.article import ArticleSchema
from schemas.documents import LONGEST_DOCUMENT
from service.api.access import require_access
from service.api.article import verify_article
from service.api.http import load
from service.api.page_problems import in_words, register_page_problems
from service.api.problems import FieldProblems
from service.api.reading import read_bytes
from service.api.telling import Piece
from service.keys import Scope

blueprint = Blueprint("draft_page", __name__)
register_page_problems(blueprint)

FIELDS = ("text", "published_on")
MOST_FIELDS = 10
NEAR_MISSES = 2
"""Shown of a sentence that nothing bears on: a draft has dozens of them."""


@blueprint.get("/draft")
def show_draft() -> str:
    """Return the empty form."""
    require_access(Scope.READ)
    return render_draft({})


@blueprint.post("/draft")
def check_draft() -> tuple[str, int]:
    """Return the form with the draft in it, and each sentence with its verdict."""
    require_access(Scope.READ)
    sent = read_form()
    try:
        draft = load(ArticleSchema(), sent | {"near_misses": NEAR_MISSES}, "The form is not valid.")
        answer = verify_article.view(draft)
    except FieldProblems as error:
        return render_draft(sent, wrong=in_words(error.problems)), 422
    return render_draft(sent, answer=answer | {"stretches": cut_sentences(answer)}), 200


def read_form() -> dict[str, str]:
    """Return the filled fields of the form, line ends as they were typed: a form sends CRLF."""
    try:
        pairs = parse_qsl(read_bytes().decode(), errors="strict", max_num_fields=MOST_FIELDS)
    except ValueError:
        raise BadRequest("The form cannot be read.") from None
    return {name: value.replace("\r\n", "\n") for name, value in pairs if name in FIELDS}


def cut_sentences(answer: dict[str, Any]) -> list[tuple[Piece, dict[str, Any] | None]]:
    """Return the whole draft in order: each sentence with its answer, what lies between with none."""
    text, found, reached = answer["text"], [], 0
    for sentence in answer["sentences"]:
        if sentence["start"] > reached:
            found.append((Piece(text[reached : sentence["start"]]), None))
        found.append((Piece(sentence["text"]), sentence))
        reached = sentence["end"]
    return [*found, (Piece(text[reached:]), None)]


def render_draft(sent: dict[str, str], **more: Any) -> str:
    """Return the page; `answer` and `wrong` are what came of the last sending."""
    return render_template("draft.html", sent=sent, longest=LONGEST_DOCUMENT, **more)
