"""Splits the words of one attribution into clauses that assert something of their own.

A sentence with two figures about different things, or with a consequence in a participle ("...,
housing 3,000 people"), is two claims. What only conditions, compares or restricts stays where it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc, Token

from service.extraction.quantities import find_quantities
from service.lexicon.cues import Cues
from service.lexicon.modality import load_mood

SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")

SHORTEST = 4
"""Words of what has no subject of its own; less ("which comes") says nothing by itself."""

SHORTEST_CLAUSE = 3
"""Words of a verb with its subject: "two barns burned"."""

NAMING_TAGS = ("NN", "NNS", "NNP", "NNPS")
"""Of what is named, "nobody" and "everyone" among it, but not of "she" and "that"."""


def split_clauses(doc: Doc, words: frozenset[int], cues: Cues) -> Iterator[range]:
    """The claims in these positions of a sentence as ranges of tokens, in text order.

    Every verb of `words` stands in exactly one range, except that a relative clause repeats the
    noun it is about. Ranges hold a verb and at least SHORTEST_CLAUSE words; others are not given.
    """
    heads = [doc[i] for i in sorted(words) if _is_split_head(doc[i], words, cues)]
    taken: set[int] = set()
    pieces: list[set[int]] = []
    for head in sorted(heads, key=_depth, reverse=True):
        piece = {token.i for token in head.subtree if token.i in words} - taken
        bare = head.dep_ == "relcl" or not _has_own_subject(head)
        told = sum(1 for i in piece if not _is_joint(doc[i], cues) and not doc[i].is_punct)
        if told < (SHORTEST if bare else SHORTEST_CLAUSE):
            # It says nothing by itself, and is not to be lost: it stays where it hangs.
            continue
        taken |= piece | ({head.head.i} if _is_counted_beside(head) else set())
        if head.dep_ == "relcl":
            piece |= set(_antecedent(head, words))
        pieces.append(piece)
    pieces.append(set(words) - taken)
    ranges = sorted((found for piece in pieces for found in _runs(doc, piece, cues)), key=_reading_order)
    whole = _with_remains(doc, _with_verbless(doc, ranges), cues)
    yield from (found for found in whole if _is_assertion(doc, found, cues))


def _reading_order(found: range) -> tuple[int, int]:
    return found.start, -found.stop


def _with_verbless(doc: Doc, ranges: list[range]) -> Iterator[range]:
    """Joins words without a verb to the clause right behind them, so that none are lost."""
    waiting: range | None = None
    for found in ranges:
        if waiting is not None and found.start - waiting.stop <= 2:
            found = range(waiting.start, found.stop)
        waiting = None
        words = sum(1 for i in found if not doc[i].is_punct)
        if words >= SHORTEST_CLAUSE and not any(doc[i].pos_ in ("VERB", "AUX") for i in found):
            waiting = found
        yield found


def _with_remains(doc: Doc, ranges: Iterable[range], cues: Cues) -> list[range]:
    """Gives words too few to be a claim back to the clause right before them: ", repeated eleven times"."""
    joined: list[range] = []
    for found in ranges:
        follows = joined and found.start - joined[-1].stop == 1 and doc[joined[-1].stop].text == ","
        verbs = any(doc[i].pos_ == "VERB" for i in found)
        if follows and verbs and not _has_clause(doc, found) and not _is_assertion(doc, found, cues):
            found = range(joined.pop().start, found.stop)
        joined.append(found)
    return joined


def _is_split_head(token: Token, words: frozenset[int], cues: Cues) -> bool:
    if token.dep_ == "pobj" and token.head.lower_ == "as":
        return any(child.dep_ == "acl" and child.tag_ == "VBN" for child in token.children)
    if token.head.i in words and _is_counted_beside(token):
        return True
    if token.head.i in words and _is_participle(token):
        return token.lemma_.lower() not in cues.verbs | cues.quoted and _has_figure(token)
    if token.pos_ not in ("VERB", "AUX") or token.head == token or _is_inverted(token, cues):
        return False
    if token.head.i not in words:
        if token.dep_ == "relcl" and follows_comma(token):
            return True
        return _has_own_subject(token) and any(
            _has_own_subject(token.doc[i]) and token.doc[i].head == token.head for i in words if i < token.i
        )
    if any(child.lower_ in cues.conditional for child in token.children):
        return False
    if token.dep_ == "conj":
        goes_on = _goes_on_participle(token) or _is_counted_before(token)
        return _has_own_subject(token) or (goes_on and _has_figure(token))
    if token.dep_ in ("parataxis", "ccomp") and _has_own_subject(token):
        return token.dep_ == "parataxis" or token.i < token.head.i
    if token.dep_ == "relcl":
        return follows_comma(token) and any(
            child.lower_ in cues.relative or child.lower_ == "where" for child in token.subtree
        )
    if token.dep_ in ("advcl", "acl"):
        return _is_asserting(token, cues)
    return False


def _is_asserting(token: Token, cues: Cues) -> bool:
    """True for a finite clause behind a conjunction that asserts it: "after Y attacked"."""
    if not _has_own_subject(token) or (token.tag_ == "VBG" and not _has_finite_auxiliary(token)):
        return False
    if follows_comma(token) and any(
        child.dep_ in SUBJECTS and child.lower_ in cues.relative for child in token.children
    ):
        return True
    marks = [child for child in token.children if child.dep_ in ("mark", "advmod") and child.i < token.i]
    return any(mark.lower_ in cues.asserting for mark in marks)


def _is_participle(token: Token) -> bool:
    """True for ", housing 3,000 people": a participle after a comma that says what came of it."""
    if token.dep_ not in ("advcl", "acl", "dep", "conj") or _has_own_subject(token) or token.i < token.head.i:
        return False
    if token.tag_ != "VBG" and not (
        token.lower_.endswith("ing") and any(c.dep_ == "dobj" for c in token.children)
    ):
        return False
    return follows_comma(token) and token.right_edge.i - token.left_edge.i + 1 >= SHORTEST


def _is_counted_beside(noun: Token) -> bool:
    """True of ", with a total number of arrivals estimated to be 900": a count told by a participle."""
    preposition = noun.head
    if noun.dep_ != "pobj" or preposition.lower_ != "with" or preposition.head.pos_ != "VERB":
        return False
    told = any(token.tag_ in ("VBN", "VBG") and token.dep_ == "acl" for token in noun.subtree)
    return told and follows_comma(preposition) and _has_figure(noun)


def _is_inverted(token: Token, cues: Cues) -> bool:
    """True for "had they been treated elsewhere", a condition without its "if"."""
    first = token.doc[token.left_edge.i]
    inverted = first.lower_ in cues.inverting and first.head == token and first.dep_ in ("aux", "auxpass")
    return inverted and token.i > token.head.i and any(child.dep_ in SUBJECTS for child in token.lefts)


def _goes_on_participle(token: Token) -> bool:
    """True for the second of two participles: ", taking the town by surprise and seizing 12 farms"."""
    return token.tag_ == "VBG" and token.head.i < token.i and _is_participle(token.head)


def _is_counted_before(token: Token) -> bool:
    """True of the "sank 12 boats" of "took 40 villages and sank 12 boats", which share their subject.

    Not where they share more: a negation, a condition, a denial, or the day before the subject.
    """
    verb = token.head
    subject = next((child for child in verb.lefts if child.dep_ in SUBJECTS), None)
    if verb.pos_ != "VERB" or verb.i > token.i or subject is None or not _says_so(verb):
        return False
    plain = verb.left_edge.i == subject.left_edge.i or verb.doc[verb.left_edge.i].dep_ in ("cc", "mark")
    return plain and bool(find_quantities(verb.doc[verb.i : token.left_edge.i].text))


def _says_so(verb: Token) -> bool:
    """True of a verb that stands for what was so, by itself and by what it hangs on."""
    shared = any(
        child.dep_ in ("neg", "advmod") or (child.dep_ == "aux" and child.tag_ == "MD")
        for child in verb.lefts
    )
    marked = any(child.dep_ == "mark" and child.lower_ != "that" for child in verb.lefts)
    above = verb.head
    mood = load_mood()
    denied = above != verb and (above.lemma_ in mood.denying or above.pos_ != "VERB")
    return not (shared or marked or (verb.dep_ in ("ccomp", "csubj", "acl") and denied))


def _has_figure(token: Token) -> bool:
    """True where the clause itself tells how many; else it is a trait of what it hangs on.

    The figure of a second participle ("taking P and seizing 12 farms") is that one's own.
    """
    end = next((child.left_edge.i for child in token.rights if child.dep_ == "conj"), token.right_edge.i + 1)
    return bool(find_quantities(token.doc[token.left_edge.i : end].text))


def _has_own_subject(token: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in token.children)


def _has_finite_auxiliary(token: Token) -> bool:
    return any(child.dep_ in ("aux", "auxpass") for child in token.children)


def follows_comma(token: Token) -> bool:
    """True for a clause that a comma or a dash parts from what stands before."""
    left = token.left_edge.i
    return left > 0 and token.doc[left - 1].text in {",", "-", "–", "—"}


def _antecedent(head: Token, words: frozenset[int]) -> Iterator[int]:
    """The noun phrase before a relative clause, without what else hangs on it.

    In "Ann Lee, who visited 450 farms, denied P" the clause alone is the article's: it has her name.
    """
    phrase = range(head.head.left_edge.i, head.left_edge.i)
    inside = [i for i in phrase if i in words]
    yield from inside if any(not head.doc[i].is_punct for i in inside) else phrase


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)


def _runs(doc: Doc, piece: Iterable[int], cues: Cues) -> Iterator[range]:
    """The piece as one range, or as several where foreign words cut it into clauses of their own."""
    merged: list[range] = []
    for found in _groups(doc, sorted(piece), cues):
        if merged and not (_has_clause(doc, found) and _has_clause(doc, merged[-1])):
            found = range(merged.pop().start, found.stop)
        merged.append(found)
    yield from merged


def _groups(doc: Doc, positions: list[int], cues: Cues) -> Iterator[range]:
    """Runs of neighbouring positions, without joining words and punctuation at their ends.

    What makes them conditional ("if", "unless") stays: without it they would say another thing.
    """
    start = 0
    for k in range(1, len(positions) + 1):
        if k < len(positions) and positions[k] == positions[k - 1] + 1:
            continue
        first, last = positions[start], positions[k - 1]
        start = k
        while first <= last and _is_joint(doc[last], cues):
            last -= 1
        while first <= last and _is_joint(doc[first], cues):
            first += 1
        if any(not doc[i].is_punct for i in range(first, last + 1)):
            yield range(first, last + 1)


def _is_joint(token: Token, cues: Cues) -> bool:
    if token.dep_ == "mark" and token.lower_ in cues.conditional:
        return False
    if (token.lower_ == "as" and token.dep_ == "prep") or (token.lower_ == "that" and token.tag_ == "IN"):
        return True
    return token.dep_ in ("cc", "mark") or (
        token.is_punct and not token.is_quote and token.text not in {")", "]", "(", "%"}
    )


def asserts_nothing(doc: Doc, words: range, cues: Cues) -> bool:
    """True for a question, a call ("Take it with a pinch of salt") and a frame ("His trip comes")."""
    if doc[-1].text == "?" or (len(doc) > 1 and doc[-2].text == "?"):
        return True
    told = [doc[i] for i in words if not doc[i].is_punct]
    first = told[0] if told else doc[0]
    if first.tag_ == "VB" and not any(child.dep_ in (*SUBJECTS, "aux") for child in first.children):
        return True
    last = told[-1] if told else doc[0]
    return last.lemma_.lower() in cues.framing and last.tag_ in ("VBZ", "VBD") and len(told) <= SHORTEST


def _has_clause(doc: Doc, found: range) -> bool:
    """True if a verb stands there with its subject."""
    return any(
        doc[i].dep_ in SUBJECTS and doc[i].head.i in found and _is_predicate(doc[i].head) for i in found
    )


def _is_predicate(token: Token) -> bool:
    """True for a verb, and for the adjective of "she was horrified"."""
    return token.pos_ in ("VERB", "AUX") or _has_finite_auxiliary(token)


def _is_assertion(doc: Doc, found: range, cues: Cues) -> bool:
    verbs = any(doc[i].pos_ in ("VERB", "AUX") or doc[i].dep_ == "dep" for i in found)
    words = [doc[i] for i in found if not doc[i].is_punct]
    if _has_clause(doc, found):
        return len(words) >= SHORTEST_CLAUSE or _says_in_two_words(words, cues)
    return verbs and len(words) >= SHORTEST


def _says_in_two_words(words: list[Token], cues: Cues) -> bool:
    """True for "Nobody listened" and "Prices fell", not for "she went" and "officials say"."""
    if len(words) != 2 or words[0].tag_ not in NAMING_TAGS or words[0].dep_ not in SUBJECTS:
        return False
    return words[1].pos_ == "VERB" and words[1].lemma_.lower() not in cues.verbs | cues.framing
