"""Reads what the callback TensorBoard wrote (TensorBoardTest) with TensorBoard's own reader, and compares."""

import json
import sys
from pathlib import Path

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator

folder = Path(sys.argv[1])
history = json.loads((folder / "history.json").read_text())
compared = 0
for run, prefix in (("train", ""), ("validation", "val_")):
    events = EventAccumulator(str(folder / run), size_guidance={"scalars": 0, "histograms": 0})
    events.Reload()
    for name in ("loss", "accuracy"):
        read = {event.step: event.value for event in events.Scalars(f"epoch_{name}")}
        expected = dict(enumerate(history[prefix + name]))
        assert read.keys() == expected.keys(), (run, name, read, expected)
        for epoch, value in expected.items():
            assert abs(read[epoch] - value) <= 1e-6 * max(1, abs(value)), (run, name, epoch, read[epoch], value)
            compared += 1
    if run == "train":
        histograms = events.Tags()["histograms"]
        assert "lstm/kernel/histogram" in histograms, histograms
        assert len(events.Histograms("lstm/kernel/histogram")) == 2
        assert any("lstm" in node.name for node in events.Graph().node)
print(f"TensorBoard reads {compared} scalars, {len(histograms)} histograms and the graph.")
