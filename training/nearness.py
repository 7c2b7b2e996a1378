"""Makes the sentence encoder of `service/inference/encoder` from the written pairs and stories.

`make train-encoder` runs it in the environment of `make train-inference`. It learns which of many claims
bear on a statement, whether they support or contradict it: what it must tell them from are the other claims
of the same story, as the service must in an index. It learns no labelled statement, so that what the
weights are fitted on is as new to it as a user's.
"""

from __future__ import annotations

import argparse
import math
import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from torch import nn
from transformers import AutoModel, AutoTokenizer

from service.inference.encoder import FOLDER
from service.inference.model import FOLDER as READER
from service.inference.network import VOCABULARY
from service.inference.wordpiece import LONGEST
from training.encoder import DEVICE, optimise, write_network
from training.examples import Story, Told, part, read_stories, read_topics, unmark_text

PASSES = 3
RATE = 5e-5

AT_ONCE = 6
"""Stories a batch: some sixty claims, from all of which those that bear on a statement are told."""

TEMPERATURE = 0.05
"""Divides the likeness before the softmax, as SimCSE has it (Gao et al. 2021)."""

OF_TOPIC = 10
"""Claims of one file of pairs, which are of one topic, that are told from each other like a story's."""

KEPT_BACK = 30
"""Each so-manieth story is left out and tested on."""

AMONG = 4
"""The best claims of a story among which one that bears on the statement is looked for in the test."""

MARKS = {"<s>": "[CLS]", "</s>": "[SEP]", "<pad>": "[PAD]", "<mask>": "[MASK]"}
"""What the base calls the marks of the reader's vocabulary, which is BERT's but for them."""


class Topic(NamedTuple):
    """Claims of one topic, and statements each with the places of the claims that bear on it."""

    claims: Sequence[str]
    statements: Sequence[tuple[str, Sequence[int]]]


class Encoding(nn.Module):
    """The encoder as it learns: the mean of the pieces' vectors, of length 1."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.tokens = AutoTokenizer.from_pretrained(base)
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False, attn_implementation="eager")
        self.encoder.embeddings.requires_grad_(requires_grad=False)

    def forward(self, texts: Sequence[str]) -> torch.Tensor:
        """A row for each text."""
        cut = self.tokens(
            list(texts), truncation=True, max_length=LONGEST, padding=True, return_tensors="pt"
        ).to(DEVICE)
        # half as exact, and twice as fast where the processor has the instructions for it
        with torch.autocast(DEVICE, torch.bfloat16, enabled=self.training):
            read = self.encoder(**cut).last_hidden_state
        held = cut["attention_mask"].unsqueeze(-1).float()
        return nn.functional.normalize((read.float() * held).sum(1) / held.sum(1), dim=1)


class _Exported(nn.Module):
    """An encoder that is given the vectors of one text's pieces."""

    def __init__(self, encoding: Encoding) -> None:
        super().__init__()
        self.encoder = encoding.encoder

    def forward(self, words: torch.Tensor) -> torch.Tensor:
        held = torch.ones(words.shape[:2], device=words.device)
        return self.encoder(inputs_embeds=words, attention_mask=held).last_hidden_state.mean(1)


def draw_topics(
    stories: Sequence[Story], topics: Sequence[Sequence[Told]], chance: random.Random
) -> list[Topic]:
    """One pass: every story, and the claims of each topic in an order of chance, OF_TOPIC at a time."""
    found = [
        Topic(
            story.claims,
            [
                (unmark_text(about.text, chance), [*about.supports, *about.contradicts])
                for about in story.statements
                if about.supports or about.contradicts
            ],
        )
        for story in stories
    ]
    for topic in topics:
        shuffled = chance.sample(topic, len(topic))
        starts = range(0, len(shuffled), OF_TOPIC)
        found += [_as_topic(shuffled[start : start + OF_TOPIC], chance) for start in starts]
    chance.shuffle(found)
    return found


def _as_topic(together: Sequence[Told], chance: random.Random) -> Topic:
    """The claims with a statement that each supports and one that it contradicts."""
    said = [
        (unmark_text(chance.choice(texts), chance), [place])
        for place, told in enumerate(together)
        for texts in (told.supports, told.contradicts)
        if texts
    ]
    return Topic([told.claim for told in together], said)


def loss_of(encoding: Encoding, batch: Sequence[Topic]) -> torch.Tensor:
    """How badly each claim that bears on a statement is told from all that do not (InfoNCE)."""
    claims = [claim for topic in batch for claim in topic.claims]
    texts = [text for topic in batch for text, _ in topic.statements]
    likeness = encoding(texts) @ encoding(claims).T / TEMPERATURE
    bears = torch.zeros_like(likeness)
    row = first = 0
    for topic in batch:
        for _, places in topic.statements:
            bears[row, [first + place for place in places]] = 1
            row += 1
        first += len(topic.claims)
    others = likeness.masked_fill(bears.bool(), -math.inf).logsumexp(1, keepdim=True)
    lost = torch.logaddexp(likeness, others) - likeness
    return ((lost * bears).sum(1) / bears.sum(1)).mean()


def learn(encoding: Encoding, topics: Sequence[Topic]) -> None:
    """One run over the topics, the rate of learning rising first and then falling to 0."""
    starts = range(0, len(topics), AT_ONCE)
    learn_from = optimise(encoding, RATE, len(starts))
    for step, start in enumerate(starts, start=1):
        loss = loss_of(encoding, topics[start : start + AT_ONCE])
        learn_from(loss)
        if step % 50 == 0:
            print(f"{step} of {len(starts)}: loss {loss.item():.3f}", flush=True)  # noqa: T201


def write(encoding: Encoding, folder: Path) -> None:
    """The three files, as the service reads them, the rows in the order of the reader's vocabulary."""
    encoding.eval()
    numbers = encoding.tokens.get_vocab()
    pieces = (READER / VOCABULARY).read_text(encoding="utf-8").splitlines()
    order = [numbers[piece if piece in numbers else MARKS.get(piece, "[UNK]")] for piece in pieces]
    vectors = encoding.encoder.embeddings.word_embeddings.weight.detach()[order]
    folder.mkdir(exist_ok=True)
    write_network(_Exported(encoding), vectors, folder)


def share_found(encoding: Encoding, stories: Sequence[Story]) -> float:
    """Of the claims that bear on a statement, how many are among the AMONG nearest of its story."""
    found = wanted = 0
    encoding.eval()
    for topic in draw_topics(stories, [], random.Random(1)):  # noqa: S311
        claims, texts = encoding(topic.claims), encoding([text for text, _ in topic.statements])
        nearest = (texts @ claims.T).detach().topk(AMONG, dim=1).indices.tolist()
        for (_, places), best in zip(topic.statements, nearest, strict=True):
            found += len({*places} & {*best})
            wanted += min(len(places), AMONG)
    return found / wanted


def batches_of(passes: int, chance: random.Random, stories: Sequence[Story]) -> Iterator[Topic]:
    """The topics of all passes, each drawn anew."""
    topics = read_topics()
    for _ in range(passes):
        yield from draw_topics(stories, topics, chance)


def main() -> None:
    """Learn, write the encoder, and print what it is worth."""
    parser = argparse.ArgumentParser(prog="python -m training.nearness", description=main.__doc__)
    parser.add_argument("base", help="folder of the encoder to start from")
    args = parser.parse_args()
    chance = random.Random(1)  # noqa: S311
    torch.manual_seed(1)
    stories, kept = part(read_stories(), KEPT_BACK)
    encoding = Encoding(args.base).to(DEVICE)
    learn(encoding, list(batches_of(PASSES, chance, stories)))
    write(encoding, FOLDER)
    print(f"found of what bears on statements kept back: {share_found(encoding, kept):.3f}")  # noqa: T201


if __name__ == "__main__":
    main()
