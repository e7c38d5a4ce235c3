"""Goldens of LSTM and Bidirectional(LSTM)."""

from golden import array, case_random, described, keras, np, write

from layers import LEFT_OUT, randomize, record, run, weights_of

LSTM = keras.layers.LSTM
UNITS = 4  # with 3 rows, 5 timesteps, 2 features
MASKED_UNITS = 5  # with 4 rows, 6 timesteps, 3 features


def sequence(random):
    return random.uniform(3, 5, 2, low=-1.5, high=1.5)


def masked_sequence(random):
    return random.uniform(4, 6, 3, low=-1.5, high=1.5)


def mask(*rows):
    return np.array([[step == "x" for step in row] for row in rows])


MASKS = {
    "left": mask("..xxxx", "....xx", ".....x", "xxxxxx"),
    "right": mask("xxxx..", "xx....", "x.....", "xxxxxx"),
    "holes": mask("x.xx.x", ".x..x.", "xx.x..", "..x.xx"),
    "one_row_none": mask("..xxxx", "......", "x.x...", "xxxxxx"),
    "all_masked": mask("......", "......", "......", "......"),
    "all_valid": mask("xxxxxx", "xxxxxx", "xxxxxx", "xxxxxx"),
}
MASK_WORDS = {
    "left": "padding on the left",
    "right": "padding on the right",
    "holes": "masked timesteps anywhere",
    "one_row_none": "the second row has no valid timestep",
    "all_masked": "no row has a valid timestep",
    "all_valid": "nothing is masked",
}


REVERSED_ONLY = " The outputs are in reversed order, output_mask is not."


def name(base, **flags):
    return "_".join([base] + [flag for flag, on in flags.items() if on])


def plain_lstm():
    record("lstm_default", "All options at their defaults; last output only.", LSTM(UNITS), sequence)
    record("lstm_sequences", "Outputs of all timesteps.", LSTM(UNITS, return_sequences=True), sequence)
    record(
        "lstm_backwards",
        "Runs from the last timestep to the first; the output is that of the first timestep.",
        LSTM(UNITS, go_backwards=True),
        sequence,
    )
    record(
        "lstm_backwards_sequences",
        "Outputs stay in the order in which they were made: output 0 belongs to the last timestep.",
        LSTM(UNITS, go_backwards=True, return_sequences=True),
        sequence,
    )
    for sequences in (False, True):
        record(
            name("lstm_no_bias", sequences=sequences),
            "Without bias.",
            LSTM(UNITS, use_bias=False, return_sequences=sequences),
            sequence,
        )
        record(
            name("lstm_one_timestep", sequences=sequences),
            "A single timestep.",
            LSTM(UNITS, return_sequences=sequences),
            lambda r: r.uniform(3, 1, 2),
        )
        record(
            name("lstm_one_row", sequences=sequences),
            "A batch of one row.",
            LSTM(UNITS, return_sequences=sequences),
            lambda r: r.uniform(1, 5, 2),
        )
        record(
            name("lstm_one_unit", sequences=sequences),
            "One unit and one feature.",
            LSTM(1, return_sequences=sequences),
            lambda r: r.uniform(3, 5, 1),
        )
    pairs = [
        ("relu", "hard_sigmoid"),
        ("elu", "sigmoid"),
        ("softsign", "sigmoid"),
        ("gelu", "hard_sigmoid"),
        ("linear", "sigmoid"),
        ("tanh", "hard_sigmoid"),
        ("tanh", "linear"),
        ("sigmoid", "tanh"),
        ("softmax", "sigmoid"),
    ]
    for activation, recurrent in pairs:
        record(
            f"lstm_activation_{activation}_{recurrent}",
            f"activation {activation}, recurrent_activation {recurrent}.",
            LSTM(UNITS, activation=activation, recurrent_activation=recurrent, return_sequences=True),
            sequence,
        )


def states():
    two_states = lambda rows, units: lambda r: [r.uniform(rows, units), r.uniform(rows, units)]
    for sequences in (False, True):
        record(
            name("lstm_state", sequences=sequences),
            "Returns output, hidden state, carry.",
            LSTM(UNITS, return_state=True, return_sequences=sequences),
            sequence,
        )
        record(
            name("lstm_initial_state", sequences=sequences),
            "Starts from a given hidden state and carry; their gradients are initial_state/0 and initial_state/1.",
            LSTM(UNITS, return_state=True, return_sequences=sequences),
            sequence,
            initial_state=two_states(3, UNITS),
        )
        for backwards in (False, True):
            record(
                name("lstm_initial_state_mask", backwards=backwards, sequences=sequences),
                "The second row has no valid timestep. Its states come back unchanged, yet its output is 0 at every "
                "timestep, not the initial hidden state: before the first valid timestep Keras repeats an output of zeros. "
                "(The mask is an argument of the call: with initial_state Keras overlooks one that comes with the inputs.)",
                LSTM(MASKED_UNITS, return_state=True, return_sequences=sequences, go_backwards=backwards),
                masked_sequence,
                MASKS["one_row_none"],
                two_states(4, MASKED_UNITS),
            )
        record(
            name("lstm_state_backwards_mask_holes", sequences=sequences),
            "States after running backwards over holes.",
            LSTM(MASKED_UNITS, return_state=True, return_sequences=sequences, go_backwards=True),
            masked_sequence,
            MASKS["holes"],
        )
    stateful(
        "lstm_stateful",
        "Each call starts where the last one ended.",
        LSTM(UNITS, stateful=True),
        sequence,
        [None, None, None],
    )
    stateful(
        "lstm_stateful_sequences_mask",
        "Each call starts where the last one ended; a row without a valid timestep keeps its states but puts out 0.",
        LSTM(MASKED_UNITS, stateful=True, return_sequences=True),
        masked_sequence,
        [MASKS["left"], MASKS["one_row_none"], MASKS["holes"]],
    )


def stateful(case, description, layer, inputs, masks):
    """Three calls, states put back to zero before the third. Gradients are those of each call alone."""
    random = case_random("layers_stateful", case)
    layer.build(inputs(random).shape)
    randomize(layer, random)
    calls = []
    for index, call_mask in enumerate(masks):
        reset = index == 2
        if reset:
            layer.reset_state()
        result = run(layer, random, inputs(random), call_mask)
        del result["weights"], result["training"]
        calls.append({"reset_before": reset, **result, "states_after": [array(s.value) for s in keras.tree.flatten(layer.states)]})
    described_layer = described(layer, LEFT_OUT)
    write(
        "layers_stateful",
        case,
        random,
        description + " The states are reset before the third call. No gradient flows from call to call.",
        {"layer": described_layer, "training": False, "weights": weights_of(layer), "calls": calls},
    )


def masks():
    for key, words in MASK_WORDS.items():
        for sequences in (False, True):
            for backwards in (False, True):
                reversed_only = REVERSED_ONLY if sequences and backwards else ""
                direction = "run backwards" if backwards else "run forwards"
                record(
                    name(f"lstm_mask_{key}", backwards=backwards, sequences=sequences),
                    f"Mask: {words}; {direction}. A masked timestep repeats the output before it, zeros if there is none."
                    + reversed_only,
                    LSTM(MASKED_UNITS, return_sequences=sequences, go_backwards=backwards),
                    masked_sequence,
                    MASKS[key],
                )
    for key in ("left", "right", "holes", "one_row_none"):
        for sequences in (False, True):
            for backwards in (False, True):
                last = (
                    REVERSED_ONLY
                    if sequences and backwards
                    else "" if sequences else " Only the last timestep run counts: a row masked there puts out 0."
                )
                record(
                    name(f"lstm_zero_output_mask_{key}", backwards=backwards, sequences=sequences),
                    f"zero_output_for_mask; mask: {MASK_WORDS[key]}. Masked timesteps put out 0, states pass over them."
                    + last,
                    LSTM(MASKED_UNITS, return_sequences=sequences, go_backwards=backwards, zero_output_for_mask=True),
                    masked_sequence,
                    MASKS[key],
                )
    record(
        "lstm_zero_output_state",
        "With states: they are those after the last valid timestep, whatever the output.",
        LSTM(MASKED_UNITS, return_state=True, zero_output_for_mask=True),
        masked_sequence,
        MASKS["right"],
    )


def regularizers():
    r = keras.regularizers
    record(
        "lstm_regularizers",
        "regularization is the sum of layer.losses; the gradients include it.",
        LSTM(
            UNITS, kernel_regularizer=r.L2(0.05), recurrent_regularizer=r.L1(0.03), bias_regularizer=r.L1L2(0.02, 0.1)
        ),
        sequence,
    )
    record(
        "lstm_activity_regularizer",
        "The penalty is the sum over the output, divided by the batch size.",
        LSTM(UNITS, activity_regularizer=r.L2(0.2)),
        sequence,
    )
    record(
        "lstm_activity_regularizer_sequences_mask",
        "Masked timesteps count in the penalty as any other.",
        LSTM(MASKED_UNITS, return_sequences=True, activity_regularizer=r.L1(0.1)),
        masked_sequence,
        MASKS["holes"],
    )
    record(
        "lstm_activity_regularizer_state",
        "With return_state the penalty covers the output and both states.",
        LSTM(UNITS, return_state=True, activity_regularizer=r.L2(0.2)),
        sequence,
    )


def record_bidirectional(case, description, lstm, inputs, mask=None, backward_layer=None, **arguments):
    """The config holds the inner layers as they were given: Bidirectional changes their zero_output_for_mask."""
    config = {"layer": described(lstm, LEFT_OUT)}
    if backward_layer:
        config["backward_layer"] = described(backward_layer, LEFT_OUT)
    layer = keras.layers.Bidirectional(lstm, backward_layer=backward_layer, **arguments)
    record(case, description, layer, inputs, mask, config=config)


def bidirectional():
    for merge in ("concat", "sum", "mul", "ave"):
        for sequences in (False, True):
            record_bidirectional(
                name(f"bidirectional_{merge}", sequences=sequences),
                "The backward outputs are put into the order of the timesteps before they are merged.",
                LSTM(UNITS, return_sequences=sequences),
                sequence,
                merge_mode=merge,
            )
            zero = " Keras switches zero_output_for_mask on for both directions." if sequences else ""
            for key in ("left", "holes", "one_row_none"):
                record_bidirectional(
                    name(f"bidirectional_{merge}_mask_{key}", sequences=sequences),
                    f"Mask: {MASK_WORDS[key]}.{zero}",
                    LSTM(MASKED_UNITS, return_sequences=sequences),
                    masked_sequence,
                    MASKS[key],
                    merge_mode=merge,
                )
    record_bidirectional(
        "bidirectional_state",
        "Returns the merged output, then hidden state and carry forward, then both backward.",
        LSTM(UNITS, return_state=True),
        sequence,
    )
    record_bidirectional(
        "bidirectional_mask_zero_output",
        "The inner layer asks for zero_output_for_mask, but Bidirectional sets it to return_sequences, here false.",
        LSTM(MASKED_UNITS, zero_output_for_mask=True),
        masked_sequence,
        MASKS["holes"],
    )
    record_bidirectional(
        "bidirectional_backward_layer",
        "A backward layer of its own, with another activation.",
        LSTM(UNITS, return_sequences=True),
        sequence,
        backward_layer=LSTM(UNITS, activation="relu", return_sequences=True, go_backwards=True),
    )


def main():
    plain_lstm()
    states()
    masks()
    regularizers()
    bidirectional()


if __name__ == "__main__":
    main()
