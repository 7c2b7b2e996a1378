"""A parsed sentence with the phrases found in it: which token is part of which name or concept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from service.extraction.senses import find_sense, fitting_phrases, head_of, tokens_of
from service.extraction.terms import phrase_terms, stop_words
from service.lexicon.concepts import Part, Sense
from service.lexicon.found import SELF, THEY, Phrase
from service.lexicon.grammar import load_grammar, words
from service.lexicon.modality import Mood, load_mood
from service.lexicon.phrases import SIDE, PhraseBook, side_term
from service.lexicon.word_forms import word_stem

NOUN_PARTS = frozenset(
    {"compound", "amod", "nmod", "poss", "flat", "appos", "nummod", "conj", "quantmod", "npadvmod"}
)
"""Dependents that belong to a noun phrase itself; clauses and prepositions tell of something else."""

STATE_VERBS = words(load_grammar().verbs.state)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A phrase that tells of an action or state, and the token by which it hangs in the sentence."""

    tokens: tuple[int, ...]
    head: Token
    concept: str
    part: Part
    listed: bool


class Reading:
    """One sentence, read once: `anchors` by the position of their head token; `meant` gives for a word's
    concept the one that it stands for here, with its object or as a mere carrier; `carriers` remembers
    what `find_carrier` found, by the head's position.

    `starts` is the position of the first token that is read; what stands before is other people's.
    """

    def __init__(self, doc: Doc, book: PhraseBook, starts: int = 0) -> None:
        self.doc = doc
        self.starts = starts
        self.book = book
        self.mood: Mood = load_mood()
        self.phrases: dict[int, Phrase] = {}
        self.anchors: dict[int, Anchor] = {}
        self.anchor_of: dict[int, Anchor] = {}
        self.meant: dict[str, str] = {}
        self.carriers: dict[int, tuple[Anchor, Token | None]] = {}
        at = {token.idx: token.i for token in doc}
        for phrase in fitting_phrases(doc, book, at):
            tokens = tokens_of(doc, phrase, at)
            for i in tokens:
                self.phrases[i] = phrase
            anchor = self._anchor(phrase, tokens) if tokens and phrase.name is None else None
            if anchor is not None:
                self.anchors[anchor.head.i] = anchor
                self.anchor_of.update(dict.fromkeys(anchor.tokens, anchor))

    def _anchor(self, phrase: Phrase, tokens: tuple[int, ...]) -> Anchor | None:
        head = head_of(self.doc, tokens)
        sense = find_sense(phrase, head) or self._word_sense(phrase, head)
        if sense is not None:
            if self.book.concepts.is_thing(sense.concept):
                return None
            return Anchor(tokens, head, sense.concept, sense.part, listed=True)
        plain = (
            len(tokens) == 1
            and head.pos_ == "VERB"
            and not any(
                word in stop_words() or word in STATE_VERBS
                for word in (phrase.words[0].text, self.lemma(head))
            )
        )
        if not plain:
            return None
        return Anchor(tokens, head, word_stem(phrase.words[0].text), Part.VERB, listed=False)

    def _word_sense(self, phrase: Phrase, head: Token) -> Sense | None:
        """The head's own sense where the phrase is another part of speech ("talks with" is no verb)."""
        if len(phrase.words) == 1:
            return None
        word = next((word for word in phrase.words if head.idx <= word.start < head.idx + len(head)), None)
        if word is None:
            return None
        senses = tuple(s for s in self.book.concepts.phrases.get(word.key, ()) if len(s.keys) == 1)
        return find_sense(phrase._replace(words=(word,), senses=senses), head) if senses else None

    def noun_tokens(self, token: Token) -> Iterator[Token]:
        """The tokens of the noun phrase of which `token` is the head, and of what it is coordinated with.

        Where an act takes place is no part of it: "the Springfield operation".
        """
        yield token
        for child in token.children:
            if self.is_scene(child):
                continue
            if child.dep_ in NOUN_PARTS:
                yield from self.noun_tokens(child)
            elif child.dep_ == "prep" and child.lower_ == "of":
                for inner in child.children:
                    if inner.dep_ == "pobj":
                        yield from self.noun_tokens(inner)
        if token.dep_ == "nsubj" and token.head.lemma_ == "be":
            yield from self._origin(token.head)

    def _origin(self, be: Token) -> Iterator[Token]:
        """The "Ruritanians" of "the men taken there were Ruritanians": of which people they are."""
        for child in be.children:
            phrase = self.phrases.get(child.i) if child.dep_ in ("attr", "acomp") else None
            name = phrase.name if phrase is not None else None
            if name is not None and name.terms[0].startswith(SIDE):
                yield child

    def is_scene(self, token: Token) -> bool:
        """True of the town or region before the noun of an act; a country there is the one that acts."""
        if token.dep_ != "compound" or token.head.i not in self.anchors:
            return False
        phrase = self.phrases.get(token.i)
        name = phrase.name if phrase is not None else None
        return name is not None and name.is_place and not name.terms[0].startswith(SIDE)

    def noun_terms(self, token: Token) -> tuple[str, ...]:
        """The terms of a noun phrase in text order, each once, with the sides that its names speak for."""
        return self.terms_of(sorted(self.noun_tokens(token), key=lambda found: found.i))

    def terms_of(self, tokens: Iterable[Token]) -> tuple[str, ...]:
        """The terms of these tokens and the sides of their names, each once."""
        terms: dict[str, None] = {}
        for token in tokens:
            phrase = self.phrases.get(token.i)
            if phrase is None:
                continue
            for term in phrase_terms(phrase):
                terms.setdefault(term)
            if phrase.name is not None and phrase.name.side in self.book.parties:
                terms.setdefault(side_term(phrase.name.side))
            if token.lower_ in self.mood.self:
                terms.setdefault(SELF)
            elif (owner := self._owner_side(token)) is not None:
                terms.setdefault(owner)
            elif self._is_speaker(token):
                terms.setdefault(THEY)
        return tuple(terms)

    def _owner_side(self, token: Token) -> str | None:
        """The side of "Ruritania" for the "its" of "Ruritania lost its army"."""
        if token.dep_ != "poss" or token.lower_ not in self.mood.other:
            return None
        owner = self._subject_above(token)
        if owner is None or owner.i < self.starts:
            return None
        return next((term for term in self.noun_terms(owner) if term.startswith(SIDE)), None)

    def _subject_above(self, pronoun: Token) -> Token | None:
        """The nearest subject before a possessive pronoun, of its clause or of one around it."""
        for above in pronoun.ancestors:
            for child in above.children:
                if (
                    child.dep_ in ("nsubj", "nsubjpass")
                    and child.right_edge.i < pronoun.i
                    and child.pos_ in ("NOUN", "PROPN")
                    and not (pronoun.lower_ in self.mood.personal and self._is_no_person(child))
                ):
                    return child
        return None

    def _is_no_person(self, token: Token) -> bool:
        """True of countries, places and known things, which have "its": no "his" is theirs."""
        phrase = self.phrases.get(token.i)
        if phrase is None:
            return False
        if phrase.name is not None:
            return not phrase.name.is_person
        concept = phrase.concept()
        return (
            concept is not None
            and self.book.concepts.is_thing(concept)
            and not self.book.concepts.implies(concept, "person")
        )

    def _is_speaker(self, token: Token) -> bool:
        """True of "his" in "his army", and of a "they" that nothing before it explains."""
        if token.lower_ not in self.mood.other:
            return False
        if token.dep_ == "poss":
            owner = self._subject_above(token)
            return owner.i < self.starts if owner is not None else self._is_force(token.head)
        before = self.doc[self.starts : token.i]
        first = not any(t.pos_ in ("NOUN", "PROPN") and t.lower_ not in stop_words() for t in before)
        return token.dep_ == "nsubj" and first and token.head.pos_ in ("VERB", "AUX")

    def _is_force(self, token: Token) -> bool:
        """True of "army" in "his army": whose forces these are, the speaker's side, is not in doubt."""
        phrase = self.phrases.get(token.i)
        concept = phrase.concept() if phrase is not None else None
        return concept is not None and self.book.concepts.implies(concept, "military")

    def place_terms(self, token: Token) -> tuple[str, ...]:
        """The names in a noun phrase that says where: places, countries and other proper names."""
        terms: dict[str, None] = dict.fromkeys(self._capital(token))
        for found in self.noun_tokens(token):
            phrase = self.phrases.get(found.i)
            if phrase is None:
                continue
            if phrase.name is not None and not phrase.name.is_person:
                word = phrase.words[0].text
                terms.update(dict.fromkeys((*phrase.name.terms, *((word,) if phrase.name.is_place else ()))))
                if phrase.name.side in self.book.parties:
                    terms.setdefault(side_term(phrase.name.side))
            elif phrase.name is None and not phrase.senses and found.pos_ == "PROPN":
                terms.update(dict.fromkeys(phrase_terms(phrase)))
        return tuple(terms)

    def own_places(self, token: Token) -> tuple[str, ...]:
        """The place that the noun itself names ("attacked the town of X" has none, "attacked X" has X)."""
        phrase = self.phrases.get(token.i)
        named = phrase is not None and phrase.name is not None and phrase.name.is_place
        return self.place_terms(token) if named else self._capital(token)

    def _capital(self, token: Token) -> tuple[str, ...]:
        """For "the Ruritanian capital", the place among the names that stand for the side."""
        phrase = self.phrases.get(token.i)
        if phrase is None or phrase.concept() != "capital":
            return ()
        names = [
            inner.name
            for found in self.noun_tokens(token)
            if (inner := self.phrases.get(found.i)) and inner.name
        ]
        return tuple(
            term
            for name in names
            if name.side in self.book.capitals
            for term in (self.book.capitals[name.side], side_term(name.side))
        )

    def names(self, token: Token) -> bool:
        """True where the noun phrase holds a name of the corpus."""
        return any(
            phrase.name is not None
            for inner in self.noun_tokens(token)
            if (phrase := self.phrases.get(inner.i))
        )

    def lemma(self, token: Token) -> str:
        """The base form, casefolded."""
        return str(token.lemma_).casefold() or token.lower_
