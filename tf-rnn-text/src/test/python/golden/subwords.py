"""Golden values of byte-pair encoding, from Hugging Face's tokenizers: merges that are learned, and ids of texts.

    python subwords.py      needs `pip install tokenizers`; the version is in the file
"""

import hashlib
import json
import random
import tempfile
from pathlib import Path

import tokenizers
from tokenizers import ByteLevelBPETokenizer

STEMS = "walk talk look see hear sing read write paint climb help play turn open jump rest under over north south".split()
ENDINGS = ["", "s", "ed", "ing", "er", "ers", "'s", "n't", "'ll"]
OTHERS = ["12", "2026", "7,5", "天气", "很好", "ไปกิน", "Straße", "déjà", "😀", "👨‍👩‍👧", "…", "--", "(", ")", "?!", "\u00a0", "\t", "\n\n"]
ASKED = [
    "", " ", "  two  blanks ", "walking walkers", "unwalkable 20261", "it's they'll DON'T", "天气预报", "😀😃", "a\nb\r\nc",
    "\u00a0x", "naïve", "\ufeff\x00\x7f", "İstanbul", "e\u0301", "talked,sung;(read)", "1234567890", "…?!--…",
]


def text(rng):
    words = [
        rng.choice(OTHERS) if rng.random() < 0.15 else rng.choice(STEMS) + rng.choice(ENDINGS)
        for _ in range(rng.randrange(3, 15))
    ]
    return " ".join(words)


def hashes(made):
    with tempfile.TemporaryDirectory() as folder:
        return {Path(file).name: hashlib.sha256(Path(file).read_bytes()).hexdigest() for file in made.save_model(folder)}


def case(seed, size, least):
    rng = random.Random(seed)
    texts = [text(rng) for _ in range(200)]
    made = ByteLevelBPETokenizer()
    made.train_from_iterator(texts, vocab_size=size, min_frequency=least, show_progress=False)
    saved = json.loads(made.to_str())["model"]
    by_id = sorted(saved["vocab"].items(), key=lambda entry: entry[1])
    asked = ASKED + [text(rng) for _ in range(50)]
    return {
        "texts": texts,
        "size": size,
        "min_frequency": least,
        "tokens": [token for token, _ in by_id],
        "merges": [merge if isinstance(merge, str) else " ".join(merge) for merge in saved["merges"]],
        "asked": [{"text": each, "ids": made.encode(each).ids} for each in asked],
        "sha256": hashes(made),
    }


def main():
    cases = [case(1, 400, 2), case(2, 330, 1), case(3, 1000, 5)]
    file = Path(__file__).parents[2] / "resources" / "golden" / "subwords.json"
    file.write_text(json.dumps({"tokenizers": tokenizers.__version__, "cases": cases}, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()
