"""Times PyTorch at the language model of `samples/run language-model`: characters learned and written in a second.

    python language_torch.py FILE [SECONDS]

One embedding of 64, one LSTM of 256, 32 streams of 64 timesteps whose states go on, AdamW with a warm-up and a cosine down,
dropout 0.1. The last tenth is for validation; prints one line.
"""

import math
import sys
import time

import torch

STREAMS, STEPS, EMBEDDING, UNITS, RATE = 32, 64, 64, 256, 0.012


class Model(torch.nn.Module):
    def __init__(self, tokens):
        super().__init__()
        self.embedding = torch.nn.Embedding(tokens, EMBEDDING)
        self.lstm = torch.nn.LSTM(EMBEDDING, UNITS, batch_first=True)
        self.dropout = torch.nn.Dropout(0.1)
        self.logits = torch.nn.Linear(UNITS, tokens)

    def forward(self, ids, state=None):
        read, state = self.lstm(self.embedding(ids), state)
        return self.logits(self.dropout(read)), state


def batches(ids):
    count = (len(ids) - 1) // (STREAMS * STEPS)
    x = ids[: STREAMS * STEPS * count].view(STREAMS, -1)
    y = ids[1 : STREAMS * STEPS * count + 1].view(STREAMS, -1)
    for i in range(count):
        yield x[:, i * STEPS : (i + 1) * STEPS], y[:, i * STEPS : (i + 1) * STEPS]


def evaluate(model, ids):
    model.eval()
    state, losses = None, []
    with torch.no_grad():
        for x, y in batches(ids):
            logits, state = model(x, state)
            losses.append(torch.nn.functional.cross_entropy(logits.flatten(0, 1), y.flatten()).item())
    model.train()
    return sum(losses) / len(losses)


def main(path, seconds=180):
    torch.manual_seed(1)
    torch.set_flush_denormal(True)
    text = open(path, encoding="utf-8").read()
    end = round(len(text) * 0.9)
    vocabulary = sorted(set(text[:end]))
    numbers = {token: i for i, token in enumerate(vocabulary)}
    ids = torch.tensor([numbers[token] for token in text])
    model = Model(len(vocabulary))
    optimizer = torch.optim.AdamW(model.parameters(), lr=RATE, weight_decay=0.01)
    used, learned, best = 0.0, 0, math.inf
    while used < seconds:
        state = None
        begun = time.perf_counter()
        before = used
        for x, y in batches(ids[:end]):
            share = min(1, used / seconds)
            rate = share / 0.02 if share < 0.02 else (1 + math.cos(math.pi * (share - 0.02) / 0.98)) / 2
            optimizer.param_groups[0]["lr"] = RATE * max(rate, 0.005)
            logits, state = model(x, state)
            state = tuple(each.detach() for each in state)
            loss = torch.nn.functional.cross_entropy(logits.flatten(0, 1), y.flatten())
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            learned += x.numel()
            used = before + time.perf_counter() - begun
            if used >= seconds:
                break
        best = min(best, evaluate(model, ids[end:]))
    model.eval()
    begun, state, token = time.perf_counter(), None, ids[:1].view(1, 1)
    with torch.no_grad():
        for _ in range(2000):
            logits, state = model(token, state)
            token = torch.multinomial((logits[0, -1] / 0.8).softmax(-1), 1).view(1, 1)
    written = 2000 / (time.perf_counter() - begun)
    print(
        f"LANGUAGE peer=torch version={torch.__version__} validation_nats={best:.4f} train_seconds={used:.1f}"
        f" train_tokens_per_second={learned / used:.0f} written_characters_per_second={written:.0f}"
    )


if __name__ == "__main__":
    main(sys.argv[1], *map(float, sys.argv[2:]))
