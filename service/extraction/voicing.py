"""From a chain of frames to an attribution: whose claim it is and through whom it came.

The chain begins with the frame nearest to the words: "Maresh has asserted that P, Brandt said" is
Maresh's claim, relayed by Brandt. An agency relays where anybody else is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from service.domain import UNKNOWN_SIDE, Attribution, AttributionKind
from service.extraction.drafts import Said
from service.extraction.noun_phrases import noun_phrase, plain_text
from service.extraction.speakers import Cast
from service.extraction.voices import Voice
from service.lexicon.corpus import SpeakerKind

NAMING_TAGS = ("PROPN", "NOUN", "PUNCT", "NUM", "X", "SYM")
"""Parts of speech under which the tagger files names of platforms, one-letter ones included."""


def give_voice(chain: Sequence[Said], cast: Cast, *, quoted: bool) -> Attribution:
    """The attribution of a claim whose frames are `chain`, the nearest first; at least one."""
    first = chain[0]
    voice = _current(cast, first.voice)
    relays = [relay for one in chain[1:] if (relay := _current(cast, one.voice)) is not None]
    cited = _current(cast, first.cited)
    if voice is not None and voice.agency and cited is not None:
        relays.insert(0, voice)
        voice = cited
    elif voice is not None and voice.agency and relays and not relays[-1].agency:
        relays, voice = [voice, *relays[:-1]], relays[-1]
    names = [relay.name for relay in relays]
    names += [name for one in chain for name in _media(one, cast)]
    return Attribution(
        AttributionKind.QUOTE if quoted else AttributionKind.REPORTED,
        voice.side if voice is not None else UNKNOWN_SIDE,
        speaker=voice.name if voice is not None else None,
        role=voice.role if voice is not None else None,
        cue="according to" if first.frame.cue.lower_ == "according" else first.frame.cue.text,
        relayed_by=tuple(dict.fromkeys(name for name in names if voice is None or name != voice.name)),
    )


def is_past_perfect(said: Said) -> bool:
    """True for "had said": the saying is older than what stands around it."""
    return any(child.lower_ == "had" and child.dep_ == "aux" for child in said.frame.cue.children)


def is_generic(voice: Voice | None) -> bool:
    """True for "officials" without a name or a side: inside a quotation, its own speaker."""
    return voice is None or (voice.side == UNKNOWN_SIDE and voice.person is not True and voice.name.islower())


def is_thing(voice: Voice | None, cast: Cast) -> bool:
    """True for what "says" without being a speaker: "initial information saying that ..."."""
    if voice is None or voice.person or voice.plural or voice.side != UNKNOWN_SIDE:
        return False
    last = voice.name.split()[-1]
    return voice.name.islower() and last not in cast.cues.bodies | cast.cues.officials


def _current(cast: Cast, voice: Voice | None) -> Voice | None:
    return None if voice is None else cast.current(voice)


def _media(said: Said, cast: Cast) -> Iterator[str]:
    """Agencies and platforms named beside the frame: "said on Telegram", "posting on X"."""
    named = [source for source in (said.frame.source, said.frame.cited) if source is not None]
    skipped = {token.i for source in named for token in source.subtree} | said.frame.content
    for token in said.frame.cue.doc:
        if token.i in skipped or not (token.pos_ in NAMING_TAGS or token.ent_type_):
            continue
        for text in (plain_text(noun_phrase(token)), token.text.rstrip(".")):
            speaker = cast.corpus.speaker_named(text) if text[:1].isupper() else None
            if speaker is not None and speaker.kind is SpeakerKind.AGENCY:
                yield speaker.name
