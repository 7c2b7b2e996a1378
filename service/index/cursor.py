"""Page cursors: where a listing stopped, as an opaque word that fits into a URL.

A cursor is tied to the filter it was made for, by a fingerprint of it, and holds the place itself
rather than a number to skip, so that documents stored meanwhile neither repeat nor hide a claim.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from hashlib import blake2b
from typing import Annotated, NamedTuple

import msgspec
from msgspec import Meta

from service.errors import BadCursor
from service.listing import ClaimFilter

MAX_LENGTH = 4_096
"""Characters; a place with the longest document id (200 characters, 800 bytes) takes 1,200."""


class Place(NamedTuple):
    """Where a claim stands in a listing; listings are in ascending order of places.

    `distance` is 1 - score in a ranked listing, else 0.
    """

    distance: Annotated[float, Meta(ge=0, le=1)]
    document_id: str
    start: Annotated[int, Meta(ge=0, lt=2**53)]
    claim_id: str


_BODY = msgspec.json.Decoder(tuple[str, Place])


def write_cursor(place: Place, where: ClaimFilter, terms: Sequence[str]) -> str:
    """The word from which the listing of this filter goes on after the place."""
    body = msgspec.json.encode((_fingerprint(where, terms), place))
    return base64.urlsafe_b64encode(body).rstrip(b"=").decode("ascii")


def read_cursor(cursor: str, where: ClaimFilter, terms: Sequence[str]) -> Place:
    """The place a cursor holds. Raises BadCursor unless `write_cursor` made it for this filter."""
    if len(cursor) > MAX_LENGTH:
        raise BadCursor("the cursor is too long to be one of this service's")
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        body = base64.b64decode(padded, altchars=b"-_", validate=True)
        made_for, place = _BODY.decode(body)
    except (UnicodeEncodeError, binascii.Error, msgspec.DecodeError, UnicodeDecodeError) as problem:
        raise BadCursor("the cursor is not one of this service's") from problem
    if made_for != _fingerprint(where, terms):
        raise BadCursor("the cursor belongs to another query")
    if write_cursor(place, where, terms) != cursor:
        raise BadCursor("the cursor is not one of this service's")
    return place


def _fingerprint(where: ClaimFilter, terms: Sequence[str]) -> str:
    return blake2b(msgspec.json.encode((where, terms)), digest_size=8).hexdigest()
