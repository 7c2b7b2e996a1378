"""Resolves the source of a frame to a speaker: name, role, side; pronouns and "the ministry" too.

An article introduces a speaker once in full ("Artyom Sharov, deputy spokesperson for ...") and goes
on with "Sharov", "he", "the official". The cast remembers who was named, in the order of mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Span, Token

from service.domain import UNKNOWN_SIDE
from service.extraction.full_names import full_bodies, full_people
from service.extraction.noun_phrases import (
    PLURAL_TAGS,
    clean_name,
    is_definite,
    noun_phrase,
    own_phrase,
    person_in,
    plain_text,
    role_of,
    subject_above,
)
from service.extraction.sides import find_side, last_place
from service.extraction.sources import owner_of
from service.extraction.voices import Voice, called, goes_by_name, list_before
from service.lexicon.corpus import Corpus, Speaker, SpeakerKind
from service.lexicon.cues import Cues


@dataclass
class Cast:
    """Who has been named so far in one article; `focus` holds the latest mention last."""

    corpus: Corpus
    cues: Cues
    full_names: dict[str, str] = field(default_factory=dict)
    full_bodies: dict[str, str] = field(default_factory=dict)
    focus: list[Voice] = field(default_factory=list)
    known: dict[str, Voice] = field(default_factory=dict)
    pronouns: dict[str, frozenset[str]] = field(default_factory=dict)
    place_side: str = UNKNOWN_SIDE

    def learn_names(self, docs: Sequence[Doc]) -> None:
        """Remembers the longest names, so that "Sharov" is Artyom Sharov throughout."""
        self.full_names.update(full_people(docs))
        self.full_bodies.update(full_bodies(docs, self.cues))

    def resolve(self, source: Token, *, quoted: bool = False) -> Voice | None:
        """The speaker that a noun phrase with this head stands for; None for an unresolved pronoun.

        Whom only a quotation names is nobody that the article's own "she" could be.
        """
        if source.lower_ in self.cues.third_person or source.lower_ in self.cues.relative:
            return self._pronoun(source)
        if source.lower_ in self.cues.each:
            return self._list(source)
        voice = self._named(source) or self._described(source)
        if voice is not None and (not quoted or voice.name in self.known):
            self.mention(voice)
        return voice

    def mention(self, voice: Voice) -> None:
        """Puts a voice into focus; a fuller role or a known side is kept from earlier mentions."""
        earlier = self.known.get(voice.name)
        if earlier is not None:
            role = voice.role or earlier.role
            side = voice.side if voice.side != UNKNOWN_SIDE else earlier.side
            words = dict.fromkeys([*earlier.described.split(), *voice.described.split()])
            voice = replace(voice, role=role, side=side, described=" ".join(words))
        self.known[voice.name] = voice
        self.focus = [other for other in self.focus if other.name != voice.name]
        self.focus.append(voice)

    def current(self, voice: Voice) -> Voice:
        """The voice with what later mentions added."""
        return self.known.get(voice.name, voice)

    def mention_subjects(self, tokens: Iterable[Token]) -> None:
        """Puts the subjects of narration into focus, for the pronouns that follow.

        Persons wherever they are subjects or introduced ("One of them is Ann Lee"), others
        ("Opponents of the plan") of the main clause only.
        """
        for token in tokens:
            introduced = token.dep_ == "attr" and token.ent_type_ == "PERSON"
            if not (introduced or token.dep_ in ("nsubj", "nsubjpass")) or token.pos_ not in (
                "NOUN",
                "PROPN",
            ):
                continue
            voice = self._named(token)
            if voice is None and token.head.dep_ == "ROOT" and token.tag_ == "NNS":
                voice = self._described(token)
            if voice is not None:
                self.mention(voice)

    def _pronoun(self, source: Token) -> Voice | None:
        word = source.lower_
        if word in self.cues.they | self.cues.it and (subject := subject_above(source)) is not None:
            return self._named(subject) or self._described(subject)
        voice = next((voice for voice in reversed(self.focus) if self._fits(word, voice)), None)
        if voice is not None and voice == self.focus[-1] and word in self.cues.he | self.cues.she:
            self.pronouns[voice.name] = self.cues.he if word in self.cues.he else self.cues.she
        return voice or (self.focus[-1] if self.focus else None)

    def _fits(self, word: str, voice: Voice) -> bool:
        """True if the pronoun can stand for the voice; who was called "he" is never "she"."""
        if word in self.cues.they:
            return voice.plural or voice.person is False
        if word not in self.cues.he | self.cues.she:
            return voice.person is not True
        known = self.pronouns.get(voice.name) or called(f"{voice.role} {voice.described}", self.cues)
        return voice.person is not False and not voice.plural and (not known or word in known)

    def _may_be(self, voice: Voice, description: str) -> bool:
        """False for "the 34-year-old mother" and a man."""
        pronouns = called(description, self.cues)
        known = self.pronouns.get(voice.name) or called(f"{voice.role} {voice.described}", self.cues)
        return not pronouns or not known or pronouns == known

    def _list(self, source: Token) -> Voice | None:
        """Who "Maresh, Brandt and Holm all" are, by their names; "all said": those named last."""
        text = list_before(source)
        if not text:
            return self._pronoun(source)
        return Voice(text, find_side(self.corpus, text), person=None, plural=True, described=text)

    def _named(self, source: Token) -> Voice | None:
        """A person or a body of the tables that the noun phrase names."""
        entity = person_in(source)
        if entity is not None:
            return self._person(source, entity)
        for phrase in (noun_phrase(source), own_phrase(source)):
            if (person := self._at_end_of(plain_text(phrase))) is not None:
                return person
        if source.tag_ == "NNS" and source.text.islower():
            return None
        text = plain_text(noun_phrase(source))
        text = self.full_bodies.get(text.casefold(), text)
        speaker = self.corpus.speaker_named(text)
        if speaker is None and source.pos_ == "PROPN":
            speaker = self.corpus.speaker_named(source.text)
        if speaker is not None:
            return self._from_table(speaker, text)
        if source.pos_ == "PROPN" and source.text.casefold() in self.full_names:
            full = self.full_names[source.text.casefold()]
            return self._voice(full, role=None, person=True, described=text)
        return None

    def _at_end_of(self, text: str) -> Voice | None:
        """The known person whose name ends the phrase: "acting governor of Hask Oskar Brandt"."""
        words = text.split()
        for first in range(1, len(words) - 1):
            name = " ".join(words[first:])
            speaker = self.corpus.speaker_named(name)
            known = speaker.name if speaker and speaker.kind is SpeakerKind.PERSON else None
            if known is None and self.full_names.get(words[-1].casefold()) == name:
                known = name
            if known is not None:
                title = " ".join(words[:first]).rstrip(",")
                role = None if self._is_no_title(title, known) else title
                return self._voice(known, role=role, person=True, described=text)
        return None

    def _person(self, source: Token, entity: Span) -> Voice:
        name = clean_name(entity.text)
        full = self.full_names.get(name.split()[-1].casefold(), name) if " " not in name else name
        role = role_of(source, entity, self.cues.officials)
        if role is not None and self._is_no_title(role, full):
            role = None
        voice = self._voice(full, role=role, person=True, described=plain_text(own_phrase(source)))
        return replace(voice, side=self._side_of_owner(source)) if voice.side == UNKNOWN_SIDE else voice

    def _is_no_title(self, role: str, name: str) -> bool:
        """True for what stands beside a name and is a part of it, or the agency that relays it."""
        if self.corpus.side_of_name(role) is not None:
            return True
        speaker = self.corpus.speaker_named(role)
        return set(role.split()) <= set(name.split()) or (
            speaker is not None and speaker.kind is SpeakerKind.AGENCY
        )

    def _from_table(self, speaker: Speaker, text: str) -> Voice:
        if speaker.holder is not None:
            return self._voice(speaker.holder, role=speaker.name, person=True, described=text)
        return self._voice(
            speaker.name, role=speaker.role, person=speaker.kind is SpeakerKind.PERSON, described=text
        )

    def _voice(self, name: str, *, role: str | None, person: bool, described: str) -> Voice:
        speaker = self.corpus.speaker_named(name)
        shown = speaker.name if speaker is not None else name
        earlier = self.known.get(shown)
        if earlier is not None and role is None:
            return replace(earlier, described=described)
        side = (
            speaker.side
            if speaker is not None and speaker.side
            else find_side(self.corpus, name, role, described)
        )
        role = speaker.role if role is None and speaker is not None else role
        agency = speaker is not None and speaker.kind is SpeakerKind.AGENCY
        side = self.corpus.narrator if agency and side == UNKNOWN_SIDE else side
        return Voice(shown, side, role, person=person, agency=agency, described=described)

    def _described(self, source: Token) -> Voice | None:
        """A voice without a name: "the ministry", "the top diplomat", "officials in Hask"."""
        lemma = source.lemma_.casefold()
        if lemma in self.cues.records and (owner := owner_of(source)) is not None:
            return self.resolve(owner)
        phrase = noun_phrase(source)
        text = plain_text(phrase)
        text = self.full_bodies.get(text.casefold(), text)
        plural = source.tag_ in PLURAL_TAGS
        known = not plural and is_definite(phrase) and lemma not in self.cues.records - self.cues.bodies
        if known and (voice := self._antecedent(source, lemma, text)):
            return voice
        if not text:
            return None
        if source.pos_ == "PRON" and not self._stands_alone(source, phrase):
            return None
        person = True if lemma in self.cues.officials and not plural else None if plural else False
        role = role_of(source, phrase, self.cues.officials) if source.pos_ == "PROPN" else None
        side = find_side(self.corpus, text, role)
        if side == UNKNOWN_SIDE and any(token.lower_ in self.cues.local for token in phrase):
            # "the regional authorities" are those of the place named last
            side = last_place(self.corpus, source.doc[: source.i]) or self.place_side
        if side == UNKNOWN_SIDE:
            side = self._side_of_owner(source)
        if side == UNKNOWN_SIDE and person:
            side = self._side_of_employer(phrase, lemma)
        return Voice(text, side, role, person=person, plural=plural, described=text)

    def _stands_alone(self, source: Token, phrase: Span) -> bool:
        """True for "some" and for "those close to him": nobody before is meant."""
        return source.lower_ in self.cues.some or (len(phrase) > 1 and source.tag_ != "PRP")

    def _side_of_owner(self, source: Token) -> str:
        """Whose is "its chief forecaster", and behind a politician's words "the party": that one's side."""
        if source.lemma_.casefold() in self.cues.own_bodies and is_definite(noun_phrase(source)):
            return next((voice.side for voice in reversed(self.focus) if voice.person), UNKNOWN_SIDE)
        for child in source.children:
            if child.dep_ == "poss" and child.tag_ == "PRP$":
                if child.lower_ in self.cues.first_person_owners:
                    own = source.lemma_.casefold() in self.cues.reporters
                    return self.corpus.narrator if own else UNKNOWN_SIDE
                people = child.lower_ in self.cues.personal
                owners = (one.side for one in reversed(self.focus) if (one.person is True) == people)
                return next(owners, UNKNOWN_SIDE)
        return UNKNOWN_SIDE

    def _side_of_employer(self, phrase: Span, lemma: str) -> str:
        """Whose are "a spokeswoman" and "a ministry official": those of the body named last before."""
        bodies = {token.lemma_.casefold() for token in phrase} & self.cues.bodies
        named = any(token.pos_ == "PROPN" for token in phrase)
        if named or (not bodies and lemma not in self.cues.speaks_for):
            return UNKNOWN_SIDE
        for voice in reversed(self.focus):
            words = set(f"{voice.name} {voice.described}".casefold().split())
            if voice.person is False and (not bodies or bodies & words):
                return voice.side
        return UNKNOWN_SIDE

    def pass_sentence(self, doc: Doc) -> None:
        """Remembers the last place of a sentence that has been read, for "the regional authorities"."""
        self.place_side = last_place(self.corpus, doc[:]) or self.place_side

    def _antecedent(self, source: Token, lemma: str, text: str) -> Voice | None:
        """The latest voice that a definite description can stand for, all names in it included."""
        names = {
            token.lower_
            for token in noun_phrase(source)
            if token.pos_ == "PROPN" and token != source and self.corpus.side_of_name(token.text) is None
        }
        side = find_side(self.corpus, text)
        for voice in reversed(self.focus):
            if side not in (UNKNOWN_SIDE, voice.side):
                continue
            words = f"{voice.name} {voice.role or ''} {voice.described}".casefold()
            if names - set(words.split()) or (voice.person is True and lemma in self.cues.bodies):
                continue
            if re.search(rf"\b{re.escape(lemma)}", words):
                return voice
        if lemma in self.cues.named_bodies and not names:
            return next((v for v in reversed(self.focus) if goes_by_name(v, self.cues)), None)
        if lemma in self.cues.officials and not names:
            return next(
                (
                    v
                    for v in reversed(self.focus)
                    if v.person and side in (UNKNOWN_SIDE, v.side) and self._may_be(v, text)
                ),
                None,
            )
        return None
