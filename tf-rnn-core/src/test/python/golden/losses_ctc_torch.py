"""Goldens of CTC from PyTorch: random labels, some empty, some with repeats, of inputs of unequal length.

    python losses_ctc_torch.py      needs torch alone; its version is in the files
"""

import json
import random
from pathlib import Path

import torch

FOLDER = Path(__file__).parents[2] / "resources" / "golden" / "losses"


def needed(label):
    """Timesteps that a label needs: one each, and a blank between equal neighbours."""
    return max(1, len(label) + sum(a == b for a, b in zip(label, label[1:])))


def case(seed, rows, classes, longest):
    rng = random.Random(seed)
    labels = [[rng.randrange(1, classes) for _ in range(rng.randrange(0, longest + 1))] for _ in range(rows)]
    lengths = [rng.randrange(needed(label), needed(label) + 6) for label in labels]
    timesteps, width = max(lengths), max(1, max(map(len, labels)))
    logits = [[[round(rng.uniform(-3, 3), 4) for _ in range(classes)] for _ in range(timesteps)] for _ in range(rows)]
    prediction = torch.tensor(logits, dtype=torch.float64, requires_grad=True)
    padded = torch.tensor([label + [0] * (width - len(label)) for label in labels])
    losses = torch.nn.functional.ctc_loss(
        prediction.log_softmax(-1).transpose(0, 1),
        padded,
        torch.tensor(lengths),
        torch.tensor([len(label) for label in labels]),
        blank=0,
        reduction="none",
    )
    value = losses.mean()
    value.backward()
    flat = lambda tensor: [float(f"{number:.8g}") for number in tensor.flatten().tolist()]
    golden = {
        "torch": torch.__version__.split("+")[0],
        "seed": seed,
        "description": "Random labels and lengths.",
        "loss": {"class_name": "CTC", "config": {"reduction": "sum_over_batch_size"}},
        "y_true": {"shape": [rows, width], "dtype": "int32", "data": padded.flatten().tolist()},
        "y_pred": {"shape": [rows, timesteps, classes], "data": flat(prediction.detach())},
        "sample_weight": None,
        "mask": {
            "shape": [rows, timesteps],
            "dtype": "bool",
            "data": [step < length for length in lengths for step in range(timesteps)],
        },
        "value": float(f"{value.item():.8g}"),
        "gradient": {"shape": [rows, timesteps, classes], "data": flat(prediction.grad)},
    }
    (FOLDER / f"ctc_torch_{seed}.json").write_text(json.dumps(golden) + "\n")


if __name__ == "__main__":
    case(1, 12, 4, 5)
    case(2, 10, 3, 6)  # two classes: many repeats
    case(3, 8, 12, 8)
    case(4, 16, 5, 2)  # a third of the labels is empty
