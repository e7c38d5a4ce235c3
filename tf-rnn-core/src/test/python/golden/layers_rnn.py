"""Goldens of RNN: around Keras's cells, a stack of cells, and a cell that is written here and in Java."""

from golden import keras
from layers import record
from layers_recurrent import (
    MASK_WORDS,
    MASKS,
    UNITS,
    masked_sequence,
    name,
    record_bidirectional,
    sequence,
    stateful,
)

RNN = keras.layers.RNN
FEW = 3  # units of cells under masks: 4 rows, 6 timesteps, 3 features
ops = keras.ops


@keras.saving.register_keras_serializable()
class FastSlowCell(keras.Layer):
    """Two states of different sizes, an output of a third: a fast state, and slots that follow it slowly."""

    def __init__(self, units, slots, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.slots = slots
        self.state_size = [units, slots]
        self.output_size = units + slots

    def build(self, input_shape):
        def weight(name, *shape):
            return self.add_weight(shape=shape, initializer="glorot_uniform", name=name)

        self.kernel = weight("kernel", input_shape[-1], self.units)
        self.recurrent_kernel = weight("recurrent_kernel", self.units, self.units)
        self.read_kernel = weight("read_kernel", self.slots, self.units)
        self.write_kernel = weight("write_kernel", self.units, self.slots)
        self.decay = weight("decay", self.slots)

    def call(self, inputs, states):
        fast, slow = states
        recalled = ops.matmul(fast, self.recurrent_kernel) + ops.matmul(slow, self.read_kernel)
        fast = ops.tanh(ops.matmul(inputs, self.kernel) + recalled)
        rate = ops.sigmoid(self.decay)
        slow = rate * slow + (1 - rate) * ops.matmul(fast, self.write_kernel)
        return ops.concatenate([fast, slow], axis=-1), [fast, slow]

    def get_config(self):
        return {**super().get_config(), "units": self.units, "slots": self.slots}


def own_cell():
    return FastSlowCell(3, 2)


def stack():
    cells = keras.layers
    return cells.StackedRNNCells([cells.LSTMCell(FEW), cells.GRUCell(2), cells.SimpleRNNCell(4)])


def two_states(rows):
    return lambda r: [r.uniform(rows, 3), r.uniform(rows, 2)]


def stack_states(rows):
    return lambda r: [r.uniform(rows, size) for size in (FEW, FEW, 2, 4)]


def keras_cells():
    r = keras.regularizers
    cells = {
        "lstm": lambda units, **o: keras.layers.LSTMCell(units, **o),
        "gru": lambda units, **o: keras.layers.GRUCell(units, **o),
        "gru_reset_before": lambda units, **o: keras.layers.GRUCell(units, reset_after=False, **o),
        "simple_rnn": lambda units, **o: keras.layers.SimpleRNNCell(units, **o),
    }
    for key, cell in cells.items():
        base = f"rnn_{key}_cell"
        for sequences in (False, True):
            record(
                name(base, sequences=sequences),
                "The cell's options at their defaults.",
                RNN(cell(UNITS), return_sequences=sequences),
                sequence,
            )
        count = 2 if key == "lstm" else 1
        record(
            f"{base}_state_mask_holes",
            "Starts from given states and returns the last ones; masked timesteps anywhere.",
            RNN(cell(FEW), return_sequences=True, return_state=True),
            masked_sequence,
            MASKS["holes"],
            lambda r, count=count: [r.uniform(4, FEW) for _ in range(count)],
        )
        recurrent = {} if key == "simple_rnn" else {"recurrent_activation": "hard_sigmoid"}
        record(
            f"{base}_options",
            "Another activation, no bias, penalties: regularization is the sum of layer.losses.",
            RNN(
                cell(
                    UNITS,
                    activation="softsign",
                    use_bias=False,
                    kernel_regularizer=r.L2(0.05),
                    recurrent_regularizer=r.L1(0.03),
                    **recurrent,
                ),
                go_backwards=True,
            ),
            sequence,
        )
    record(
        "rnn_lstm_cell_no_forget_bias",
        "Without unit_forget_bias, which changes the first values alone; the bias is penalized.",
        RNN(keras.layers.LSTMCell(UNITS, unit_forget_bias=False, bias_regularizer=r.L1L2(0.02, 0.1))),
        sequence,
    )


def each(base, words, cell, states):
    """What is asked of any cell that is not Keras's."""
    for backwards in (False, True):
        for sequences in (False, True):
            record(
                name(base, backwards=backwards, sequences=sequences),
                words,
                RNN(cell(), return_sequences=sequences, go_backwards=backwards),
                sequence,
            )
    for key, mask_words in MASK_WORDS.items():
        for sequences in (False, True):
            record(
                name(f"{base}_mask_{key}", sequences=sequences),
                f"Mask: {mask_words}. A masked timestep repeats the output before it, zeros if there is none.",
                RNN(cell(), return_sequences=sequences),
                masked_sequence,
                MASKS[key],
            )
    for key in ("holes", "one_row_none"):
        record(
            f"{base}_zero_output_mask_{key}",
            f"zero_output_for_mask; mask: {MASK_WORDS[key]}.",
            RNN(cell(), return_sequences=True, zero_output_for_mask=True),
            masked_sequence,
            MASKS[key],
        )
        record(
            f"{base}_mask_{key}_backwards_sequences",
            f"Mask: {MASK_WORDS[key]}; run backwards. The outputs are in reversed order, output_mask is not.",
            RNN(cell(), return_sequences=True, go_backwards=True),
            masked_sequence,
            MASKS[key],
        )
    record(
        f"{base}_one_timestep",
        "A single timestep.",
        RNN(cell(), return_sequences=True),
        lambda r: r.uniform(3, 1, 2),
    )
    record(
        f"{base}_one_row",
        "A batch of one row.",
        RNN(cell(), return_sequences=True),
        lambda r: r.uniform(1, 5, 2),
    )
    record(
        f"{base}_long",
        "23 timesteps.",
        RNN(cell(), return_sequences=True),
        lambda r: r.uniform(2, 23, 2),
    )
    for sequences in (False, True):
        record(
            name(f"{base}_state", sequences=sequences),
            "Starts from given states and returns the last ones, first cell first.",
            RNN(cell(), return_state=True, return_sequences=sequences),
            sequence,
            initial_state=states(3),
        )
        record(
            name(f"{base}_state_mask_one_row_none", sequences=sequences),
            "The second row has no valid timestep: its states come back unchanged, its output is 0.",
            RNN(cell(), return_state=True, return_sequences=sequences),
            masked_sequence,
            MASKS["one_row_none"],
            states(4),
        )
    for merge in ("concat",) if cell is stack else ("concat", "sum", "mul", "ave"):
        for sequences in (False, True):
            record_bidirectional(
                name(f"bidirectional_{base}_{merge}", sequences=sequences),
                "Both directions, each with weights of its own.",
                RNN(cell(), return_sequences=sequences),
                sequence,
                merge_mode=merge,
            )
            record_bidirectional(
                name(f"bidirectional_{base}_{merge}_mask_holes", sequences=sequences),
                "Both directions over holes.",
                RNN(cell(), return_sequences=sequences),
                masked_sequence,
                MASKS["holes"],
                merge_mode=merge,
            )
    calls = 2 if cell is stack else 3  # Keras 3.15 cannot put the states of a stack back to zero, as before a third
    stateful(
        f"{base}_stateful",
        "Each call starts where the last one ended.",
        RNN(cell(), stateful=True),
        sequence,
        [None] * calls,
    )


def penalties():
    r = keras.regularizers
    record(
        "rnn_own_cell_activity_regularizer",
        "The penalty is the sum over output and states, divided by the batch size.",
        RNN(own_cell(), return_state=True, activity_regularizer=r.L2(0.2)),
        sequence,
    )
    cells = keras.layers
    record(
        "rnn_stacked_cells_regularizers",
        "Penalties of two cells add up.",
        RNN(
            cells.StackedRNNCells(
                [
                    cells.GRUCell(2, kernel_regularizer=r.L2(0.05)),
                    cells.SimpleRNNCell(3, recurrent_regularizer=r.L1(0.03), use_bias=False),
                ]
            )
        ),
        sequence,
    )


def main():
    keras_cells()
    each("rnn_own_cell", "A cell with two states of different sizes and an output of a third.", own_cell, two_states)
    each("rnn_stacked_cells", "LSTMCell, GRUCell and SimpleRNNCell, each feeding the next.", stack, stack_states)
    penalties()


if __name__ == "__main__":
    main()
