"""librosa.effects.trim of the sounds.

Run from the module's folder, with the packages imported here (whose versions are recorded):

    python3 src/test/python/golden/trim.py

Writes src/test/resources/golden/trim.json.
"""

import librosa
import numpy as np

import golden_file


def main():
    cases = []
    for name, (_, samples) in golden_file.signals().items():
        for decibels in (10, 20, 30, 60):
            for repeat in (1, 3):  # quiet to the middle of the loud
                y = np.tile(samples.astype(np.float64) / 32768, repeat)
                _, (start, end) = librosa.effects.trim(y, top_db=decibels)
                cases.append({"signal": name, "repeat": repeat, "decibels": decibels, "start": int(start), "end": int(end)})
    assert len({(case["start"], case["end"]) for case in cases}) > 6
    golden_file.write("trim", ["numpy", "librosa"], {"cases": cases})


if __name__ == "__main__":
    main()
