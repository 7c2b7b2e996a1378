"""Tells schemathesis what the contract cannot say: sides and ids that this corpus has, and no cursor.

Loaded by schemathesis itself (schemathesis.toml). Sides are data, so the contract takes any text for
one; the corpus under test knows five. A cursor is whatever an earlier page gave, so none is made up:
tests/api/test_claims.py and test_documents.py follow real ones and send false ones.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import schemathesis
from schemathesis import HookContext

from service.lexicon.corpus import load_corpus

CORPUS = load_corpus(Path("seeds"))
SIDES = CORPUS.side_ids()
OWN = {entry.id for entry in CORPUS.documents}


@schemathesis.hook
def before_load_schema(context: HookContext, raw_schema: dict[str, Any]) -> None:
    """Write the sides and a claim's id into the contract, and take the cursor out."""
    (claim_id,) = raw_schema["paths"]["/v1/claims/{claim_id}"]["get"]["parameters"]
    claim_id["examples"] = {"real": {"value": os.environ["CLAIM_ID"]}}
    side = {"type": "string", "enum": list(SIDES)}
    for name in ("Question", "Item", "Article"):
        raw_schema["components"]["schemas"][name]["properties"]["sides"]["items"] = side
    # One of the two, which generators of clients do not understand of a body.
    for name in ("Draft", "Article"):
        choice: list[dict[str, Any]] = [{"required": ["text"]}, {"required": ["html"]}]
        raw_schema["components"]["schemas"][name]["oneOf"] = choice
    # That the ids of items differ, JSON Schema cannot ask for.
    raw_schema["components"]["schemas"]["Batch"]["properties"]["items"]["maxItems"] = 1
    # Of `q` and `statement` one is sent; which, OpenAPI cannot say of parameters.
    figures = raw_schema["paths"]["/v1/figures"]["get"]
    figures["parameters"] = [each for each in figures["parameters"] if each["name"] != "statement"]
    for parameter in figures["parameters"]:
        parameter["required"] = parameter["name"] == "q"
        if parameter["name"] == "side":
            parameter["schema"] = side
    # A dry run names the document that it would make, and the fuzzing takes it for made.
    adding = raw_schema["paths"]["/v1/documents"]["post"]
    adding["parameters"] = [each for each in adding["parameters"] if each["name"] != "dry_run"]
    for path in ("/v1/claims", "/v1/documents"):
        listing = raw_schema["paths"][path]["get"]
        listing["parameters"] = [each for each in listing["parameters"] if each["name"] != "cursor"]
    for parameter in raw_schema["paths"]["/v1/claims"]["get"]["parameters"]:
        if parameter["name"] == "side":
            parameter["schema"] = side


@schemathesis.hook
def before_call(context: HookContext, case: schemathesis.Case[Any], kwargs: dict[str, Any]) -> None:
    """Write to other documents than the corpus's own, which the rest of the run reads."""
    sent = case.path_parameters or {}
    if case.method in ("PUT", "DELETE") and sent.get("document_id") in OWN:
        sent["document_id"] = f"other-{sent['document_id']}"
