package io.github.tfrnn.audio.fourier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FourierTest {

  @ParameterizedTest
  @ValueSource(
      ints = {1, 2, 3, 4, 5, 7, 8, 15, 16, 30, 64, 97, 100, 200, 251, 400, 512, 600, 1000, 1944})
  void theTransformIsThatOfItsDefinition(int length) {
    Random random = new Random(length);
    double[] samples = random.doubles(length, -1, 1).toArray();
    RealFft fft = new RealFft(length);
    double[] powers = new double[fft.bins()];
    fft.powers(samples, fft.room(), powers);
    for (int k = 0; k < powers.length; k++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < length; i++) {
        double angle = 2 * Math.PI * ((long) i * k % length) / length;
        re += samples[i] * Math.cos(angle);
        im += samples[i] * Math.sin(angle);
      }
      assertThat(powers[k]).as("bin %s", k).isCloseTo(re * re + im * im, within(1e-10 * length));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 15, 31, 64, 97, 120, 256, 1000})
  void theInverseUndoesTheTransform(int length) {
    Random random = new Random(length);
    double[] re = random.doubles(length, -1, 1).toArray();
    double[] im = random.doubles(length, -1, 1).toArray();
    ComplexFft fft = new ComplexFft(length);
    ComplexFft.Room room = fft.room();
    System.arraycopy(re, 0, room.re(), 0, length);
    System.arraycopy(im, 0, room.im(), 0, length);
    fft.transform(room);
    fft.inverse(room);
    for (int i = 0; i < length; i++) {
      assertThat(room.re()[i] / length).as("number %s", i).isCloseTo(re[i], within(1e-12));
      assertThat(room.im()[i] / length).as("number %s", i).isCloseTo(im[i], within(1e-12));
    }
  }

  @Test
  void lengthsAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ComplexFft(0))
        .withMessage("ComplexFft: length must be in [1, 536870912], got 0");
    assertThatIllegalArgumentException().isThrownBy(() -> new RealFft(-2));
    assertThat(ComplexFft.powerOfTwo(0)).isOne();
    assertThat(ComplexFft.powerOfTwo(64)).isEqualTo(64);
    assertThat(ComplexFft.powerOfTwo(65)).isEqualTo(128);
  }
}
