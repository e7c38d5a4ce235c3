"""An epoch of two bidirectional layers in PyTorch. Usage: epoch_torch.py fp32[+ftz] LSTM|GRU|RNN ROWS B,T,I,H

Embedding(20000, I), two bidirectional layers of H units, the last outputs of both directions, two classes, Adam; random ids.
Prints first_s, the first epoch, and epoch_s, the second. +ftz flushes denormal numbers to zero, before anything runs.
"""
import sys
import time

import torch
from torch import nn

VOCABULARY = 20000
variant, cell, rows = sys.argv[1], sys.argv[2], int(sys.argv[3])
B, T, I, H = map(int, sys.argv[4].split(","))
if "+ftz" in variant and not torch.set_flush_denormal(True):
    sys.exit("this processor cannot flush denormal numbers")
torch.manual_seed(0)


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.embedding = nn.Embedding(VOCABULARY, I)
        self.layers = getattr(nn, cell)(I, H, num_layers=2, bidirectional=True, batch_first=True)
        self.dense = nn.Linear(2 * H, 2)

    def forward(self, ids):
        outputs, _ = self.layers(self.embedding(ids))
        last = torch.cat([outputs[:, -1, :H], outputs[:, 0, H:]], dim=1)  # backwards, the last is at the beginning
        return self.dense(last)


x = torch.randint(0, VOCABULARY, (rows, T))
y = torch.randint(0, 2, (rows,))
model, entropy = Classifier(), nn.CrossEntropyLoss()
adam = torch.optim.Adam(model.parameters(), foreach=True)


def epoch():
    start, total = time.perf_counter(), 0.0
    for at in range(0, rows, B):
        loss = entropy(model(x[at:at + B]), y[at:at + B])
        adam.zero_grad()
        loss.backward()
        adam.step()
        total += loss.item() * len(y[at:at + B])
    return time.perf_counter() - start, total / rows


first, _ = epoch()
second, loss = epoch()
print(f"EPOCH peer=torch variant={variant} cell={cell} B={B} T={T} I={I} H={H} n={-(-rows // B)} rows={rows} "
      f"first_s={first:.3f} epoch_s={second:.3f} loss={loss:.4f}")
