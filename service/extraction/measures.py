"""Which event a figure measures: "28 settlements" those held, "25 drones" those shot down."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from spacy.tokens import Span, Token

from service.domain import Quantity
from service.extraction.reading import Reading
from service.extraction.roles import clause_verb, find_carrier

TRANSPARENT = frozenset({"locate", "have", "contain", "estimate", "cause", "happen"})
"""Concepts that add nothing to a figure below them: "villages located within 15 km are evacuated"."""

MODIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod"})


def find_measured(
    reading: Reading, span: Span, quantities: Sequence[Quantity]
) -> Mapping[int, tuple[int, ...]]:
    """For the head token of each event, the positions of the quantities that measure it.

    A figure that only sizes another noun ("a 40 kilometre stretch") measures no event.
    """
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, quantity in enumerate(quantities):
        token = _counted_token(span, quantity)
        head = _measured_event(reading, token) if token is not None else None
        if head is not None:
            found[head].append(number)
    return {head: tuple(numbers) for head, numbers in found.items()}


def _counted_token(span: Span, quantity: Quantity) -> Token | None:
    """The head noun of the figure's words; a number stands for its noun."""
    inside = [token for token in span if quantity.start <= token.idx - span.start_char < quantity.end]
    if not inside:
        return None
    within = {token.i for token in inside}
    outer = [token for token in inside if token.head.i not in within or token.head == token]
    nouns = [token for token in outer if token.pos_ in ("NOUN", "PROPN")]
    return (nouns or outer or inside)[-1]


def _measured_event(reading: Reading, token: Token) -> int | None:
    """The nearest event above the counted noun; itself, if it is an event and none is above."""
    if token.pos_ == "NUM" and token.dep_ == "nummod":
        token = token.head
    sizes_another = (
        token.dep_ in MODIFIERS and token.head.pos_ == "NOUN" and token.head.i not in reading.anchor_of
    )
    if sizes_another and token.dep_ != "npadvmod":
        return None
    own = reading.anchor_of.get(token.i)
    below = reading.anchor_of.get(
        next(
            (
                c.i
                for c in token.children
                if c.dep_ in ("amod", "acl", "relcl") and c.i in reading.anchor_of and c.i > token.i
            ),
            -1,
        )
    )
    current = token
    while current.head != current:
        current = current.head
        anchor = reading.anchor_of.get(current.i) or _predicate_below(reading, current)
        if anchor is None or anchor is own or anchor.concept in TRANSPARENT:
            continue
        carried = own is not None and (
            find_carrier(reading, own) == current or reading.lemma(current) in reading.mood.light
        )
        if not carried and not _only_carries(reading, current):
            return anchor.head.i
        inner = _carried_by(reading, current)
        if inner is not None and own is None:
            return inner
    if own is not None:
        return own.head.i
    return below.head.i if below is not None else _only_event(reading)


def _predicate_below(reading: Reading, verb: Token):  # type: ignore[no-untyped-def]
    """The state that a "be" above the noun leads to: "villages ARE under control"."""
    if verb.pos_ not in ("AUX", "VERB"):
        return None
    return next((a for a in reading.anchors.values() if a.head != verb and clause_verb(a) == verb), None)


def _only_carries(reading: Reading, verb: Token) -> bool:
    return any(find_carrier(reading, anchor) == verb for anchor in reading.anchors.values())


def _carried_by(reading: Reading, verb: Token) -> int | None:
    return next((a.head.i for a in reading.anchors.values() if find_carrier(reading, a) == verb), None)


def _only_event(reading: Reading) -> int | None:
    """In a fragment ("hundreds dead", "losses at most 100"): the one event there is."""
    heads = list(reading.anchors)
    return heads[0] if len(heads) == 1 else None
