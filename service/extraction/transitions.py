"""Runs spaCy's dependency parser and its name finder over the sentences of a batch at once.

Both take one small step after the other: for a word the name finder asks of 74 steps whether each is
allowed. Their own loop gives up the interpreter's lock for all of it, and the compiled code takes the
lock back in each of these questions (spaCy 3.8: the state's methods may raise, so they want the lock).
That costs 50 of 75 microseconds a word. Here the lock is held, and all sentences take a step together.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from spacy.tokens import Doc

FEWEST = 4
"""Sentences from which on a step of all of them costs less than the steps of each: it is numpy's
overhead, 60 microseconds a step, against the lock's."""


class Component(Protocol):
    """What is used of spaCy's `DependencyParser` and `EntityRecognizer`."""

    moves: Any
    model: Any

    def predict(self, docs: Sequence[Doc]) -> Sequence[Any]:
        """The final state of each document, found by the component's own loop."""
        ...

    def transition_states(self, states: Sequence[Any], scores: Any) -> list[Any]:
        """The states that are not final after the best step that is allowed to each."""
        ...

    def set_annotations(self, docs: Sequence[Doc], states: Sequence[Any]) -> None:
        """Writes what the final states say into the documents."""
        ...


def annotate(component: Component, docs: Sequence[Doc]) -> None:
    """Writes into the documents what `component(doc)` would write into each."""
    states = component.predict(docs) if len(docs) < FEWEST else _final_states(component, docs)
    component.set_annotations(docs, states)


def _final_states(component: Component, docs: Sequence[Doc]) -> Sequence[Any]:
    states = component.moves.init_batch(docs)
    scorer = component.model.predict(docs)
    unfinished = [state for state in states if not state.is_final()]
    while unfinished:
        unfinished = component.transition_states(unfinished, scorer.predict(unfinished))
    return states  # type: ignore[no-any-return]
