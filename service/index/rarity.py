"""How telling a term is: one that few claims share says more about what a claim is about."""

import math


def rate_rarity(claims_with: int, claims: int) -> float:
    """BM25's inverse document frequency of a term in `claims_with` of all claims; always positive."""
    return math.log1p((claims - claims_with + 0.5) / (claims_with + 0.5))
