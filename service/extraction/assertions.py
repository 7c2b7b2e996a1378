"""Reads a parsed text into an Assertion: what happened, who did it to whom, how many, when, and whether.

Claims and statements go through this one reader, so that both sides of every comparison are alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Span, Token

from service.domain import Assertion, Event, Modality, Period, Quantity
from service.extraction.dates import find_days, find_period
from service.extraction.measures import LEVEL, find_levels, find_measured
from service.extraction.mood import read_modality, read_polarity
from service.extraction.quantities import find_quantities
from service.extraction.reading import Anchor, Reading
from service.extraction.roles import Fillers, clause_verb, find_carrier, find_roles, is_carrying
from service.extraction.terms import read_terms
from service.lexicon.concepts import Part, word_key
from service.lexicon.corpus import Corpus
from service.lexicon.phrases import phrase_book

STATED, ADDED, KNOWN = 0, 1, 2
STATING = frozenset({"conj", "ROOT", "ccomp", "parataxis", "appos", "xcomp", "acomp", "attr", "oprd", "dep"})
CONTEXT_CHARACTERS = 400
"""How far back a text's "the attack" is looked up; two to three sentences of news."""

Dated = tuple[int, int, Period]


def read_assertion(span: Span, corpus: Corpus, published_on: date | None) -> Assertion:
    """What the span asserts. Offsets of quantities count from the span's first character.

    Subjects may stand outside the span, in its sentence. `published_on` resolves "on Monday".
    """
    reading = Reading(span.doc, phrase_book(corpus), span.start)
    quantities = tuple(_counting_people(quantity, corpus) for quantity in find_quantities(span.text))
    days = [
        (start + span.start_char, end + span.start_char, period)
        for start, end, period in find_days(span.text, published_on)
    ]
    measured = find_measured(reading, span, quantities)
    drafts = [
        (anchor, _dated(_read_event(reading, span, anchor, measured.get(anchor.head.i, ()), days), published_on))
        for anchor in reading.anchors.values()
        if span.start <= anchor.head.i < span.end and not is_carrying(reading, anchor.head)
    ]
    drafts.sort(key=lambda draft: (draft[1].rank, draft[0].head.i))
    around = _places_around(reading, span)
    events = tuple(_placed(_none_as_not(event, quantities), drafts, around) for _, event in drafts)
    events += tuple(_blamed(reading, drafts))
    events += tuple(_levels(reading, span, quantities, events))
    return Assertion(
        terms=read_terms(span.text, corpus),
        events=events,
        quantities=quantities,
        period=find_period(span.text, published_on),
        modality=_whole_modality(events),
        context=_around(span, corpus),
        windowed=_is_windowed(span.text, reading.mood.window),
    )


def with_context(assertion: Assertion, before: str, corpus: Corpus) -> Assertion:
    """The assertion with the terms of the text before it, where "the attack" finds what it means."""
    told = read_terms(before[-CONTEXT_CHARACTERS:], corpus)
    return replace(assertion, context=tuple(dict.fromkeys((*assertion.context, *told))))


def _around(span: Span, corpus: Corpus) -> tuple[str, ...]:
    """The terms of the rest of the sentence from which the span is cut."""
    doc = span.doc
    rest = (doc[: span.start].text, doc[span.end :].text)
    return tuple(term for text in rest if text for term in read_terms(text, corpus))


def _placed(event: Event, drafts: Sequence[tuple[Anchor, Event]], around: Sequence[str]) -> Event:
    """An event without a place of its own happens where the rest of its sentence does."""
    if event.places or event.rank == KNOWN:
        return event
    told = dict.fromkeys(term for _, other in drafts if other.rank < KNOWN for term in other.places)
    return replace(event, places=tuple(told or around))


def _places_around(reading: Reading, span: Span) -> tuple[str, ...]:
    """Where the events of the sentence outside the span happen."""
    terms: dict[str, None] = {}
    for anchor in reading.anchors.values():
        if not span.start <= anchor.head.i < span.end:
            terms.update(dict.fromkeys(_places(reading, find_roles(reading, anchor))))
    return tuple(terms)


def _none_as_not(event: Event, quantities: Sequence[Quantity]) -> Event:
    """ "Nobody fled", "no casualties": that it did not happen, instead of a figure."""
    kept = tuple(i for i in event.quantities if quantities[i].high > 0)
    return event if len(kept) == len(event.quantities) else replace(event, positive=False, quantities=kept)


def _levels(reading: Reading, span: Span, quantities: Sequence[Quantity], events: Sequence[Event]) -> Iterator[Event]:
    """ "The flow was 105 cubic metres a second", "the toll stands at 12"."""
    measured = {number for event in events for number in event.quantities}
    for number, subject in find_levels(reading, span, quantities):
        if number not in measured:
            places = dict.fromkeys((*_nested_places(reading, subject), *reading.own_places(subject)))
            yield Event(LEVEL, patients=reading.noun_terms(subject), places=tuple(places), quantities=(number,))


def _blamed(reading: Reading, drafts: Sequence[tuple[Anchor, Event]]) -> Iterator[Event]:
    """Who blames Y for a deed says that Y did it."""
    for anchor, blame in drafts:
        if anchor.concept != "blame" or not blame.positive:
            continue
        near = {child.i for child in anchor.head.subtree}
        deeds = [(a, event) for a, event in drafts if a is not anchor and a.head.i in near and a.part is Part.NOUN]
        for deed, event in deeds:
            doers = _blamed_parties(reading, anchor, deed)
            if doers:
                yield replace(event, agents=doers, rank=ADDED, modality=Modality.FACT, places=())


def _blamed_parties(reading: Reading, anchor: Anchor, deed: Anchor) -> tuple[str, ...]:
    """The other noun phrase of the blaming verb: "blamed Y for the deed", "attributed the deed to Y"."""
    for child in anchor.head.subtree:
        above = child.head
        direct = child.dep_ in ("dobj", "obj") and above == anchor.head
        through = child.dep_ == "pobj" and above.lower_ in ("to", "on") and (above.head in (anchor.head, deed.head))
        if (direct or through) and child.i not in deed.tokens:
            return reading.noun_terms(child)
    return ()


def _counting_people(quantity: Quantity, corpus: Corpus) -> Quantity:
    """ "half a million Ruritanians" counts people."""
    demonym = quantity.unit is not None and corpus.side_of_name(quantity.unit) is not None
    return replace(quantity, unit="person") if demonym else quantity


def _whole_modality(events: Sequence[Event]) -> Modality:
    stated = [event for event in events if event.rank == STATED] or list(events)
    if not stated:
        return Modality.FACT
    return Modality.DENIAL if stated[0].denied else stated[0].modality


def _is_windowed(text: str, phrases: Sequence[str]) -> bool:
    lower = f" {' '.join(word.strip('.,;:!?') for word in text.casefold().split())} "
    return any(f" {phrase} " in lower for phrase in phrases)


def _read_event(reading: Reading, span: Span, anchor: Anchor, quantities: Sequence[int], days: Sequence[Dated]) -> Event:
    fillers = find_roles(reading, anchor)
    positive, denied = read_polarity(reading, anchor, fillers)
    period = _own_period(reading, anchor, days)
    patients = _terms(reading, fillers.patients, anchor)
    return Event(
        concept=_concept(reading, anchor, patients),
        positive=positive,
        modality=read_modality(reading, anchor),
        agents=_terms(reading, fillers.agents, anchor),
        patients=patients,
        places=_places(reading, fillers),
        quantities=tuple(quantities),
        rank=min(_rank(reading, span, anchor), ADDED if quantities else KNOWN),
        denied=denied,
        onset=_is_onset(reading, anchor) or (period is not None and period.text.casefold().startswith("since")),
        every=_is_every(reading, anchor, fillers),
        period=period,
    )


def _concept(reading: Reading, anchor: Anchor, patients: Sequence[str]) -> str:
    """The anchor's concept, or what its verb stands for with this object ("took a village")."""
    if anchor.part is not Part.VERB or len(anchor.tokens) > 1:
        return anchor.concept
    verb = word_key(reading.lemma(anchor.head))
    by_object = reading.book.concepts.by_object
    return next((by_object[verb, thing] for thing in patients if (verb, thing) in by_object), anchor.concept)


def _terms(reading: Reading, tokens: Sequence[Token], anchor: Anchor) -> tuple[str, ...]:
    """The terms of the fillers, without the event's own word ("losses of tanks": the tanks)."""
    wanted = [
        inner for token in tokens for inner in reading.noun_tokens(token) if inner.i not in anchor.tokens
    ]
    return reading.terms_of(sorted(set(wanted), key=lambda token: token.i))


def _places(reading: Reading, fillers: Fillers) -> tuple[str, ...]:
    """Where it happened: named in a place of its own or inside what it was done to."""
    terms: dict[str, None] = {}
    for token in fillers.places:
        terms.update(dict.fromkeys(reading.place_terms(token)))
        terms.update(dict.fromkeys(_nested_places(reading, token)))
    for token in fillers.patients:
        terms.update(dict.fromkeys(_nested_places(reading, token)))
        terms.update(dict.fromkeys(reading.own_places(token)))
    return tuple(terms)


def _nested_places(reading: Reading, token: Token) -> Iterator[str]:
    """The places of "settlements in the north": in a preposition or a clause behind a noun."""
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in (
            "in",
            "inside",
            "within",
            "of",
            "near",
            "from",
            "across",
            "at",
            "on",
            "over",
        ):
            for inner in child.children:
                if inner.dep_ == "pobj":
                    yield from reading.place_terms(inner)
                    yield from _nested_places(reading, inner)
        elif child.dep_ == "acl":
            yield from _nested_places(reading, child)


def _is_onset(reading: Reading, anchor: Anchor) -> bool:
    """True of "launched an attack", "the attack began", "started shelling"."""
    onset = reading.mood.onset
    carrier = find_carrier(reading, anchor)
    verb = clause_verb(anchor)
    above = verb.head if verb is not None and verb.dep_ == "xcomp" else None
    acl = [child for i in anchor.tokens for child in reading.doc[i].children if child.dep_ == "acl"]
    return (
        any(reading.lemma(token) in onset for token in (carrier, above, *acl) if token is not None)
        or anchor.concept == "begin" or _begins(reading, anchor)
    )


def _begins(reading: Reading, anchor: Anchor) -> bool:
    """True of an act that opens another."""
    concept = reading.book.concepts.table.get(anchor.concept)
    return concept is not None and concept.begins


def _is_every(reading: Reading, anchor: Anchor, fillers: Fillers) -> bool:
    phrases = [reading.doc[i] for i in anchor.tokens] + fillers.patients
    words = {
        inner.lower_
        for token in phrases
        for inner in (token, *token.children)
        if inner.dep_ in ("det", "predet", "quantmod", "amod", "nsubj", "nsubjpass")
    }
    words |= {
        deep.lower_
        for token in phrases
        for child in token.children
        for deep in child.children
        if deep.dep_ == "quantmod"
    }
    return bool(words & reading.mood.every)


def _own_period(reading: Reading, anchor: Anchor, days: Sequence[Dated]) -> Period | None:
    """The one dated phrase that hangs on the event, its carrier or the clause of the event."""
    found = []
    heads = {anchor.head.i, *anchor.tokens}
    for token in (find_carrier(reading, anchor), clause_verb(anchor)):
        if token is not None:
            heads.add(token.i)
    for start, end, period in days:
        inside = [token for token in reading.doc if start <= token.idx < end]
        if inside and any(_hangs_on(token, heads) for token in inside):
            found.append(period)
    return found[0] if len(found) == 1 else None


def _dated(event: Event, published_on: date | None) -> Event:
    return replace(event, period=_since(event.period, published_on))


def _since(period: Period | None, published_on: date | None) -> Period | None:
    """ "since early August": the days in which it began."""
    if period is None or not period.text.casefold().startswith("since "):
        return period
    begun = find_period(period.text[len("since ") :], published_on)
    return period if begun is None else replace(begun, text=period.text)


def _hangs_on(token: Token, heads: set[int]) -> bool:
    """True where no other verb stands between the dated words and the event."""
    for _ in range(len(token.doc)):
        if token.head.i in heads:
            return True
        if token.head == token or token.head.pos_ in ("VERB", "AUX"):
            return False
        token = token.head
    return False


def _rank(reading: Reading, span: Span, anchor: Anchor) -> int:
    """How far the span asserts the event: at its root, in an added clause, or taken as known."""
    token = find_carrier(reading, anchor) or clause_verb(anchor) or anchor.head
    modifies = anchor.head.dep_ in ("amod", "compound", "poss", "nmod") and anchor.part is not Part.PASSIVE
    if modifies and span.start <= anchor.head.head.i < span.end:
        return KNOWN
    rank = STATED
    while token.head != token and span.start <= token.head.i < span.end and token.dep_ != "appos":
        rank = max(rank, _step_rank(reading, token))
        token = token.head
    return rank


def _step_rank(reading: Reading, token: Token) -> int:
    """What one step up the tree takes from the rank of what hangs below it."""
    above = reading.lemma(token.head)
    mood = reading.mood
    if token.dep_ in STATING:
        return STATED
    if token.dep_ in ("dobj", "obj", "nsubjpass"):
        return ADDED if above in mood.causing | mood.denying | mood.light else KNOWN
    if token.dep_ in ("pobj", "prep"):
        return _preposition_rank(reading, token)
    if token.dep_ in ("acl", "relcl", "pcomp"):
        return ADDED
    if token.dep_ == "advcl":
        marks = {child.lower_ for child in token.children if child.dep_ in ("mark", "advmod", "prep")}
        return KNOWN if marks & mood.background else ADDED
    return KNOWN


def _preposition_rank(reading: Reading, token: Token) -> int:
    """"after a strike" tells of the strike, "after the strike" takes it as known."""
    preposition = token if token.dep_ == "prep" else token.head
    filler = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if filler is not None and any(child.lower_ in ("a", "an") for child in filler.children):
        return ADDED
    if preposition.lower_ in reading.mood.background:
        return KNOWN
    return ADDED if reading.lemma(preposition.head) in reading.mood.causing | reading.mood.denying else KNOWN
