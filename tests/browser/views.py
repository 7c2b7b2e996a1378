"""Addresses that the tests of the page open: each view, with much, little and nothing to show."""

from urllib.parse import urlencode


def check(statement: str, **more: str) -> str:
    return "/?" + urlencode({"statement": statement} | more)


DISPUTED = check("Ukraine controls 28 settlements in the Kursk region")
VIEWS = {
    "first": "/",
    "disputed": DISPUTED,
    "supported": check("Up to 100 settlements in the Kursk region have been captured by Ukraine."),
    "contradicted": check("Russia and Ukraine had contacts through a third party"),
    "unverified": check("North Korean soldiers are fighting in the Kursk region."),
    "evacuated": check("121,000 people were evacuated from the Kursk region"),
    "attributed": check("Syrsky said his army had captured 92 settlements."),
    "refused": "/?statement=a&as_of=soon",
    "missing": "/corpus/nothing",
    "draft": "/draft",
    "corpus": "/corpus",
    "search": "/corpus?q=settlements",
    "document": "/corpus/004_be4f466f372b92eb",
    "manual": "/docs",
}

DRAFT = """The Kursk region this week

Ukraine controls 28 settlements in the Kursk region. Is that much? Russia and Ukraine had contacts \
through a third party. It is a shame.
North Korean soldiers are fighting in the Kursk region. \
84 temporary shelters have been set up in the Kursk region."""
