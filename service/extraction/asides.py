"""Takes off what people put around a statement: openings, labels before a colon, remarks behind a comma.

"Heard on the radio that P", "Bullseye: P" and "P, what did you expect" are read as P.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from service.lexicon.concepts import GAP
from service.lexicon.cues import load_cues
from service.lexicon.style import load_style

MARKS = ".,:;!?-–—|*[]…\"'“”‘’"
OFFICES = frozenset(
    form for noun in load_cues().officials | load_cues().offices for form in (noun, f"{noun}s")
)
QUOTED = re.compile(r"(\s*[\"“][^\"”]+[\"”])\s+(?:is|are|was)\s+(.{2,20})$")
LONGEST_GAP = 5
LONGEST_LABEL = 3
"""Words before a colon; more are a clause ("The minister was blunt: ...")."""

LONGEST_JUDGE = 4
"""Words of who "calls it a win"."""

LONGEST_TAIL = 9
"""Words of a remark; a longer one tells something."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text as sent, without spaces, and what it reads as; empty to leave it out."""

    start: int
    end: int
    text: str


def without_answer(text: str) -> tuple[str, bool]:
    """The text without the answer behind its question, and whether that says no: "Is it over? Nope.".

    What is quoted to be called a lie is taken like that, too.
    """
    quoted = QUOTED.match(text)
    if quoted is not None and tuple(quoted[2].strip(f"{MARKS} ").casefold().split()) in load_style().refusals:
        return text[: quoted.end(1)], True
    asked, mark, answer = text.rpartition("?")
    told = tuple(word for word in (part.strip(MARKS).casefold() for part in answer.split()) if word)
    if not mark or not told or "?" in asked:
        return text, False
    if told in load_style().refusals:
        return asked + mark, True
    return (asked + mark, False) if told in load_style().assents else (text, False)


def without_asides(
    pieces: list[Piece], names: Collection[str], is_place: Callable[[str], bool]
) -> list[Piece]:
    """The pieces of the statement proper. `names` are the casefolded words of the corpus's names;
    `is_place` tells those that name a place and no speaker.
    """
    pieces = _without_openings(pieces)
    pieces = _without_label(pieces, names, is_place)
    pieces = _without_emphasis(pieces)
    return _without_tail(pieces, names)


def _words(pieces: Sequence[Piece]) -> list[str]:
    return [piece.text.strip(MARKS).casefold().replace("’", "'") for piece in pieces]


def _without_openings(pieces: list[Piece]) -> list[Piece]:
    """Without "BREAKING:", "so", "is it true that", as many as there are."""
    moved = True
    while moved:
        moved = False
        pieces = [piece for piece in pieces if piece.text] or pieces
        told = _words(pieces)
        for opening in _openings().get(told[0], ()) if told else ():
            length = _matched(opening, told)
            if length and len(pieces) > length + 1:
                pieces, moved = pieces[length:], True
                break
    bare = load_style().bare
    if tuple(_words(pieces)[:3]) in bare or tuple(_words(pieces)[:2]) in bare:
        pieces = [Piece(pieces[0].start, pieces[0].end, f"it is {pieces[0].text.casefold()}"), *pieces[1:]]
    return pieces


@cache
def _openings() -> Mapping[str, Sequence[Sequence[str]]]:
    """The openings by their first word, in the order of the list."""
    found: defaultdict[str, list[Sequence[str]]] = defaultdict(list)
    for opening in load_style().openings:
        found[opening[0]].append(opening)
    return found


@cache
def _emphatic() -> Mapping[str, Sequence[tuple[str, ...]]]:
    """What only stresses the words behind it, by the first word, in the order of the lists."""
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for phrase in (*load_style().emphasis, *load_style().negating):
        found[phrase[0]].append(phrase)
    return found


def _matched(opening: Sequence[str], told: Sequence[str]) -> int:
    """How many words the opening takes at the start, its gap included; 0 for none."""
    if GAP not in opening:
        return len(opening) if tuple(told[: len(opening)]) == tuple(opening) else 0
    at = opening.index(GAP)
    before, after = list(opening[:at]), list(opening[at + 1 :])
    if list(told[:at]) != before:
        return 0
    for gap in range(LONGEST_GAP + 1):
        if list(told[at + gap : at + gap + len(after)]) == after:
            return at + gap + len(after)
    return 0


def _without_label(
    pieces: list[Piece], names: Collection[str], is_place: Callable[[str], bool]
) -> list[Piece]:
    """Without "Bullseye:", unless it names somebody or says what the figure behind it counts; "police:" does.

    "Springfield:" is where the rest was.
    """
    at = next((i for i, piece in enumerate(pieces[:LONGEST_LABEL]) if piece.text.endswith(":")), None)
    if at is None or len(pieces) - at < LONGEST_LABEL + 1:
        return pieces
    label, rest = pieces[: at + 1], pieces[at + 1 :]
    if len(label) == 1 and is_place(label[0].text.rstrip(":")):
        return [Piece(label[0].start, label[0].end, f"in {label[0].text.rstrip(':')},"), *rest]
    counted = any(character.isdigit() for piece in (*label, rest[0], rest[1]) for character in piece.text)
    named = any(_names_somebody(word, names) for word in _words(label))
    titled = any(piece.text[:1].isupper() for piece in label[1:])
    office = _words(label)[-1] in OFFICES
    return pieces if counted or named or titled or office else rest


def _without_emphasis(pieces: list[Piece]) -> list[Piece]:
    """With "nothing but a stunt" as "a stunt" and "anything but a stunt" as "not a stunt"."""
    style = load_style()
    told, kept, at = _words(pieces), list[Piece](), 0
    while at < len(pieces):
        phrases = _emphatic().get(told[at], ())
        found = next((one for one in phrases if tuple(told[at : at + len(one)]) == one), ())
        first = pieces[at]
        if not found or (len(found) > 1 and first.text.endswith((",", ".", ":", "?"))):
            kept.append(first)
            at += 1
            continue
        article = found[-1] == "a"
        text = " ".join((*(("not",) if found in style.negating else ()), *(("a",) if article else ())))
        at += len(found)
        if text:
            kept.append(Piece(first.start, pieces[at - 1].end, text))
    return kept or pieces


def _without_tail(pieces: list[Piece], names: Collection[str]) -> list[Piece]:
    """Without a remark behind the last comma, dash or picture, as many as there are."""
    pieces = [piece for piece in pieces if piece.text]
    while (at := _find_tail(pieces, names)) is not None:
        pieces = pieces[:at]
    return [*pieces[:-1], _ended(pieces[-1])] if pieces else pieces


def _find_tail(pieces: Sequence[Piece], names: Collection[str]) -> int | None:
    """Where the last remark begins; None where what stands at the end belongs to the statement."""
    style, told, end = load_style(), _words(pieces), len(pieces)
    plain = next((len(one) for one in style.plain_tails if tuple(told[-len(one) :]) == one), 0)
    if plain and end > LONGEST_LABEL:
        return end - plain
    remark = _find_remark(told)
    if remark is not None:
        return remark
    for at in range(end - 1, max(1, end - 1 - LONGEST_TAIL), -1):
        tail = told[at:]
        if any(character.isdigit() for character in tail[0]):
            return None
        before = pieces[at - 1]
        left_out = pieces[at].start > before.end + 1
        if not (left_out or before.text.endswith((",", ";", "…", "–", "—", "-"))):
            continue
        asks = tail[0] in style.asking
        begins = any(tuple(tail[: len(phrase)]) == phrase for phrase in style.tails)
        calls = any(tuple(tail[: len(phrase)]) == phrase for phrase in style.calls)
        tagged = len(tail) == 2 and tail[0].removesuffix("n't") in style.tag_verbs and tail[1] in style.tags
        named = not asks and any(_names_somebody(word, names) for word in tail)
        if (begins and not named) or tagged or calls:
            return at
    return None


def _find_remark(told: Sequence[str]) -> int | None:
    """Where "and the marines call it a win" begins at the end."""
    style, end = load_style(), len(told)
    for at in range(max(LONGEST_LABEL, end - LONGEST_TAIL), end - 3):
        judging = range(at + 2, min(at + 2 + LONGEST_JUDGE, end - 1)) if told[at] in style.joints else ()
        if any(told[i] in style.verbs and told[i + 1] in style.objects for i in judging):
            return at
    return None


def _ended(last: Piece) -> Piece:
    """The last piece without a comma or dash that nothing follows."""
    text = last.text.rstrip(",;…–—-")
    same = len(last.text) == last.end - last.start
    return Piece(last.start, last.end - (len(last.text) - len(text) if same else 0), text)


def _names_somebody(word: str, names: Collection[str]) -> bool:
    return word in names or word.removesuffix("'s") in names
