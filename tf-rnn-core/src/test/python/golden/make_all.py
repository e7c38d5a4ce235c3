"""Writes all goldens anew: python make_all.py"""

import shutil

from golden import OUTPUT

import callbacks
import configs
import constraints
import datasets
import decoding
import initializers
import layers
import layers_audio
import layers_cells
import layers_convolution
import layers_merging
import layers_normalization
import layers_own
import layers_recurrent
import layers_rnn
import layers_simple
import losses
import losses_all
import losses_ctc
import metrics
import metrics_curves
import metrics_language
import metrics_means
import optimizers
import saved_models
import schedules
import training

if __name__ == "__main__":
    if OUTPUT.exists():
        shutil.rmtree(OUTPUT)
    scripts = (layers, layers_recurrent, layers_cells, layers_rnn, layers_simple, layers_merging)
    scripts += (layers_convolution, layers_normalization, layers_own, layers_audio)
    scripts += (losses, losses_all, losses_ctc, metrics, metrics_means, metrics_curves)
    scripts += (metrics_language, constraints, initializers, optimizers, schedules)
    scripts += (training, datasets, callbacks, saved_models, configs, decoding)
    for script in scripts:
        script.main()
    files = [file for file in OUTPUT.rglob("*") if file.is_file()]
    print(f"{len(files)} goldens, {sum(file.stat().st_size for file in files) // 1000} kB, in {OUTPUT}")
