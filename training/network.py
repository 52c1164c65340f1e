"""The network: a six-layer BERT, and heads that find cues and, for each cue, its source and content.

A statement in PolNeAR has exactly one cue, so the cue stands for it. A first head scores each word as the beginning of a cue; for each
beginning a second one tags every word of the window as source, cue or content *of that cue* (a linear-chain CRF over scores from the two
words' vectors, their distance and the layout between them). Linking, nesting, shared sources and split quotations need nothing else.
A third head, for training only, tags the three roles without regard to whose they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from parley.analysis.attribution import windows as win

HIDDEN, HEADS, LAYERS, INNER, VOCABULARY, POSITIONS = 384, 12, 6, 1536, 30522, 512
PAIR = 256
DISTANCES = 49  # buckets of signed distance in words, see distance_buckets
PARAGRAPHS = 7  # -3 and less ... 3 and more
SENTENCES = 13  # -6 and less ... 6 and more
TAGS = 7


class Layer(nn.Module):
    """One layer of BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.up = nn.Linear(HIDDEN, INNER)
        self.down = nn.Linear(INNER, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """``(batch, length, HIDDEN)`` to the same; ``bias`` is added to the attention scores."""
        batch, length, _ = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, HIDDEN // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        x = self.norm(x + self.drop(self.out(mixed.transpose(1, 2).reshape(batch, length, HIDDEN))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces to vectors. ``types`` takes the place of BERT's segments."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.types = nn.Embedding(win.TYPES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.drop = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def forward(self, ids: Tensor, types: Tensor, mask: Tensor) -> Tensor:
        """``(batch, length)`` numbers of pieces, signs of layout and mask (1 for a piece) to ``(batch, length, HIDDEN)``."""
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.drop(self.norm(self.words(ids) + self.positions(places) + self.types(types)))
        bias = ((1.0 - mask.to(x.dtype)) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        return x

    def load_base(self, path: Path) -> None:
        """Take the weights of a BERT checkpoint (safetensors, Hugging Face's names) of the same size."""
        raw = load_file(path)
        with torch.no_grad():
            self.words.weight.copy_(raw["embeddings.word_embeddings.weight"])
            self.positions.weight.copy_(raw["embeddings.position_embeddings.weight"])
            self.types.weight.copy_(raw["embeddings.token_type_embeddings.weight"][:1].expand(win.TYPES, -1))
            self._copy(self.norm, raw, "embeddings.LayerNorm")
            for number, layer in enumerate(self.layers):
                self._copy_layer(layer, raw, f"encoder.layer.{number}.")

    @staticmethod
    def _copy(module: nn.Module, raw: dict[str, Tensor], name: str) -> None:
        module.weight.copy_(raw[name + ".weight"])  # type: ignore[operator, union-attr]
        module.bias.copy_(raw[name + ".bias"])  # type: ignore[operator, union-attr]

    def _copy_layer(self, layer: nn.Module, raw: dict[str, Tensor], prefix: str) -> None:
        for part in ("weight", "bias"):
            joined = torch.cat([raw[f"{prefix}attention.self.{name}.{part}"] for name in ("query", "key", "value")])
            getattr(layer.qkv, part).copy_(joined)
        self._copy(layer.out, raw, prefix + "attention.output.dense")  # type: ignore[arg-type]
        self._copy(layer.norm, raw, prefix + "attention.output.LayerNorm")  # type: ignore[arg-type]
        self._copy(layer.up, raw, prefix + "intermediate.dense")  # type: ignore[arg-type]
        self._copy(layer.down, raw, prefix + "output.dense")  # type: ignore[arg-type]
        self._copy(layer.norm2, raw, prefix + "output.LayerNorm")  # type: ignore[arg-type]


def distance_buckets(distance: Tensor) -> Tensor:
    """Signed distance in words to a bucket: exact to 10, then by the square root, 24 buckets on either side."""
    size = distance.abs()
    far = 10 + ((size - 10).clamp(min=0).float().sqrt()).long()
    return 24 + distance.sign() * torch.where(size <= 10, size, far).clamp(max=24)


class Heads(nn.Module):
    """What is computed from the vectors of words."""

    def __init__(self, annotators: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.annotators = nn.Embedding(annotators + 1, HIDDEN)  # the last one: unknown, held at zero
        nn.init.zeros_(self.annotators.weight)
        self.trigger_in = nn.Linear(HIDDEN, PAIR)
        self.trigger_out = nn.Linear(PAIR, 1)
        self.roles = nn.Linear(HIDDEN, 9)
        self.word = nn.Linear(HIDDEN, PAIR)
        self.cue = nn.Linear(HIDDEN, PAIR)
        self.word_gate = nn.Linear(HIDDEN, PAIR)
        self.cue_gate = nn.Linear(HIDDEN, PAIR)
        self.distance = nn.Embedding(DISTANCES, PAIR)
        self.paragraph = nn.Embedding(PARAGRAPHS, PAIR)
        self.sentence = nn.Embedding(SENTENCES, PAIR)
        for table in (self.distance, self.paragraph, self.sentence):
            nn.init.normal_(table.weight, std=0.05)
        self.tag = nn.Linear(PAIR, TAGS)
        self.transitions = nn.Parameter(torch.zeros(TAGS, TAGS))
        self.start = nn.Parameter(torch.zeros(TAGS))
        self.drop = nn.Dropout(dropout)
        with torch.no_grad():  # most words are in no role: begin there
            self.tag.bias[0] = 4.0
            self.trigger_out.bias.fill_(-3.0)

    def triggers(self, words: Tensor) -> Tensor:
        """Log odds that a word opens a cue."""
        return self.trigger_out(self.drop(F.relu(self.trigger_in(words)))).squeeze(-1)

    def emissions(self, words: Tensor, row: Tensor, cue: Tensor, buckets: tuple[Tensor, Tensor, Tensor]) -> Tensor:
        """Scores of the tags of every word for every cue, ``(cues, length, TAGS)``.

        ``words`` is ``(batch, length, HIDDEN)``; ``row`` and ``cue`` say in which window and at which word each cue begins; ``buckets`` are
        the distance in words, paragraphs and sentences from the cue, each ``(cues, length)``.
        """
        beginnings = words[row, cue]
        near, far, beside = buckets
        place = self.distance(near) + self.paragraph(far) + self.sentence(beside)
        gate = self.word_gate(words)[row] * self.cue_gate(beginnings)[:, None]
        joint = self.word(words)[row] + self.cue(beginnings)[:, None] + gate + place
        scores: Tensor = self.tag(self.drop(F.relu(joint)))
        return scores.float()


def allowed() -> Tensor:
    """Which tag may follow which: an inside only its own beginning or inside."""
    table = torch.ones(TAGS, TAGS, dtype=torch.bool)
    for inside in (2, 4, 6):
        table[:, inside] = False
        table[inside - 1, inside] = table[inside, inside] = True
    return table


def parameter_groups(encoder: Encoder, heads: Heads, rate: float, head_rate: float, decay: float) -> Iterator[dict[str, object]]:
    """Groups for the optimiser: the nearer to the input, the slower (by ``decay`` a layer); no weight decay on vectors."""
    blocks: list[tuple[nn.Module, float]] = [(heads, head_rate)]
    blocks += [(layer, rate * decay ** (LAYERS - 1 - number)) for number, layer in enumerate(encoder.layers)]
    blocks += [(part, rate * decay**LAYERS) for part in (encoder.words, encoder.positions, encoder.norm)]
    blocks.append((encoder.types, rate))
    for module, speed in blocks:
        for flat in (False, True):
            chosen = [weight for weight in module.parameters() if (weight.ndim < 2) == flat]
            if chosen:
                yield {"params": chosen, "lr": speed, "base": speed, "weight_decay": 0.0 if flat else 0.01}


def pinned(scores: Tensor, cue: Tensor) -> Tensor:
    """Scores in which the cue begins at its word and nowhere else."""
    at = F.one_hot(cue, scores.shape[1]).bool()[:, :, None]
    opens = torch.arange(TAGS, device=scores.device) == 3
    return scores.masked_fill(at != opens, -1e4)


def crf_loss(scores: Tensor, tags: Tensor, mask: Tensor, heads: Heads) -> Tensor:
    """Negative log likelihood of each cue's tags ``(cues, length)``; masked words stand only at the ends.

    Forward recursion in probabilities, rescaled at each word: four operations a step where one in logarithms takes ten.
    """
    legal = allowed().to(scores.device)
    moves = heads.transitions.float().masked_fill(~legal, -1e4)
    start = heads.start.float().masked_fill((torch.arange(TAGS) % 2 == 0) & (torch.arange(TAGS) > 0), -1e4)
    top = scores.amax(-1, keepdim=True)
    weights = (scores - top).exp()
    step = moves.exp()
    alpha = weights[:, 0] * start.exp()
    total = alpha.sum(-1)
    logs = total.log()
    alpha = alpha / total[:, None]
    for index in range(1, scores.shape[1]):
        following = (alpha @ step) * weights[:, index]
        total = following.sum(-1).clamp(min=1e-30)
        alive = mask[:, index]
        alpha = torch.where(alive[:, None], following / total[:, None], alpha)
        logs = logs + torch.where(alive, total.log(), 0.0)
    logs = logs + (top.squeeze(-1) * mask).sum(-1)
    gold = (scores.gather(2, tags[:, :, None]).squeeze(-1) * mask).sum(-1) + start[tags[:, 0]]
    gold = gold + (moves[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]).sum(-1)
    return logs - gold
