"""Writes all goldens anew: python make_all.py"""

import shutil

from golden import OUTPUT

import constraints
import initializers
import layers
import layers_cells
import layers_recurrent
import losses
import metrics
import optimizers
import training

if __name__ == "__main__":
    if OUTPUT.exists():
        shutil.rmtree(OUTPUT)
    for script in (layers, layers_recurrent, layers_cells, losses, metrics, constraints, initializers, optimizers, training):
        script.main()
    files = list(OUTPUT.rglob("*.json"))
    print(f"{len(files)} goldens, {sum(file.stat().st_size for file in files) // 1000} kB, in {OUTPUT}")
