"""The pages that show documents and claims, as they are asked for."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.api.corpus_page import mark_claims
from service.domain import Assertion, Attribution, AttributionKind, Claim, Source
from tests.api.conforming import ConformingClient

TEXT = "One says two said that three hold four."
SOURCE = Source("d", "A title", "An outlet")
TOLD = Attribution(AttributionKind.NARRATION, "press")


def claim(start: int, end: int) -> Claim:
    return Claim(f"c{start}-{end}", SOURCE, start, end, TEXT[start:end], "", "", TOLD, Assertion(()))


spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).filter(lambda s: s[0] < s[1])


@given(st.lists(spans, max_size=6, unique=True))
def test_the_text_stays_whole_and_every_claim_begins_once(found: list[tuple[int, int]]) -> None:
    claims = [claim(*span) for span in found]
    stretches = list(mark_claims(TEXT, claims))
    assert "".join(stretch.text for stretch in stretches) == TEXT
    begun = [id_ for stretch in stretches for id_ in stretch.begins]
    assert sorted(begun) == sorted(one.id for one in claims)


def test_of_claims_in_each_other_the_shortest_is_marked() -> None:
    outer, inner = claim(0, 39), claim(23, 38)
    assert [(one.text, one.claim) for one in mark_claims(TEXT, [outer, inner])] == [
        (TEXT[:23], outer),
        (TEXT[23:38], inner),
        (TEXT[38:], outer),
    ]


def test_a_page_leads_to_the_next_until_the_last(client: ConformingClient) -> None:
    path, seen = "/corpus", list[str]()
    while path:
        page = client.get(path).text
        seen += re.findall(r'href="/corpus/[^"#]+#(c_\w+)"', page)
        more = re.search(r'href="([^"]*)">More claims', page)
        path = unescape(more[1]) if more else ""
    assert len(seen) == len(set(seen)) == client.get("/readyz").get_json()["corpus"]["claims"]


@pytest.mark.parametrize("page", ["1", "0", "-3", "99", "x", "1e9"])
def test_any_page_of_documents_is_one_that_there_is(client: ConformingClient, page: str) -> None:
    assert client.get(f"/corpus?page={page}").text.count('<ol class="documents">') == 1


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        ({"from": "soon"}, 422, "The first day: must be a day written YYYY-MM-DD."),
        ({"side": "nobody"}, 422, "The side: there is no such side"),
        ({"q": "a" * 501}, 422, "The words: must have at most 500 characters"),
        ({"cursor": "none"}, 422, "The page of the list"),
        ({"document_id": "nothing"}, 404, "No document has the id"),
        ({"q": "the"}, 200, "No claim passes these filters."),
        ({"unknown": "1", "q": " "}, 200, "Documents"),
    ],
)
def test_filters_are_answered_in_words(
    client: ConformingClient, query: dict[str, str], status: int, words: str
) -> None:
    reply = client.get("/corpus", query_string=query)
    assert (reply.status_code, reply.mimetype) == (status, "text/html")
    assert words in unescape(reply.text)


@pytest.mark.parametrize("sent", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
@pytest.mark.parametrize("name", ["q", "speaker", "document_id", "from", "cursor", "side"])
def test_what_was_sent_is_shown_and_never_run(client: ConformingClient, name: str, sent: str) -> None:
    page = client.get("/corpus", query_string={name: sent}).text
    assert "<script>" not in page
    assert "<img src=x" not in page
