"""Builds the events of a sentence from its anchors: roles, mood, figures, place and day of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from spacy.tokens import Span, Token

from service.domain import Event, Modality, Quantity
from service.extraction.carriers import clause_verb, find_carrier, is_carrying
from service.extraction.go_betweens import without_go_betweens
from service.extraction.governed import Fillers
from service.extraction.governing import is_ready_for
from service.extraction.levels import with_levels
from service.extraction.measures import find_measured
from service.extraction.mood import read_modality
from service.extraction.negation import read_polarity
from service.extraction.own_acts import LODGING, doers_of_outcome, own_act
from service.extraction.places import find_places, names_place, place_event, places_around
from service.extraction.ranks import ADDED, KNOWN, STATED, read_rank
from service.extraction.reading import Anchor, Reading
from service.extraction.roles import CAPACITY, find_roles
from service.extraction.timing import Dated, ahead, is_onset, own_period, resolve_since
from service.extraction.toiling import is_toil
from service.lexicon.concepts import Part
from service.lexicon.grammar import load_grammar, words
from service.lexicon.phrases import SIDE
from service.lexicon.word_forms import word_key

HARM = words(load_grammar().kinds.harm)
CIRCUMSTANCES = words(load_grammar().prepositions.circumstance)
MOVING = words(load_grammar().verbs.moving)
PARTICLES = words(load_grammar().verbs.predicate)
GOING_ON = words(load_grammar().verbs.lasting)
BLAMED = load_grammar().prepositions.blamed.split()
PLACE = "settlement"
"""The thing that a named place is, as the object of a verb: "took Springfield"."""

OFFICIAL = "official"
"""What a named person is there ("saw Jane Doe"), and who speaks for a government."""

EVERY_OF = frozenset({"det", "predet", "quantmod", "amod", "nsubj", "nsubjpass"})
ALL_OF = frozenset({"dobj", "dep", "appos", "advmod"})
"""Relations in which "all" alone stands to its verb: "were not all found", "lost all of it"."""

NEARLY = words(load_grammar().adverbs.nearly)

Draft = tuple[Anchor, Event]


def read_events(
    reading: Reading,
    span: Span,
    quantities: Sequence[Quantity],
    days: Sequence[Dated],
    published_on: date | None,
) -> tuple[Event, ...]:
    """The events that the span tells of, the best asserted first, each in text order."""
    measured = find_measured(reading, span, quantities)
    drafts = [
        (anchor, _read_event(reading, span, anchor, measured.get(anchor.head.i, ()), days))
        for anchor in reading.anchors.values()
        if span.start <= anchor.head.i < span.end
        and not (is_carrying(reading, anchor.head) or _only_leads_on(reading, anchor.head))
    ]
    drafts = [(anchor, _hit_by(reading, anchor, event, drafts)) for anchor, event in drafts]
    drafts.sort(key=lambda draft: (draft[1].rank, draft[0].head.i))
    around = () if names_place(reading, span) else places_around(reading, span)
    events = tuple(
        _begun(
            place_event(_none_as_not(event, quantities), [other for _, other in drafts], around), published_on
        )
        for _, event in drafts
    )
    blamed = dict(_blamed(reading, drafts))
    events = tuple(one for one, draft in zip(events, drafts, strict=True) if draft[0].head.i not in blamed)
    events += tuple(blamed.values())
    events += tuple(_going_on(reading, drafts))
    return with_levels(reading, span, quantities, events)


def _begun(event: Event, published_on: date | None) -> Event:
    """The event with the days in which it began, or in which it is to come; itself where no day is told."""
    period = resolve_since(event.period, published_on)
    if event.modality is Modality.PLAN:
        period = ahead(period, published_on)
    return event if period is event.period else replace(event, period=period)


def _going_on(reading: Reading, drafts: Sequence[Draft]) -> Iterator[Event]:
    """That an act goes on or is over, where the verb that says so carries it: "the talks continue"."""
    for anchor, event in drafts:
        carrier = find_carrier(reading, anchor)
        own = reading.anchor_of.get(carrier.i) if carrier is not None else None
        if own is not None and own.concept in GOING_ON and carrier != anchor.head:
            yield replace(
                event,
                concept=own.concept,
                patients=(event.concept, *event.patients),
                quantities=(),
                onset=False,
            )


def _only_leads_on(reading: Reading, head: Token) -> bool:
    """True of a word that says nothing of its own: "struggles" to do, "open" to talks."""
    ready = (child for child in head.children if child.dep_ == "prep" and is_ready_for(child))
    return is_toil(reading, head) or any(
        inner.i in reading.anchor_of for child in ready for inner in child.children
    )


def _hit_by(reading: Reading, anchor: Anchor, event: Event, drafts: Sequence[Draft]) -> Event:
    """The harm with the doers of the attack that did it: "killed in a rebel strike", "on fire after one"."""
    if event.concept not in HARM or event.agents:
        return event
    verb = clause_verb(anchor) or find_carrier(reading, anchor) or anchor.head
    for cause, attack in drafts:
        above = cause.head.head
        behind = (
            cause.head.dep_ == "pobj" and above.lower_ in CIRCUMSTANCES and above.head in (verb, anchor.head)
        )
        sides = tuple(term for term in attack.agents if term not in event.patients)
        if behind and cause.part is Part.NOUN and attack.positive and sides:
            return replace(event, agents=sides)
    return event


def _read_event(
    reading: Reading, span: Span, anchor: Anchor, quantities: Sequence[int], days: Sequence[Dated]
) -> Event:
    fillers = without_go_betweens(anchor, find_roles(reading, anchor))
    positive, denied = read_polarity(reading, anchor, fillers)
    period = own_period(reading, anchor, days)
    agents, patients = _terms(reading, fillers.agents, anchor), _terms(reading, fillers.patients, anchor)
    concept = _with_object(reading, anchor, patients)
    if concept is None and not patients:
        concept = _of_itself(reading, anchor, agents)
        agents, patients = ((), agents) if concept is not None else (agents, patients)
    told = concept or anchor.concept
    if (own := own_act(reading, anchor, told, agents, patients)) != told:
        concept = own
    modality = read_modality(reading, anchor)
    if CAPACITY in (anchor.concept, concept):
        concept = LODGING
        modality = Modality.POSSIBILITY if modality is Modality.FACT else modality
    if concept is not None and concept != anchor.concept:
        reading.meant[anchor.concept] = concept
    return Event(
        concept=concept or anchor.concept,
        positive=positive,
        modality=modality,
        agents=tuple(doers_of_outcome(reading, told, agents)),
        patients=patients,
        places=find_places(reading, fillers),
        quantities=tuple(quantities),
        rank=min(read_rank(reading, span, anchor), ADDED if quantities else KNOWN),
        denied=denied,
        onset=is_onset(reading, anchor)
        or (period is not None and period.text.casefold().startswith("since")),
        every=_is_every(reading, anchor, fillers),
        period=period,
    )


def _with_object(reading: Reading, anchor: Anchor, things: Sequence[str]) -> str | None:
    """What the anchor's verb stands for with such an object ("took a village"); None if nothing else."""
    return _with_thing(reading, anchor, things, reading.book.concepts.by_object)


def _with_thing(
    reading: Reading, anchor: Anchor, things: Sequence[str], listed: Mapping[tuple[str, str], str]
) -> str | None:
    if anchor.part is not Part.VERB:
        return None
    particle = next((child for child in anchor.head.children if _is_particle(child)), None)
    if {*anchor.tokens} - {anchor.head.i, particle.i if particle is not None else anchor.head.i}:
        return None
    verb = word_key(reading.lemma(anchor.head))
    if any(thing in reading.book.place_terms and not thing.startswith(SIDE) for thing in things):
        things = (*things, PLACE)
    if reading.book.persons.intersection(things) and any(c.dep_ == "dobj" for c in anchor.head.children):
        things = (*things, OFFICIAL)
    verbs = [f"{verb} {particle.lower_}"] if particle is not None else []
    verbs += [verb] if len(anchor.tokens) == 1 else []
    verbs += [word_key(anchor.concept)] if anchor.listed else []
    return next((listed[one, thing] for one in verbs for thing in things if (one, thing) in listed), None)


def _is_particle(child: Token) -> bool:
    """True of the "back" of "got the village back", too, which is an adverb to the parser."""
    return child.dep_ == "prt" or (
        child.dep_ == "advmod" and child.lower_ in PARTICLES and child.i > child.head.i
    )


def _of_itself(reading: Reading, anchor: Anchor, things: Sequence[str]) -> str | None:
    """The same without an object: "a village taken", and "the units moved" of what moves by itself."""
    of_subject = _with_thing(reading, anchor, things, reading.book.concepts.by_subject)
    if of_subject is not None:
        return of_subject
    concept = _with_object(reading, anchor, things)
    if concept is None or anchor.head.tag_ in ("VBD", "VBN"):
        return concept
    return concept if reading.book.concepts.table[concept].ergative else None


def _terms(reading: Reading, tokens: Sequence[Token], anchor: Anchor) -> tuple[str, ...]:
    """The terms of the fillers, without the event's own word ("losses of tanks": the tanks)."""
    wanted = [
        inner for token in tokens for inner in reading.noun_tokens(token) if inner.i not in anchor.tokens
    ]
    return reading.terms_of(sorted(set(wanted), key=lambda token: token.i))


def _is_every(reading: Reading, anchor: Anchor, fillers: Fillers) -> bool:
    moved = fillers.agents if anchor.concept in MOVING or not fillers.patients else []
    phrases = [reading.doc[i] for i in anchor.tokens] + fillers.patients + moved
    words = {
        inner.lower_
        for token in phrases
        for inner in (token, *token.children)
        if inner.i not in anchor.tokens[1:]
        and (inner.dep_ in EVERY_OF or (inner.lower_ == "all" and inner.dep_ in ALL_OF))
    }
    words |= {
        deep.lower_
        for token in phrases
        for child in token.children
        for deep in child.children
        if deep.dep_ == "quantmod" and deep.i not in anchor.tokens
    }
    return bool(words & reading.mood.every) and not any(
        reading.doc[inner.i - 1].lower_ in NEARLY
        for token in phrases
        for inner in (token, *token.children)
        if inner.i and inner.lower_ in reading.mood.every
    )


def _none_as_not(event: Event, quantities: Sequence[Quantity]) -> Event:
    """For "nobody fled", "no casualties": that it did not happen, instead of a figure."""
    kept = tuple(i for i in event.quantities if quantities[i].high > 0)
    return event if len(kept) == len(event.quantities) else replace(event, positive=False, quantities=kept)


def _blamed(reading: Reading, drafts: Sequence[Draft]) -> Iterator[tuple[int, Event]]:
    """Who blames Y for a deed says that Y did it; by the position of the deed."""
    denied = {anchor.head.i for anchor, event in drafts if not event.positive}
    for anchor in reading.anchors.values():
        if anchor.concept != "blame" or anchor.head.pos_ != "VERB" or anchor.head.i in denied:
            continue
        deeds = [(a, event) for a, event in drafts if a.part is Part.NOUN and _is_charge(a.head, anchor.head)]
        for deed, event in deeds:
            doers = _blamed_parties(reading, anchor, deed)
            if doers:
                yield (
                    deed.head.i,
                    replace(event, agents=doers, rank=STATED, modality=Modality.FACT, places=()),
                )
                own = next((one for a, one in drafts if a is anchor), None)
                if own is not None:
                    yield anchor.head.i, replace(own, patients=doers)


def _is_charge(deed: Token, blame: Token) -> bool:
    """True of the deed of "blamed Y for the deed" and "blamed the deed on Y", not of "of hiding the deed"."""
    above = deed.head.head if deed.dep_ == "pobj" else deed.head
    return deed.dep_ in ("dobj", "obj", "pobj", "nsubjpass") and above == blame


def _blamed_parties(reading: Reading, anchor: Anchor, deed: Anchor) -> tuple[str, ...]:
    """The other noun phrase of the blaming verb: "blamed Y for the deed", "attributed the deed to Y"."""
    found: dict[str, tuple[str, ...]] = {}
    for child in anchor.head.subtree:
        above = child.head
        direct = child.dep_ in ("dobj", "obj") and above == anchor.head
        through = child.dep_ == "pobj" and above.lower_ in BLAMED and (above.head in (anchor.head, deed.head))
        if (direct or through) and child.i not in deed.tokens:
            found.setdefault("" if direct else above.lower_, reading.noun_terms(child))
    return next((found[word] for word in ("", *BLAMED) if word in found), ())
