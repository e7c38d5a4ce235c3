"""Shared by the golden scripts: what a golden file records about its making, and how it is written."""

import json
import platform
from pathlib import Path

import keras
import tensorflow

FOLDER = Path(__file__).parents[2] / "resources/golden"


def write(name, seed, content):
    """Writes golden/<name>.json: one line a case, ASCII, so that a lone surrogate is kept."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = {
        "python": platform.python_version(),
        "keras": keras.__version__,
        "tensorflow": tensorflow.__version__,
        "seed": seed,
    }
    lines = [f'"made": {json.dumps(made)}']
    for key, value in content.items():
        if isinstance(value, list):
            cases = ",\n".join(json.dumps(case) for case in value)
            lines.append(f"{json.dumps(key)}: [\n{cases}\n]")
        else:
            lines.append(f"{json.dumps(key)}: {json.dumps(value)}")
    path = FOLDER / f"{name}.json"
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="ascii")
    print(f"{path}: {path.stat().st_size} bytes")
