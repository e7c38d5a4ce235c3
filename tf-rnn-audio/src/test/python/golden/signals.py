"""The sounds that the other golden files are about.

Run from the module's folder, with NumPy (whose version is recorded):

    python3 src/test/python/golden/signals.py

Writes src/test/resources/golden/signals.json.
"""

import base64

import golden_file


def main():
    golden_file.write("signals", ["numpy"], {
        "cases": [
            {"name": name, "rate": rate, "int16": base64.b64encode(samples.astype("<i2").tobytes()).decode()}
            for name, (rate, samples) in golden_file.signals().items()
        ]
    })


if __name__ == "__main__":
    main()
