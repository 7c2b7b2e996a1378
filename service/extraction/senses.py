"""Which sense of a phrase a sentence has, by the tags of its words, and whether it is that phrase at all."""

from __future__ import annotations

from collections.abc import Sequence, Set

from spacy.tokens import Doc, Token

from service.lexicon.concepts import Part, Sense
from service.lexicon.found import Phrase
from service.lexicon.grammar import load_grammar, words
from service.lexicon.phrases import PhraseBook

WANTED = {
    "VERB": (Part.VERB, Part.PASSIVE, Part.ADJECTIVE, Part.NOUN),
    "AUX": (Part.VERB, Part.PASSIVE, Part.ADJECTIVE),
    "NOUN": (Part.NOUN, Part.PASSIVE, Part.ADJECTIVE),
    "PROPN": (Part.NOUN, Part.PASSIVE, Part.ADJECTIVE, Part.VERB),
    "ADJ": (Part.ADJECTIVE, Part.PASSIVE, Part.VERB, Part.NOUN),
    "ADV": (Part.ADJECTIVE, Part.PASSIVE),
}
ANY_PART = (Part.PASSIVE, Part.ADJECTIVE, Part.VERB, Part.NOUN)
BESIDE = ("neg", "advmod", "det")
TARGETS = words(load_grammar().prepositions.target)
VERBS_PLACES = frozenset({"ROOT", "ccomp", "advcl", "dep", "parataxis"})
"""Where a noun in -s may be a verb that the parser took for one: "Ruritania fires at the camp"."""

STATES = (Part.PASSIVE, Part.ADJECTIVE)
FARTHEST_STATE = 60
"""Characters in which a phrase like "in the firm grip of" ends."""

MOST_REREADINGS = 3
"""What begins behind a phrase that is none may be none either; more in a row is no sentence."""


def fitting_phrases(doc: Doc, book: PhraseBook, at: dict[int, int]) -> Sequence[Phrase]:
    """The phrases of the text; what is no phrase here ("land in rebel hands" lands nothing) is read
    word by word, so that it takes no word from the next. `at` has the tokens by their offsets.
    """
    found = book.find(doc.text)
    longest: dict[int, int] = {}
    places = {phrase.start for phrase in found if phrase.name is not None and phrase.name.is_place}
    for _ in range(MOST_REREADINGS):
        listed = [one for one in found if one.senses and len(one.words) > 1]
        new = {one.start: own for one in listed if (own := _own_length(doc, one, at, book)) is not None}
        new |= {one.start: 1 for one in listed if _is_unfit(doc, one, at, places)}
        if not new:
            break
        longest |= new
        found = book.find(doc.text, frozenset(longest.items()))
    return found


def _is_unfit(doc: Doc, phrase: Phrase, at: dict[int, int], places: Set[int]) -> bool:
    """True of words that stand in a row like a phrase of the lists, and are none in this sentence."""
    if any(sense.part is not Part.VERB for sense in phrase.senses):
        return _is_told_of(doc, phrase, at)
    tokens = tokens_of(doc, phrase, at)
    if not tokens:
        return False
    if not any(doc[i].pos_ in ("VERB", "AUX") for i in tokens):
        return find_sense(phrase, head_of(doc, tokens)) is None
    if any(child.dep_ == "prt" and child.i not in tokens for i in tokens for child in doc[i].children):
        return True
    last = doc[tokens[-1]]
    return _hangs_inside(last, tokens) if phrase.inside else _says_where(last, places)


def _is_told_of(doc: Doc, phrase: Phrase, at: dict[int, int]) -> bool:
    """True of "drones launched at dawn", which is no "drone launch": the last noun is a verb here."""
    if any(sense.part is not Part.NOUN for sense in phrase.senses):
        return False
    tokens = tokens_of(doc, phrase, at)
    last = doc[tokens[-1]] if tokens else None
    return last is not None and last.tag_ == "VBN" and last.dep_ in ("acl", "relcl")


def _own_length(doc: Doc, phrase: Phrase, at: dict[int, int], book: PhraseBook) -> int | None:
    """How many words are the phrase's own where others belong to what follows; None where all are.

    Those of "the camps are back in rebel hands" are "are", those of "she said no troops came" "said".
    """
    position = at.get(phrase.words[-1].start)
    verbal = any(sense.part is Part.VERB for sense in phrase.senses)
    if not verbal or position is None or position + 1 >= len(doc):
        return None
    last, whole = doc[position], len(phrase.words)
    counted = (doc[position + 1], *last.children)
    if last.dep_ == "det" and last.head.i > last.i:
        return whole - 1
    if last.dep_ != "prep":
        return None
    if last.lower_ == "to" and last.head.lemma_ in ("down", "be") and any(one.like_num for one in counted):
        return whole - 1
    for k, word in enumerate(phrase.words[1:], 1):
        state = next(book.walk_words(list(book.words(doc.text[word.start : word.start + FARTHEST_STATE]))))
        if len(state.words) > whole - k and any(sense.part in STATES for sense in state.senses):
            return k
    return None


def tokens_of(doc: Doc, phrase: Phrase, at: dict[int, int]) -> tuple[int, ...]:
    """The tokens that the phrase's words touch; words and tokens may be cut differently."""
    found: list[int] = []
    for word in phrase.words:
        first = at.get(word.start)
        if first is None:
            first = next((t.i for t in doc if t.idx <= word.start < t.idx + len(t.text)), None)
        while first is not None and first < len(doc) and doc[first].idx < word.end:
            if first not in found:
                found.append(first)
            first += 1
    return tuple(found)


def head_of(doc: Doc, tokens: Sequence[int]) -> Token:
    """The token by which the others hang in the sentence: the "clear" of "not clear"."""
    if len(tokens) == 1:
        return doc[tokens[0]]
    inside = set(tokens)
    outer = [doc[i] for i in tokens if doc[i].head.i not in inside or doc[i].dep_ == "ROOT"]
    return next((token for token in outer if token.dep_ not in BESIDE), outer[0] if outer else doc[tokens[0]])


def find_sense(phrase: Phrase, head: Token) -> Sense | None:
    """What the phrase stands for as the part of speech that its head word is here; None for another one."""
    if not phrase.senses:
        return None
    surface = " ".join(word.text for word in phrase.words)
    verbal = head.tag_ == "VBG" or (head.lower_.endswith("ing") and _takes_object(head))
    wanted = WANTED.get("VERB" if verbal else head.pos_, ANY_PART if len(phrase.words) > 1 else ())
    if head.pos_ == "ADV" and surface not in {sense.words for sense in phrase.senses}:
        wanted = ()
    if head.pos_ == "NOUN" and head.dep_ in VERBS_PLACES and head.lower_.endswith("s"):
        wanted = (Part.VERB, *wanted) if _aims(head) else (*wanted, Part.VERB)
    for part in wanted:
        senses = [sense for sense in phrase.senses if sense.part is part and sense.fits(surface)]
        if senses:
            return next((sense for sense in senses if sense.words == surface), senses[0])
    return None


def _takes_object(verb: Token) -> bool:
    """True of a word that has an object, or stands where a verb does."""
    if verb.dep_ in ("advcl", "pcomp", "xcomp"):
        return True
    return any(child.dep_ == "dobj" for child in verb.children)


def _aims(noun: Token) -> bool:
    """True of the "fires" of "Ruritania fires at the camp": a party before it, its target behind."""
    doc = noun.doc
    if noun.i + 2 >= len(doc) or doc[noun.i + 1].lower_ not in TARGETS or doc[noun.i + 2].ent_type_ == "DATE":
        return False
    before = [child for child in noun.lefts if child.dep_ in ("compound", "nmod", "amod")]
    return any(child.text[0].isupper() and child.pos_ in ("PROPN", "ADJ", "NOUN") for child in before)


def _hangs_inside(last: Token, tokens: Sequence[int]) -> bool:
    """True where the last word of a phrase hangs on a preposition in its gap: "captured by troops".

    So it does where it is another verb's subject: "they were stopped, and the advance slowed".
    """
    above = last.head
    if last.dep_ in ("nsubj", "nsubjpass") and above.i not in tokens and above.i > last.i > tokens[0]:
        return True
    return above.i not in tokens and tokens[0] < above.i < last.i and above.dep_ in ("prep", "agent")


def _says_where(last: Token, places: Set[int]) -> bool:
    """True of the "in" of "villages taken in Springfield": the taken ones are another word.

    `places` are offsets at which names of places begin.
    """
    verb = last.head
    if last.dep_ != "prep" or not (
        verb.dep_ in ("acl", "relcl") or any(child.dep_ == "nsubjpass" for child in verb.children)
    ):
        return False
    return any(
        child.dep_ == "pobj" and any(t.idx in places for t in child.subtree) for child in last.children
    )
