"""Pages for people: check a statement in a browser, and read the contract. No other host.

All is there without a script; the scripts under static/ make it quicker to use.
"""

import shlex
from typing import Any
from urllib.parse import urlencode

import orjson
from flask import Blueprint, Response, current_app, render_template, request, url_for
from markupsafe import Markup

from schemas.figures import FiguresQuery
from schemas.verify import LONGEST_STATEMENT, QuestionSchema, VerificationSchema
from service.api.access import require_access
from service.api.examples import Example
from service.api.figures import list_figures
from service.api.http import answer_bytes, load, pipeline
from service.api.page_problems import in_words, register_page_problems
from service.api.problems import FieldProblems
from service.api.timeline import Chart, draw_chart
from service.api.verify import check
from service.errors import IndexUnavailable
from service.keys import Scope

blueprint = Blueprint(
    "pages", __name__, template_folder="templates", static_folder="static", static_url_path="/static"
)
register_page_problems(blueprint)

EXAMPLES_ON = "verify_statement"
"""The operation whose examples the first page offers: its form asks the same."""
MOST_EVIDENCE = 50
"""Pieces of evidence on one page, the strongest; more are counted, and the page says so."""
MOST_CHARTS = 3
"""Drawings on one page; a statement seldom has more figures."""


@blueprint.app_template_filter("prose")
def prose(text: str) -> Markup:
    """Return the text with what stands between backticks as code."""
    pieces = enumerate(text.split("`"))
    return Markup().join(Markup("<code>{}</code>").format(piece) if at % 2 else piece for at, piece in pieces)


@blueprint.get("/")
def show_check() -> tuple[str, int]:
    """Return the form and, where a statement is sent, what each side has said about it."""
    require_access(Scope.READ)
    sent = {name: value for name in ("statement", "as_of") if (value := request.args.get(name, ""))}
    if not sent:
        return render_check(sent), 200
    try:
        question = load(QuestionSchema(), sent | {"limit": MOST_EVIDENCE}, "The form is not valid.")
        with pipeline().index.reading():
            return render_check(sent, answer=check(question), charts=draw_figures(question.statement)), 200
    except FieldProblems as error:
        return render_check(sent, wrong=in_words(error.problems)), 422


@blueprint.get("/docs")
def show_docs() -> str:
    """Return the contract as a page."""
    return render_template(
        "docs.html",
        contract=current_app.config["CONTRACT"],
        commands=[(each, command_of(each)) for each in current_app.config["EXAMPLES"]],
        sample=sample_answer(),
    )


@blueprint.get("/openapi.yaml")
def get_contract() -> Response:
    """Return the contract, the same until the service is started anew."""
    return answer_bytes(current_app.config["CONTRACT_YAML"](), "application/yaml")


def draw_figures(statement: str) -> list[Chart]:
    """Return a drawing for each of the statement's figures that enough claims give on some day."""
    drawn = (draw_chart(series) for series in list_figures.view(FiguresQuery(statement=statement))["series"])
    return [chart for chart in drawn if chart][:MOST_CHARTS]


def render_check(sent: dict[str, str], **more: Any) -> str:
    """Return the page of the form; `answer` and `wrong` are what came of the last sending."""
    return render_template(
        "check.html",
        sent=sent,
        examples=example_links(),
        longest=LONGEST_STATEMENT,
        corpus_name=pipeline().corpus.name,
        state=pipeline().index.state(),
        **more,
    )


def example_links() -> list[tuple[Example, str]]:
    """Return each of the corpus's examples of statements, and its address."""
    here = url_for("pages.show_check")
    shown = [each for each in current_app.config["EXAMPLES"] if each.operation == EXAMPLES_ON]
    return [(each, f"{here}?{urlencode(each.body)}") for each in shown]


def command_of(example: Example) -> str:
    """Return the example as a command for a shell."""
    contract = current_app.config["CONTRACT"]
    path = next(
        path
        for path, operations in contract["paths"].items()
        for operation in operations.values()
        if operation["operationId"] == example.operation
    )
    query = f"?{urlencode(example.query)}" if example.query else ""
    address = shlex.quote(request.host_url.rstrip("/") + path.format(**example.path) + query)
    if not example.body:
        return f"curl -s {address}"
    body = shlex.quote(orjson.dumps(example.body).decode())
    return f"curl -s {address} \\\n  -H 'content-type: application/json' \\\n  -d {body}"


def sample_answer() -> str | None:
    """Return this service's own answer to the corpus's first example, None where it can give none."""
    asked = [each.body for each in current_app.config["EXAMPLES"] if each.operation == EXAMPLES_ON]
    try:
        answer = check(QuestionSchema().load(asked[0])) if asked else None
    except IndexUnavailable:
        return None
    shown = VerificationSchema().dump(answer) if answer else None
    return orjson.dumps(shown, option=orjson.OPT_INDENT_2).decode() if shown else None
