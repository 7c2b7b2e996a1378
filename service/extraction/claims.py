"""Cuts an article into claims with their attributions: the whole of extraction but the reading.

Frames say which words of a sentence are whose; clauses cut those words into single assertions; the
cast gives the speakers; quotation marks carry a speaker over sentences and paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from spacy.tokens import Token

from service.domain import UNKNOWN_SIDE, Attribution, AttributionKind, Document
from service.extraction.attribution import Frame, find_frames
from service.extraction.clauses import SUBJECTS, split_clauses
from service.extraction.dates import find_days
from service.extraction.excerpts import find_excerpt
from service.extraction.parser import Sentence
from service.extraction.quotes import Quote, find_quotes
from service.extraction.speakers import Cast, Voice, noun_phrase, plain_text
from service.lexicon.corpus import Corpus, SpeakerKind
from service.lexicon.cues import Cues

QUOTED_SHARE = 0.5
"""Of a claim's characters within quotation marks, from which on it is a quote."""

CARRIED_PARAGRAPHS = 2
"""How many paragraphs further on a quotation without a frame is still the last speaker's."""


@dataclass(frozen=True, slots=True)
class Said:
    """A frame of one sentence with the voice it resolved to and the day it was said."""

    sentence: int
    frame: Frame
    voice: Voice | None
    cited: Voice | None
    day: date | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before it is read: a range of tokens of one sentence and who asserts it."""

    sentence: Sentence
    words: range
    start: int
    end: int
    attribution: Attribution
    stated_on: date | None
    past_perfect: bool = False


class Article:
    """One article while its claims are cut out; used once, then dropped."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], corpus: Corpus, cues: Cues) -> None:
        self.document = document
        self.sentences = sentences
        self.corpus = corpus
        self.cues = cues
        self.cast = Cast(corpus, cues)
        self.cast.learn_names(sentence.doc for sentence in sentences)
        self.quotes = [quote for quote in find_quotes(document.text) if quote.speech]
        self.said = [self._said(i, sentence) for i, sentence in enumerate(sentences)]
        self.owners = {quote: said for quote in self.quotes if (said := self._owner(quote)) is not None}

    def drafts(self) -> list[Draft]:
        """The claims in text order, each with the day its speaker's run of claims gives."""
        found = [draft for i, sentence in enumerate(self.sentences) for draft in self._cut(i, sentence)]
        return list(carry_days(found))

    def _said(self, index: int, sentence: Sentence) -> list[Said]:
        said = []
        for frame in find_frames(sentence.doc, self.cues, is_tail=sentence.is_tail):
            voice = self.cast.resolve(frame.source) if frame.source is not None else None
            cited = self.cast.resolve(frame.cited) if frame.cited is not None else None
            said.append(Said(index, frame, voice, cited, self._day(sentence, frame)))
        if not said:
            self.cast.mention_subjects(sentence.doc)
        self.cast.pass_sentence(sentence.doc)
        return said

    def _day(self, sentence: Sentence, frame: Frame) -> date | None:
        """The one day that the frame's own words name ("said on Monday")."""
        words = sentence.doc.text_with_ws
        own = "".join(
            words[token.idx : token.idx + len(token.text_with_ws)] if token.i in frame.own else " " * len(token.text_with_ws)
            for token in sentence.doc
        )
        if frame.whole:
            own = words
        days = [period for _, _, period in find_days(own, self.document.published_on) if period.first == period.last]
        return days[0].first if len({period.first for period in days}) == 1 else None

    def _owner(self, quote: Quote) -> Said | None:
        """The frame outside the quotation that attributes it, wherever it stands."""
        beside: Said | None = None
        for i, sentence in enumerate(self.sentences):
            if sentence.end < quote.start - CONTEXT or sentence.start > quote.end + CONTEXT:
                continue
            if sentence.start < quote.end and (tails := self._tails(i)) and self.sentences[i + 1].start >= quote.end:
                return tails[0]
            for said in self.said[i]:
                cue = sentence.begin_of(said.frame.cue)
                if quote.start <= cue < quote.end:
                    continue
                if any(self._inside(sentence, sentence.doc[k], quote) for k in said.frame.content):
                    return said
                if not said.frame.content and self._touches(sentence, said.frame, quote):
                    beside = beside or said
        return beside

    @staticmethod
    def _inside(sentence: Sentence, token: Token, quote: Quote) -> bool:
        return quote.start <= sentence.begin_of(token) and sentence.end_of(token) <= quote.end

    def _touches(self, sentence: Sentence, frame: Frame, quote: Quote) -> bool:
        start = sentence.begin_of(sentence.doc[min(frame.own)])
        end = sentence.end_of(sentence.doc[max(frame.own)])
        text = self.document.text
        between = text[quote.end : start] if start >= quote.end else text[end : quote.start]
        if start < quote.end and "." in between:
            return False
        return len(between) <= CONTEXT and not any(character.isalnum() for character in between)

    def _cut(self, index: int, sentence: Sentence) -> Iterator[Draft]:
        owner: list[Said | bool | None] = [None] * len(sentence.doc)
        said = [one for one in self.said[index] if not self._is_event(index, one, self.said[index])]
        for one in sorted(said, key=lambda one: -len(one.frame.content)):
            for i in one.frame.content:
                owner[i] = one
            if not one.frame.whole:
                for i in one.frame.own - one.frame.content:
                    owner[i] = False
        self._adopt(sentence, owner)
        for unit in (None, *said):
            words = frozenset(i for i, one in enumerate(owner) if one is unit)
            for piece in split_clauses(sentence.doc, words, self.cues) if words else ():
                yield from self._draft(index, piece, unit, said)

    def _adopt(self, sentence: Sentence, owner: list[Said | bool | None]) -> None:
        """Gives a verb without a subject to the words right before it, if they are somebody's.

        "authorities claim 12 have been killed and 121 others have been wounded": the parser hangs
        the second half on the wrong verb, and nothing of what was said may be lost.
        """
        for i in range(1, len(owner)):
            before = owner[i - 1]
            if owner[i] is not None or not isinstance(before, Said) or before.frame.whole:
                continue
            end = next((k for k in range(i, len(owner)) if owner[k] is not None), len(owner))
            run = sentence.doc[i:end]
            verbs = any(token.tag_ in ("VBD", "VBZ", "VBP", "VBN") for token in run)
            if verbs and not any(token.dep_ in SUBJECTS for token in run):
                owner[i:end] = [before] * (end - i)

    def _is_event(self, index: int, one: Said, others: Sequence[Said]) -> bool:
        """True where a refusal or an appeal is what happened, not who says so here.

        It stands inside another speaker's words ("Putin said Kiev has rejected the proposals"), is
        an aside of one ("he denied it, calling it a rumour") or goes on with one ("denounced the
        invitation and called on the UN not to respond").
        """
        frame = one.frame
        if not frame.whole:
            return False
        for other in others:
            if other is one or frame.cue.i not in other.frame.content:
                continue
            if not other.frame.whole and other.voice is not None and not other.voice.agency:
                return True
            if other.frame.whole and (frame.cue.tag_ == "VBG" or frame.cue.dep_ == "conj"):
                return True
        return any(tail.voice is not None and not tail.voice.agency for tail in self._tails(index))

    def _tails(self, index: int) -> list[Said]:
        """The frames of the reporting tails that were cut off from this sentence, innermost first."""
        following = range(index + 1, index + 1 + self.sentences[index].said_by)
        return [self.said[i][0] for i in following if self.said[i]]

    def _draft(self, index: int, words: range, unit: Said | None, said: Sequence[Said]) -> Iterator[Draft]:
        sentence = self.sentences[index]
        span = find_excerpt(self.document.text, sentence, words, self.cues)
        if span is None:
            return
        start, end = span
        quote = self._quote_at(start, end)
        attribution, day, past = self._attribute(index, unit, said, quote)
        yield Draft(sentence, words, start, end, attribution, day, past)

    def _quote_at(self, start: int, end: int) -> Quote | None:
        for quote in self.quotes:
            common = min(end, quote.end) - max(start, quote.start)
            if common >= QUOTED_SHARE * (end - start):
                return quote
        return None

    def _attribute(
        self, index: int, unit: Said | None, said: Sequence[Said], quote: Quote | None
    ) -> tuple[Attribution, date | None, bool]:
        sentence = self.sentences[index]
        outer = [one for one in said if unit is not None and one is not unit and self._retells(one, unit)]
        chain = [unit, *sorted(outer, key=lambda one: len(one.frame.content))] if unit is not None else []
        chain += self._tails(index)
        speech = self._speech(sentence, quote, chain[0] if chain else None)
        if speech is not None and speech not in chain:
            inside = chain and self._is_generic(chain[0].voice)
            chain = [speech, *chain] if inside or not chain else [*chain, speech]
        while len(chain) > 1 and self._is_transparent(chain[0].voice):
            chain.pop(0)
        if not chain:
            return Attribution(AttributionKind.NARRATION, self.corpus.narrator), None, False
        return self._voiced(chain, quote is not None)

    def _speech(self, sentence: Sentence, quote: Quote | None, unit: Said | None) -> Said | None:
        """The frame that a quotation belongs to, or the last speaker's just before it."""
        if quote is None or (unit is not None and not quote.start <= sentence.begin_of(unit.frame.cue) < quote.end):
            return None
        if quote in self.owners:
            return self.owners[quote]
        earlier = [
            one
            for i, other in enumerate(self.sentences)
            if other.start < quote.start and sentence.paragraph - other.paragraph <= CARRIED_PARAGRAPHS
            for one in self.said[i]
            if one.voice is not None and not one.voice.agency
        ]
        return earlier[-1] if earlier else None

    def _voiced(self, chain: Sequence[Said], quoted: bool) -> tuple[Attribution, date | None, bool]:
        first = chain[0]
        voice = self._current(first.voice)
        relays = [other for one in chain[1:] if (other := self._current(one.voice)) is not None]
        if voice is not None and voice.agency and (cited := self._current(first.cited)) is not None:
            relays.insert(0, voice)
            voice = cited
        elif voice is not None and voice.agency and relays and not relays[-1].agency:
            relays, voice = [voice, *relays[:-1]], relays[-1]
        names = [relay.name for relay in relays if voice is None or relay.name != voice.name]
        names += [name for one in chain for name in self._media(one) if voice is None or name != voice.name]
        day = next((one.day for one in chain if one.day is not None), None)
        kind = AttributionKind.QUOTE if quoted else AttributionKind.REPORTED
        cue = "according to" if first.frame.cue.lower_ == "according" else first.frame.cue.text
        attribution = Attribution(
            kind,
            voice.side if voice is not None else UNKNOWN_SIDE,
            speaker=voice.name if voice is not None else None,
            role=voice.role if voice is not None else None,
            cue=cue,
            relayed_by=tuple(dict.fromkeys(names)),
        )
        return attribution, day, any(child.lower_ == "had" and child.dep_ == "aux" for child in first.frame.cue.children)

    @staticmethod
    def _retells(one: Said, inner: Said) -> bool:
        """True where one's words are that the inner says so, not where a side remark says it."""
        if one.frame.whole or inner.frame.cue.i not in one.frame.content:
            return False
        path = [inner.frame.cue]
        for token in inner.frame.cue.ancestors:
            if token.i not in one.frame.content:
                break
            path.append(token)
        return not any(token.dep_ in ("relcl", "advcl") for token in path)

    def _current(self, voice: Voice | None) -> Voice | None:
        return None if voice is None else self.cast.current(voice)

    def _media(self, said: Said) -> Iterator[str]:
        """Agencies and platforms named beside the frame: "said on Telegram", "posting on X"."""
        doc = said.frame.cue.doc
        named = {said.frame.source, said.frame.cited} - {None}
        for token in doc:
            if token.i in said.frame.content or any(token in source.subtree for source in named if source):
                continue
            if token.pos_ in ("PROPN", "NOUN", "PUNCT", "NUM", "X", "SYM") or token.ent_type_:
                for text in (plain_text(noun_phrase(token)), token.text.rstrip(".")):
                    speaker = self.corpus.speaker_named(text) if text[:1].isupper() else None
                    if speaker is not None and speaker.kind is SpeakerKind.AGENCY:
                        yield speaker.name

    @staticmethod
    def _is_generic(voice: Voice | None) -> bool:
        return voice is None or (voice.side == UNKNOWN_SIDE and voice.person is not True and voice.name.islower())

    def _is_transparent(self, voice: Voice | None) -> bool:
        """A thing that "says" inside somebody's words ("initial information saying") is no speaker."""
        if voice is None or voice.person or voice.plural or voice.side != UNKNOWN_SIDE:
            return False
        return voice.name.islower() and voice.name.split()[-1] not in self.cues.bodies | self.cues.officials


CONTEXT = 3
"""Characters between a quotation and the frame beside it: a mark, a comma, a space, a line end."""


def carry_days(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Gives each run of one speaker's claims the day that the run names, if it names just one.

    "said on Monday" holds for the speaker's next sentences and for those that led to it; another
    speaker or a "had said" ends the run. Narration in between does not.
    """
    runs: list[list[int]] = []
    for i, draft in enumerate(drafts):
        if draft.attribution.kind is AttributionKind.NARRATION:
            continue
        last = drafts[runs[-1][-1]] if runs else None
        same = last is not None and last.attribution.speaker == draft.attribution.speaker
        if same and last is not None and last.past_perfect == draft.past_perfect and _days_agree(drafts, runs[-1], draft):
            runs[-1].append(i)
        else:
            runs.append([i])
    day_of: dict[int, date] = {}
    for run in runs:
        days = {drafts[i].stated_on for i in run} - {None}
        for day in days:
            day_of.update({i: day for i in run if day is not None})
    for i, draft in enumerate(drafts):
        yield replace(draft, stated_on=day_of.get(i, draft.stated_on))


def _days_agree(drafts: Sequence[Draft], run: Sequence[int], draft: Draft) -> bool:
    days = {drafts[i].stated_on for i in run} - {None}
    return draft.stated_on is None or not days or draft.stated_on in days
