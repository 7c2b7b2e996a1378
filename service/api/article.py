"""Check a whole draft, sentence by sentence."""

from collections import Counter
from typing import Any

from flask import Blueprint

from schemas.article import ArticleResultSchema, ArticleSchema, Draft
from service.api.http import operation, pipeline, require_length, settings
from service.api.limits import charge
from service.api.problems import FieldProblems
from service.api.sides import require_sides
from service.domain import Worth
from service.extraction.passages import CHARACTERS
from service.extraction.web_pages import WebPage, read_page
from service.judgement import CheckedSentence, Verdict
from service.pipeline import MOST_SENTENCES

blueprint = Blueprint("article", __name__, url_prefix="/v1")

MOST_CHARACTERS = MOST_SENTENCES * CHARACTERS

MESSAGES = {
    Worth.CHECKABLE: "It says something that can be checked.",
    Worth.OPINION: "It is an opinion: it judges, wishes or demands.",
    Worth.QUESTION: "It is a question.",
    Worth.NO_ASSERTION: "It asserts nothing that a record or a source could bear out or refute.",
    Worth.TOO_SHORT: "It is too short to say something that can be checked.",
    Worth.TOO_LONG: "It goes on without an end and is no sentence.",
    Worth.NAVIGATION: "It leads elsewhere or gives a credit, and is no text of the article.",
    Worth.OVER_LIMIT: f"It is over the limit of {MOST_SENTENCES} sentences ({MOST_CHARACTERS:,} characters); "
    "send the rest as another draft.",
}


@blueprint.post("/verify/article")
@operation(ArticleResultSchema, body=ArticleSchema)
def verify_article(draft: Draft) -> dict[str, Any]:
    """Check a draft.

    Splits it into sentences, tells which of them are worth checking and why the others are not, and
    checks those. The draft is read as a whole: "he said" is checked under the name of the speaker, and
    "on Monday" is counted from `published_on`. The first 300 sentences are checked, or the first 60,000
    characters of sentences.
    """
    page = read_draft(draft)
    published_on = draft.published_on or page.published_on
    require_sides({f"/sides/{at}": side for at, side in enumerate(draft.asked.sides)})
    with pipeline().index.reading() as state:
        checked = pipeline().verify_draft(page.text, published_on, draft.asked)
    charge(sum(sentence.result is not None for sentence in checked))
    return {
        "text": page.text,
        "published_on": published_on,
        "sentences": [describe(sentence) for sentence in checked],
        "counts": count_verdicts(checked),
        "corpus": state,
    }


def read_draft(draft: Draft) -> WebPage:
    """Return the text and what is known of it; raises `FieldProblems` where there is none."""
    sent = draft.html or draft.text or ""
    require_length("/text" if draft.html is None else "/html", sent, settings().max_document_length)
    page = WebPage(sent) if draft.html is None else read_page(sent)
    if not page.text:
        raise FieldProblems("There is no draft.", [("/html", "No text can be found in it.")])
    return page


def describe(sentence: CheckedSentence) -> dict[str, Any]:
    """Return what `CheckedSentenceSchema` dumps."""
    return {
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.text,
        "check_worthy": sentence.worth is Worth.CHECKABLE,
        "reason": sentence.worth,
        "message": MESSAGES[sentence.worth],
        "result": sentence.result,
    }


def count_verdicts(checked: list[CheckedSentence]) -> dict[str, int]:
    """Return what `VerdictCountsSchema` dumps."""
    found = Counter(one.result.verdict for one in checked if one.result)
    return {verdict.value: found[verdict] for verdict in Verdict} | {
        "not_checked": sum(one.result is None for one in checked)
    }
