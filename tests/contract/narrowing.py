"""Tells schemathesis what the contract cannot say: sides and ids that this corpus has, and no cursor.

Loaded by schemathesis itself (schemathesis.toml). Sides are data, so the contract takes any text for
one; the corpus under test knows five. A cursor is whatever an earlier page gave, so none is made up:
tests/api/test_claims.py follows real ones and sends false ones.
"""

import os
from pathlib import Path
from typing import Any

import schemathesis
from schemathesis import HookContext

from service.lexicon.corpus import load_corpus

SIDES = load_corpus(Path("seeds")).side_ids()


@schemathesis.hook
def before_load_schema(context: HookContext, raw_schema: dict[str, Any]) -> None:
    """Write the sides and a claim's id into the contract, and take the cursor out."""
    (claim_id,) = raw_schema["paths"]["/v1/claims/{claim_id}"]["get"]["parameters"]
    claim_id["examples"] = {"real": {"value": os.environ["CLAIM_ID"]}}
    side = {"type": "string", "enum": list(SIDES)}
    raw_schema["components"]["schemas"]["Question"]["properties"]["sides"]["items"] = side
    listing = raw_schema["paths"]["/v1/claims"]["get"]
    listing["parameters"] = [each for each in listing["parameters"] if each["name"] != "cursor"]
    for parameter in listing["parameters"]:
        if parameter["name"] == "side":
            parameter["schema"] = side
