"""Makes the inference model of `service/inference` from the written pairs.

`make train-inference` runs it in an environment of its own, as it needs PyTorch. The encoder it starts
from is all-MiniLM-L6-v2 (Apache 2.0), of six layers; both texts go through it together, and a layer on
top gives the three answers. What is written is quantised to whole numbers of eight bits.
"""

from __future__ import annotations

import argparse
import math
import random
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from transformers import AutoModel, AutoTokenizer

from service.inference import open_inference
from service.inference.model import MODEL
from service.inference.wordpiece import LONGEST
from training.examples import Example, draw, part, read_pairs

PASSES = 4
BATCH = 32
RATE = 1e-4
WARM_UP = 0.06
SMOOTHING = 0.05
"""Of the usual values the ones with which the claims kept back were answered best."""

FROZEN_LAYERS = 1
"""Of the six; they and the words' vectors stay as they are, so that rare words keep their place."""

KEPT_BACK = 30
"""Each so-manieth claim is left out and tested on."""

ANSWERS = 3
INPUTS = ("input_ids", "attention_mask", "token_type_ids")


class Reader(nn.Module):
    """The encoder and a layer that reads the first piece's vector and the mean of all."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            base, hidden_dropout_prob=0.0, attention_probs_dropout_prob=0.0, attn_implementation="eager"
        )
        self.encoder.embeddings.requires_grad_(requires_grad=False)
        for layer in self.encoder.encoder.layer[:FROZEN_LAYERS]:
            layer.requires_grad_(requires_grad=False)
        self.answer = nn.Linear(2 * self.encoder.config.hidden_size, ANSWERS)
        self.drop = nn.Dropout(0.1)

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> torch.Tensor:
        """The logits of neither, supports and contradicts."""
        read = self.encoder(input_ids, attention_mask, token_type_ids).last_hidden_state
        held = attention_mask.unsqueeze(-1).to(read.dtype)
        mean = (read * held).sum(1) / held.sum(1)
        return self.answer(self.drop(torch.cat([read[:, 0], mean], dim=1)))


def batches(examples: Sequence[Example], chance: random.Random) -> Iterator[Sequence[Example]]:
    """All examples in batches of like length, in an order of chance."""
    by_length = sorted(examples, key=lambda one: len(one.premise) + len(one.hypothesis) + chance.random())
    starts = list(range(0, len(by_length), BATCH))
    chance.shuffle(starts)
    return (by_length[start : start + BATCH] for start in starts)


def learn(reader: Reader, tokens: AutoTokenizer, examples: Sequence[Example], chance: random.Random) -> None:
    """One run over the examples, the rate of learning rising first and then falling to 0."""
    steps = math.ceil(len(examples) / BATCH)
    learning = [weight for weight in reader.parameters() if weight.requires_grad]
    optimiser = torch.optim.AdamW(learning, lr=RATE, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (WARM_UP * steps)) * max(0.0, 1 - step / steps)
    )
    reader.train()
    for step, batch in enumerate(batches(examples, chance), start=1):
        loss = nn.functional.cross_entropy(
            reader(**_read(tokens, batch)),
            torch.tensor([one.answer for one in batch]),
            label_smoothing=SMOOTHING,
        )
        optimiser.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(learning, 1.0)
        optimiser.step()
        schedule.step()
        if step % 100 == 0:
            print(f"{step} of {steps}: loss {loss.item():.3f}", flush=True)  # noqa: T201


def _read(tokens: AutoTokenizer, batch: Sequence[Example]) -> dict[str, torch.Tensor]:
    told, asked = [one.premise for one in batch], [one.hypothesis for one in batch]
    read = tokens(told, asked, truncation=True, max_length=LONGEST, padding=True, return_tensors="pt")
    return {name: read[name] for name in INPUTS}


def write(reader: Reader, tokens: AutoTokenizer, path: Path) -> None:
    """The model as the service reads it."""
    reader.eval()
    given = _read(tokens, [Example("One claim.", "A statement.", 0), Example("Another claim.", "No.", 0)])
    with tempfile.TemporaryDirectory() as folder:
        exact = Path(folder) / "exact.onnx"
        torch.onnx.export(
            reader,
            tuple(given[name] for name in INPUTS),
            exact,
            input_names=list(INPUTS),
            output_names=["logits"],
            dynamic_axes={name: {0: "pairs", 1: "pieces"} for name in INPUTS},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(exact, path, weight_type=QuantType.QInt8, per_channel=True)


def share_right(examples: Sequence[Example]) -> float:
    """Of the examples, how many the written model answers as they should be."""
    inference = open_inference()
    said = [inference.read(one.premise, one.hypothesis) for one in examples]
    answers = [max(range(ANSWERS), key=(0.0, *odds).__getitem__) for odds in said]
    return sum(one.answer == answer for one, answer in zip(examples, answers, strict=True)) / len(examples)


def main() -> None:
    """Learn, write the model, and print what it is worth on claims kept back."""
    parser = argparse.ArgumentParser(prog="python -m training.inference", description=main.__doc__)
    parser.add_argument("base", help="folder of the encoder to start from")
    args = parser.parse_args()
    chance = random.Random(1)  # noqa: S311
    torch.manual_seed(1)
    learnt, kept_back = part(read_pairs(), KEPT_BACK)
    reader, tokens = Reader(args.base), AutoTokenizer.from_pretrained(args.base)
    learn(reader, tokens, [one for _ in range(PASSES) for one in draw(learnt, chance)], chance)
    write(reader, tokens, MODEL)
    print(f"right on claims kept back: {share_right(draw(kept_back, chance)):.3f}")  # noqa: T201


if __name__ == "__main__":
    main()
