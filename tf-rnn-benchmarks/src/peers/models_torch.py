"""Whole models in PyTorch. Usage: models_torch.py fp32[+ftz][+last] conv-lstm|bilstm-attention|crnn STEPS B,T

Random inputs and labels, cross-entropy, Adam; STEPS are those of an epoch. +ftz flushes denormal numbers to zero, before
anything runs; +last has the channels of images last in memory. The second bias of an LSTM, which others do not have, is not
trained and not counted; nor are the steps that a batch normalization counts.
"""
import sys

import torch
from torch import nn

import timing

variant, name, steps = sys.argv[1], sys.argv[2], int(sys.argv[3])
B, T = map(int, sys.argv[4].split(","))
if "+ftz" in variant and not torch.set_flush_denormal(True):
    sys.exit("this processor cannot flush denormal numbers")
torch.manual_seed(0)


def recurrent(kind, inputs, units, bidirectional):
    layer = getattr(nn, kind)(inputs, units, bidirectional=bidirectional, batch_first=True)
    if kind == "LSTM":
        for key, value in layer.named_parameters():
            if key.startswith("bias_hh"):
                nn.init.zeros_(value.requires_grad_(False))
    return layer


class ConvLSTM(nn.Module):
    """Inputs [batch, channels, timesteps]."""

    def __init__(self):
        super().__init__()
        self.windows = nn.Sequential(nn.Conv1d(64, 64, 5, padding=2), nn.ReLU(), nn.MaxPool1d(2))
        self.lstm = recurrent("LSTM", 64, 128, False)
        self.dense = nn.Linear(128, timing.CLASSES)

    def forward(self, x):
        outputs, _ = self.lstm(self.windows(x).transpose(1, 2))
        return self.dense(outputs[:, -1])


class BiLSTMAttention(nn.Module):
    """Inputs [batch, timesteps, features]; nn.MultiheadAttention has no heads smaller than features / heads."""

    def __init__(self):
        super().__init__()
        self.first = recurrent("LSTM", 64, 64, True)
        self.second = recurrent("LSTM", 128, 64, True)
        self.projection = nn.Linear(128, 3 * 64)
        self.output = nn.Linear(64, 128)
        self.dense = nn.Linear(128, timing.CLASSES)

    def forward(self, x):
        x, _ = self.first(x)
        x, _ = self.second(x)
        heads = self.projection(x).view(x.shape[0], x.shape[1], 3, 2, 32).permute(2, 0, 3, 1, 4)
        attended = nn.functional.scaled_dot_product_attention(heads[0], heads[1], heads[2])
        together = attended.transpose(1, 2).reshape(x.shape[0], x.shape[1], 64)
        return self.dense(self.output(together).mean(1))


class CRNN(nn.Module):
    """Inputs [batch, 1, timesteps, 40]."""

    def __init__(self):
        super().__init__()

        def block(inputs, filters, pool):
            normalization = nn.BatchNorm2d(filters, eps=1e-3, momentum=0.01)
            return [nn.Conv2d(inputs, filters, 3, padding=1), nn.ReLU(), normalization, nn.MaxPool2d(pool)]

        self.images = nn.Sequential(*block(1, 32, (1, 2)), *block(32, 64, (2, 2)))
        self.gru = recurrent("GRU", 10 * 64, 64, True)
        self.dense = nn.Linear(128, timing.CLASSES)

    def forward(self, x):
        columns = self.images(x).permute(0, 2, 3, 1).reshape(x.shape[0], T // 2, 10 * 64)
        _, last = self.gru(columns)
        return self.dense(torch.cat([last[0], last[1]], dim=1))


model = {"conv-lstm": ConvLSTM, "bilstm-attention": BiLSTMAttention, "crnn": CRNN}[name]()
x = torch.randn((steps, B, T) + timing.FEATURES[name])
if name == "conv-lstm":
    x = x.transpose(2, 3).contiguous()
if name == "crnn":
    x = x.permute(0, 1, 4, 2, 3).contiguous()
    if "+last" in variant:
        model = model.to(memory_format=torch.channels_last)
y = torch.randint(0, timing.CLASSES, (steps, B))
batches = [batch.contiguous(memory_format=torch.channels_last) if "+last" in variant and name == "crnn" else batch
           for batch in x]
trained = [parameter for parameter in model.parameters() if parameter.requires_grad]
buffers = [buffer for buffer in model.buffers() if buffer.is_floating_point()]
entropy, adam, last = nn.CrossEntropyLoss(), torch.optim.Adam(trained, foreach=True), [0.0]


def step(i):
    loss = entropy(model(batches[i]), y[i])
    adam.zero_grad()
    loss.backward()
    adam.step()
    last[0] = loss.item()


def fit():
    return timing.seconds_of(lambda: [step(i) for i in range(steps)])


def predict():
    with torch.inference_mode():
        return timing.seconds_of(lambda: [torch.softmax(model(batch), -1) for batch in batches])


first = timing.seconds_of(lambda: step(0))
train = timing.best(fit)
model.eval()
params = sum(values.numel() for values in trained + buffers)
timing.result("torch", variant, name, B, T, steps, params, first, train / steps, timing.best(predict) / steps, last[0],
              torch.get_num_threads())
