"""Cuts an article into claims with their attributions: the whole of extraction but the reading.

Frames say which words of a sentence are whose; clauses cut those words into single assertions; the
cast gives the speakers; quotation marks carry a speaker over sentences and paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from service.domain import UNKNOWN_SIDE, Attribution, AttributionKind, Document
from service.extraction.attribution import find_frames
from service.extraction.clauses import SUBJECTS, asserts_nothing, follows_comma, split_clauses
from service.extraction.dates import find_days
from service.extraction.drafts import Draft, Said, carry_days
from service.extraction.excerpts import find_excerpt
from service.extraction.frames import Frame
from service.extraction.noun_phrases import noun_phrase, plain_text
from service.extraction.parser import Sentence
from service.extraction.quotes import Quote, find_quotes, is_quoted, is_speech_of_its_own, stands_in_marks
from service.extraction.quoting import Quotations
from service.extraction.speakers import Cast
from service.extraction.voicing import give_voice, is_generic, is_past_perfect, is_thing
from service.lexicon.corpus import Corpus
from service.lexicon.cues import Cues

QUOTED_SHARE = 0.5
"""Of a claim's characters within quotation marks, from which on it is a quote."""

PREDICATE_TAGS = ("VBD", "VBZ", "VBP", "VBN", "MD")


class Article:
    """One article while its claims are cut out; used once, then dropped."""

    def __init__(self, document: Document, sentences: Sequence[Sentence], corpus: Corpus, cues: Cues) -> None:
        self._document = document
        self._sentences = sentences
        self._corpus = corpus
        self._cues = cues
        self._cast = Cast(corpus, cues)
        self._cast.learn_names([sentence.doc for sentence in sentences])
        self._quotes = find_quotes(document.text)
        self._frames: dict[tuple[int, bool], list[tuple[Frame, date | None]]] = {}
        self._said = [self._hear(i, sentence) for i, sentence in enumerate(sentences)]
        self._quotations = Quotations(document.text, sentences, self._said, self._quotes)

    def drafts(self) -> list[Draft]:
        """The claims in the order of their sentences, each with the day its speaker's run gives."""
        return list(carry_days([draft for i in range(len(self._sentences)) for draft in self._cut(i)]))

    def _hear(self, index: int, sentence: Sentence) -> list[Said]:
        """The frames of a sentence; called in text order, for the cast learns as it goes."""
        said = []
        for frame, day in self._dated_frames(sentence):
            quoted = is_quoted(self._quotes, sentence.begin_of(frame.cue))
            voice = self._cast.resolve(frame.source, quoted=quoted) if frame.source is not None else None
            cited = self._cast.resolve(frame.cited, quoted=quoted) if frame.cited is not None else None
            said.append(Said(index, frame, voice, cited, day))
        if not said:
            told = (t for t in sentence.doc if not is_quoted(self._quotes, sentence.begin_of(t)))
            self._cast.mention_subjects(told)
        self._cast.pass_sentence(sentence.doc)
        return said

    def _is_topic(self, frame: Frame) -> bool:
        """True for "Storm Ottilie: two dead": a name before a colon speaks only if the tables know it."""
        if frame.cue.text != ":" or not frame.content or frame.source is None:
            return False
        speaks = frame.source.lemma_.lower() in self._cues.officials | self._cues.bodies
        return not speaks and self._corpus.speaker_named(plain_text(noun_phrase(frame.source))) is None

    def _dated_frames(self, sentence: Sentence) -> list[tuple[Frame, date | None]]:
        """The frames of a sentence, each with its day; found once for all sentences of the same words."""
        key = (id(sentence.doc), sentence.is_tail)
        if key not in self._frames:
            frames = find_frames(sentence.doc, self._cues, is_tail=sentence.is_tail)
            self._frames[key] = [
                (frame, self._day(sentence, frame)) for frame in frames if not self._is_topic(frame)
            ]
        return self._frames[key]

    def _day(self, sentence: Sentence, frame: Frame) -> date | None:
        """The one day that the frame's own words name ("said on Monday")."""
        own = frame.own - _told_of_source(frame)
        words = "".join(
            token.text_with_ws if token.i in own else " " * len(token.text_with_ws) for token in sentence.doc
        )
        periods = [period for _, _, period in find_days(words, self._document.published_on)]
        days = {period.first for period in periods if period.first == period.last}
        return days.pop() if len(days) == 1 else None

    def _cut(self, index: int) -> Iterator[Draft]:
        sentence = self._sentences[index]
        said = [one for one in self._said[index] if not self._is_event(index, one)]
        owner = self._owners_of_words(sentence, said)
        for unit in (None, *said):
            words = frozenset(i for i, one in enumerate(owner) if one is unit)
            for piece in split_clauses(sentence.doc, words, self._cues) if words else ():
                yield from self._draft(index, piece, unit, said)

    def _owners_of_words(self, sentence: Sentence, said: Sequence[Said]) -> list[Said | bool | None]:
        """For each token whose it is: a frame's, the narrator's (None), or the frame's own (False)."""
        owner: list[Said | bool | None] = [None] * len(sentence.doc)
        for one in sorted(said, key=lambda one: -len(one.frame.content)):
            for i in one.frame.content - _told_of_source(one.frame):
                owner[i] = one
            for i in one.frame.own - one.frame.content:
                owner[i] = False
        self._adopt(sentence, owner)
        return owner

    @staticmethod
    def _adopt(sentence: Sentence, owner: list[Said | bool | None]) -> None:
        """Gives a verb without a subject to the words right before it, if they are somebody's.

        "authorities claim 12 have been killed and 121 others have been wounded": the parser hangs
        the second half on the wrong verb, and nothing of what was said may be lost.
        """
        for i in range(1, len(owner)):
            before = _owner_before(sentence, owner, i)
            if owner[i] is not None or not isinstance(before, Said) or before.frame.whole:
                continue
            end = next((k for k in range(i, len(owner)) if owner[k] is not None), len(owner))
            run = sentence.doc[i:end]
            verbs = [token for token in run if token.tag_ in PREDICATE_TAGS]
            if not verbs or (verbs[0].dep_ == "conj" and verbs[0].head == before.frame.cue):
                # "He said P and left": leaving is no part of what he said.
                continue
            if not any(token.dep_ in SUBJECTS for token in run):
                owner[i:end] = [before] * (end - i)

    def _is_event(self, index: int, one: Said) -> bool:
        """True where a refusal or an appeal is what happened, not who says so here.

        It stands inside another speaker's words ("Maresh said Pelsk has rejected the proposals"), is
        an aside of one ("he denied it, calling it a rumour") or goes on with one ("denounced the
        invitation and called on the UN not to respond").
        """
        if not one.frame.whole:
            return False
        for other in self._said[index]:
            if not other.holds(one):
                continue
            if other.frame.whole and (one.frame.cue.tag_ == "VBG" or one.frame.cue.dep_ == "conj"):
                return True
            if not other.frame.whole and other.voice is not None and not other.voice.agency:
                return True
        tails = [tail.voice for tail in self._quotations.tails(index) if tail.voice is not None]
        if one.frame.cue.lemma_.lower() in self._cues.expect:
            # "Analysts expect P, the paper reported" is the analysts' all the same.
            return any(voice.person is True for voice in tails)
        return any(not voice.agency for voice in tails)

    def _draft(self, index: int, words: range, unit: Said | None, said: Sequence[Said]) -> Iterator[Draft]:
        sentence = self._sentences[index]
        span = find_excerpt(self._document.text, sentence, words, self._cues)
        if span is None:
            return
        quote = self._quotations.around(*span, QUOTED_SHARE)
        chain = self._chain(index, unit, said, quote)
        whole = self._whole_sentence(index)
        if not chain and asserts_nothing(sentence.doc, words, self._cues):
            return
        if not chain:
            yield Draft(sentence, words, *span, *whole, self._unattributed(quote, span[1]))
            return
        quoted = quote is not None or stands_in_marks(self._document.text, *span)
        attribution = give_voice(chain, self._cast, quoted=quoted)
        day = next((one.day for one in chain if one.day is not None), None)
        yield Draft(sentence, words, *span, *whole, attribution, day, is_past_perfect(chain[0]))

    def _unattributed(self, quote: Quote | None, end: int) -> Attribution:
        """The article's own claim, or somebody's whom it does not name where it is speech."""
        if quote is not None and end <= quote.end + 1 and is_speech_of_its_own(self._document.text, quote):
            return Attribution(AttributionKind.QUOTE, UNKNOWN_SIDE)
        return Attribution(AttributionKind.NARRATION, self._corpus.narrator)

    def _chain(self, index: int, unit: Said | None, said: Sequence[Said], quote: Quote | None) -> list[Said]:
        """The frames that a claim of this unit stands in, the nearest first; none for narration."""
        chain: list[Said] = []
        if unit is not None:
            outer = [one for one in said if _retells(one, unit)]
            chain = [unit, *sorted(outer, key=lambda one: len(one.frame.content))]
        elif self._sentences[index].is_tail and said and not said[0].frame.content:
            # "P, the agency said, and Q": Q is the agency's too.
            chain = [said[0]]
        chain += self._quotations.tails(index)
        speech = self._speech(self._sentences[index], quote, chain[0] if chain else None)
        if speech is not None and speech not in chain:
            nearest = not chain or is_generic(chain[0].voice)
            chain = [speech, *chain] if nearest else [*chain, speech]
        while len(chain) > 1 and is_thing(chain[0].voice, self._cast):
            chain.pop(0)
        return chain

    def _speech(self, sentence: Sentence, quote: Quote | None, nearest: Said | None) -> Said | None:
        """The frame of the quotation that the claim stands in, unless its own frame is outside."""
        if quote is None:
            return None
        if nearest is not None and nearest.sentence < len(self._sentences):
            cue = self._sentences[nearest.sentence].begin_of(nearest.frame.cue)
            if not quote.start <= cue < quote.end:
                return None
        return self._quotations.owner(quote, sentence.paragraph)

    def _whole_sentence(self, index: int) -> tuple[int, int]:
        """Start and end of the sentence together with the tails that were cut off from it."""
        first = index
        while first > 0 and self._sentences[first].is_tail and not self._sentences[first].said_by:
            first -= 1
        if first + self._sentences[first].said_by < index:
            first = index
        last = first + self._sentences[first].said_by
        return self._sentences[first].start, self._sentences[last].end


def _told_of_source(frame: Frame) -> frozenset[int]:
    """What the article says of who speaks: "Ann Lee, who visited 450 farms, denied P"."""
    if frame.source is None or not (frame.whole or frame.source.i in frame.own):
        return frozenset()
    told = (token for token in frame.source.subtree if token.dep_ == "relcl" and follows_comma(token))
    asides = [{token.i for token in clause.subtree} for clause in told]
    return frozenset(i for aside in asides if frame.cue.i not in aside for i in aside)


def _retells(one: Said, inner: Said) -> bool:
    """True where one's words are that the inner says so, not where a side remark says it."""
    if one.frame.whole or not one.holds(inner):
        return False
    path = [inner.frame.cue]
    for token in inner.frame.cue.ancestors:
        if token.i not in one.frame.content:
            break
        path.append(token)
    return not any(token.dep_ in ("relcl", "advcl") for token in path)


def _owner_before(sentence: Sentence, owner: list[Said | bool | None], i: int) -> Said | bool | None:
    """Whose the words before a token are, over marks: "P, but would add Q"."""
    before = i - 1
    while before > 0 and sentence.doc[before].is_punct:
        before -= 1
    return owner[before]
