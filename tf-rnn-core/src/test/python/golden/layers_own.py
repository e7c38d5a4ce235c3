"""Golden of the layer that the documents show as one's own."""

from golden import keras  # first: it sets TensorFlow up
from layers import record


class Highway(keras.layers.Layer):
    def build(self, shape):
        size = shape[-1]
        self.kernel = self.add_weight(name="kernel", shape=(size, size))
        self.gate_kernel = self.add_weight(name="gate_kernel", shape=(size, size))
        self.gate_bias = self.add_weight(name="gate_bias", shape=(size,), initializer=keras.initializers.Constant(-1))

    def call(self, x):
        opened = keras.ops.sigmoid(x @ self.gate_kernel + self.gate_bias)
        return opened * keras.ops.tanh(x @ self.kernel) + (1 - opened) * x


def main():
    record("own_highway", "A layer of one's own.", Highway(), lambda r: r.uniform(4, 3))


if __name__ == "__main__":
    main()
