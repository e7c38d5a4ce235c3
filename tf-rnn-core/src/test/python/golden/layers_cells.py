"""Goldens of GRU and SimpleRNN."""

from golden import keras
from layers import record
from layers_recurrent import (
    MASK_WORDS,
    MASKED_UNITS,
    MASKS,
    UNITS,
    masked_sequence,
    name,
    record_bidirectional,
    sequence,
)

GRU = keras.layers.GRU
SimpleRNN = keras.layers.SimpleRNN

KINDS = {
    "gru": (GRU, {}),
    "gru_reset_before": (GRU, {"reset_after": False}),
    "simple_rnn": (SimpleRNN, {}),
}


def plain(base, layer, options):
    for backwards in (False, True):
        for sequences in (False, True):
            record(
                name(base, backwards=backwards, sequences=sequences),
                "The default options but for what the name tells.",
                layer(UNITS, go_backwards=backwards, return_sequences=sequences, **options),
                sequence,
            )
    record(name(base, no_bias=True), "Without bias.", layer(UNITS, use_bias=False, **options), sequence)
    record(
        name(base, one_timestep=True),
        "A single timestep.",
        layer(UNITS, return_sequences=True, **options),
        lambda r: r.uniform(3, 1, 2),
    )
    record(
        name(base, state=True),
        "Starts from a given state and returns the last one.",
        layer(UNITS, return_state=True, return_sequences=True, **options),
        sequence,
        initial_state=lambda r: [r.uniform(3, UNITS)],
    )
    r = keras.regularizers
    record(
        name(base, regularizers=True),
        "regularization is the sum of layer.losses; the gradients include it.",
        layer(
            UNITS,
            kernel_regularizer=r.L2(0.05),
            recurrent_regularizer=r.L1(0.03),
            bias_regularizer=r.L1L2(0.02, 0.1),
            **options,
        ),
        sequence,
    )


def activations(base, layer, options):
    for activation in ("relu", "gelu", "softsign"):
        extra = {} if layer is SimpleRNN else {"recurrent_activation": "hard_sigmoid"}
        record(
            f"{base}_activation_{activation}",
            f"activation {activation}.",
            layer(UNITS, activation=activation, return_sequences=True, **extra, **options),
            sequence,
        )


def masks(base, layer, options):
    for key, words in MASK_WORDS.items():
        for sequences in (False, True):
            record(
                name(f"{base}_mask_{key}", sequences=sequences),
                f"Mask: {words}.",
                layer(MASKED_UNITS, return_sequences=sequences, **options),
                masked_sequence,
                MASKS[key],
            )
    record(
        f"{base}_mask_holes_backwards_sequences",
        "Holes, run backwards.",
        layer(MASKED_UNITS, return_sequences=True, go_backwards=True, **options),
        masked_sequence,
        MASKS["holes"],
    )


def bidirectional(base, layer, options):
    for sequences in (False, True):
        record_bidirectional(
            name(f"bidirectional_{base}_mask_holes", sequences=sequences),
            "Both directions over holes.",
            layer(MASKED_UNITS, return_sequences=sequences, **options),
            masked_sequence,
            MASKS["holes"],
        )


def main():
    for base, (layer, options) in KINDS.items():
        plain(base, layer, options)
        activations(base, layer, options)
        masks(base, layer, options)
        bidirectional(base, layer, options)


if __name__ == "__main__":
    main()
