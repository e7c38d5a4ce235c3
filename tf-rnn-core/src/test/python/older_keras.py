"""Lets the scripts of this folder draw models of Keras 2 (tf_keras): import it before them.

What Keras 2 does not have is refused with a ValueError, as what does not fit is, so that something else is drawn.
"""

import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tf_keras

sys.modules["keras"] = tf_keras

import random_models


class Missing:
    """A layer that Keras 2 does not have."""

    def __init__(self, *args, **options):
        raise ValueError("Keras 2 has no such layer")


for name in ("GroupQueryAttention", "RMSNormalization"):
    setattr(random_models.L, name, Missing)
# Keras 3 cannot compute some of those that Keras 2 can, and is asked for all that comes back.
random_models.L.Conv1DTranspose = Missing

grow = random_models.grow


def grow_of_what_is_there(*args):
    try:
        grow(*args)
    except TypeError as e:  # an option that Keras 2 does not have
        raise ValueError(str(e)) from e


random_models.grow = grow_of_what_is_there
