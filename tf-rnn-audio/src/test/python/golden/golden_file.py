"""Shared by the golden scripts: the sounds, what a file records about its making, and how it is written."""

import base64
import json
import platform
from importlib.metadata import version
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).parents[2] / "resources/golden"
SEED = 20260917


def signals():
    """Sounds as whole numbers of 16 bits: noise, a chirp over noise, and something like a spoken word."""
    rng = np.random.default_rng(SEED)

    def whole(x):
        return np.clip(np.round(x * 32768), -32768, 32767).astype(np.int16)

    noise = rng.normal(0, 0.1, 3000)
    t = np.arange(6400) / 16000
    chirp = 0.5 * np.sin(2 * np.pi * (100 * t + 9000 * t * t)) + rng.normal(0, 0.003, t.size)
    t = np.arange(3700) / 8000
    pitch = np.cumsum(110 + 30 * np.sin(2 * np.pi * 2.2 * t)) / 8000
    voiced = sum(a * np.sin(2 * np.pi * h * pitch) for h, a in enumerate((0.2, 0.5, 0.9, 0.5, 0.2, 0.1, 0.3, 0.25, 0.1), 1))
    envelope = np.exp(-(((t - 0.2) / 0.09) ** 2))
    word = 0.25 * envelope * voiced + rng.normal(0, 0.01, t.size) * np.exp(-(((t - 0.36) / 0.05) ** 2)) + rng.normal(0, 0.0006, t.size)
    t = np.arange(9000) / 44100
    music = 0.3 * np.sin(2 * np.pi * 440 * t) + 0.2 * np.sin(2 * np.pi * 3520.5 * t) * np.exp(-8 * t) + rng.normal(0, 0.005, t.size)
    t = np.arange(5000) / 16000
    hiss = 0.1 * np.sin(2 * np.pi * (300 * t + 5000 * t * t)) + rng.normal(0, 0.1, t.size)
    return {
        "noise": (8000, whole(noise)),
        "word": (8000, whole(word)),
        "chirp": (16000, whole(chirp)),
        "hiss": (16000, whole(hiss)),
        "music": (44100, whole(music)),
        "odd": (11025, whole(0.5 * word)),
    }


def floats(array):
    """Numbers of 32 bits, little-endian, in base64."""
    return base64.b64encode(np.ascontiguousarray(array, dtype="<f4").tobytes()).decode()


def write(name, packages, content):
    """Writes golden/<name>.json: one line a case."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    made = {"python": platform.python_version(), "seed": SEED}
    made.update((package, version(package)) for package in packages)
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
