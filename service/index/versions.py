"""The corpus version: one short word that changes whenever a document or its reading changes.

Every document counts as a number, a hash of all its fields and of the extractor that read it; the
version is a hash of their sum. A sum does not depend on order, so the same corpus has the same
version on any machine, and one document more or less costs one addition, not a pass over all.
"""

from hashlib import sha256

import msgspec

from service.domain import Document

NOTHING = 0
"""The weight of the corpus without documents."""

_MODULUS = 1 << 256


def weigh(document: Document, extractor: str) -> int:
    """The number a document counts as, in [0, 2**256)."""
    return int.from_bytes(sha256(msgspec.json.encode((document, extractor))).digest(), "big")


def replace(total: int, old: int, new: int) -> int:
    """The corpus's weight after one document's weight changed; 0 stands for no document."""
    return (total - old + new) % _MODULUS


def name_version(total: int) -> str:
    """Sixteen hexadecimal digits that stand for the corpus of this weight."""
    return sha256(total.to_bytes(32, "big")).hexdigest()[:16]
