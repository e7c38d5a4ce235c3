package io.github.tfrnn.keras;

import static io.github.tfrnn.keras.OptionFormats.FLOAT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The options of a class, one line each: its name, how it is told in JSON, how an instance tells
 * it, and how a builder takes it. An option that a configuration leaves out keeps the builder's
 * default.
 *
 * @param <T> the class
 * @param <B> its builder, or the class itself where it has methods that return it with a change
 */
final class TableFormat<T, B> implements ClassFormat<T> {

  private final String className;
  private final Class<? extends T> type;
  private final Function<Options, B> begin;
  private final Function<B, T> end;
  private final List<BiFunction<Options, B, B>> readers = new ArrayList<>();
  private final List<BiConsumer<T, OptionWriter>> writers = new ArrayList<>();

  private Predicate<T> tells = value -> true;

  private TableFormat(
      String className, Class<? extends T> type, Function<Options, B> begin, Function<B, T> end) {
    this.className = className;
    this.type = type;
    this.begin = begin;
    this.end = end;
  }

  /**
   * Returns a class that is made by a builder.
   *
   * @param begin reads what the builder needs from the beginning
   */
  static <T, B> TableFormat<T, B> built(
      String className, Class<T> type, Function<Options, B> begin, Function<B, T> end) {
    return new TableFormat<>(className, type, begin, end);
  }

  /**
   * Returns a class whose instances are changed by methods of their own.
   *
   * @param begin reads what an instance needs from the beginning
   */
  static <T> TableFormat<T, T> of(String className, Class<T> type, Function<Options, T> begin) {
    return new TableFormat<>(className, type, begin, UnaryOperator.identity());
  }

  /** Adds an option that {@code begin} reads. */
  <V> TableFormat<T, B> begun(String name, OptionFormat<V> format, Function<T, V> get) {
    writers.add((value, to) -> to.put(name, format, get.apply(value)));
    return this;
  }

  /** Adds an option that {@code begin} reads, null where there is none. */
  <V> TableFormat<T, B> begunOptional(
      String name, OptionFormat<V> format, Function<T, Optional<V>> get) {
    writers.add((value, to) -> to.putOptional(name, format, get.apply(value)));
    return this;
  }

  /** Adds an option. */
  <V> TableFormat<T, B> option(
      String name, OptionFormat<V> format, Function<T, V> get, BiFunction<B, V, B> set) {
    readers.add(
        (from, builder) ->
            from.optional(name, format).map(v -> set.apply(builder, v)).orElse(builder));
    return begun(name, format, get);
  }

  /** Adds a number of single precision that is set as a double. */
  TableFormat<T, B> number(String name, Function<T, Float> get, BiFunction<B, Double, B> set) {
    return option(name, FLOAT, get, (builder, value) -> set.apply(builder, (double) value));
  }

  /** Adds an option that is null where there is none. */
  <V> TableFormat<T, B> optional(
      String name, OptionFormat<V> format, Function<T, Optional<V>> get, BiFunction<B, V, B> set) {
    readers.add(
        (from, builder) ->
            from.optional(name, format).map(v -> set.apply(builder, v)).orElse(builder));
    return begunOptional(name, format, get);
  }

  /** Adds an option that Keras leaves out where there is none. */
  <V> TableFormat<T, B> ifPresent(
      String name, OptionFormat<V> format, Function<T, Optional<V>> get, BiFunction<B, V, B> set) {
    readers.add(
        (from, builder) ->
            from.optional(name, format).map(v -> set.apply(builder, v)).orElse(builder));
    writers.add((value, to) -> get.apply(value).ifPresent(v -> to.put(name, format, v)));
    return this;
  }

  /** Adds an option that Keras takes as an argument of a call; see {@link CallArguments}. */
  <V> TableFormat<T, B> argument(String name, OptionFormat<V> format, BiFunction<B, V, B> set) {
    readers.add(
        (from, builder) ->
            from.optional(name, format).map(v -> set.apply(builder, v)).orElse(builder));
    return this;
  }

  /** Leaves an option out that every layer has, but not the constructor of this one in Keras. */
  TableFormat<T, B> notWritten(String name) {
    writers.add((unused, to) -> to.config().remove(name));
    return this;
  }

  /** Refuses to write instances that have what Keras has not. */
  TableFormat<T, B> without(String option, Predicate<T> has) {
    writers.add(
        (value, to) -> {
          if (has.test(value)) {
            throw to.writing().cannotTell("option", option);
          }
        });
    return this;
  }

  /** Adds an option of Keras that has one value here; null does as well. */
  TableFormat<T, B> only(String name, JsonNode value) {
    readers.add(
        (from, builder) -> {
          from.only(name, value);
          return builder;
        });
    writers.add((unused, to) -> to.put(name, value));
    return this;
  }

  /** Adds a switch of Keras that is off here. */
  TableFormat<T, B> off(String name) {
    return only(name, BooleanNode.FALSE);
  }

  /** Adds an option of Keras that is not set here. */
  TableFormat<T, B> unset(String name) {
    return only(name, NullNode.getInstance());
  }

  /** Adds options that change no numbers, or only which random ones are drawn; written as given. */
  TableFormat<T, B> ignored(String name, JsonNode written) {
    readers.add(
        (from, builder) -> {
          from.ignore(name);
          return builder;
        });
    writers.add((unused, to) -> to.put(name, written));
    return this;
  }

  /** Adds an option that some versions of Keras write and that changes no numbers. */
  TableFormat<T, B> dropped(String... names) {
    readers.add(
        (from, builder) -> {
          List.of(names).forEach(from::ignore);
          return builder;
        });
    return this;
  }

  /** Adds an option that some versions of Keras write, and that has one value here. */
  TableFormat<T, B> droppedIf(String name, JsonNode value) {
    readers.add(
        (from, builder) -> {
          from.only(name, value);
          return builder;
        });
    return this;
  }

  /** Adds a switch that some versions of Keras write and that must be off. */
  TableFormat<T, B> droppedIfOff(String... names) {
    readers.add(
        (from, builder) -> {
          List.of(names).forEach(name -> from.only(name, BooleanNode.FALSE));
          return builder;
        });
    return this;
  }

  /** Adds options that several classes have in common. */
  TableFormat<T, B> with(UnaryOperator<TableFormat<T, B>> more) {
    return more.apply(this);
  }

  /** Says which instances of the class are told under this name; all unless said. */
  TableFormat<T, B> when(Predicate<T> condition) {
    tells = condition;
    return this;
  }

  @Override
  public boolean tells(T value) {
    return tells.test(value);
  }

  @Override
  public String className() {
    return className;
  }

  @Override
  public Class<? extends T> type() {
    return type;
  }

  @Override
  public T read(Options options) {
    B builder = begin.apply(options);
    for (BiFunction<Options, B, B> reader : readers) {
      builder = reader.apply(options, builder);
    }
    return end.apply(builder);
  }

  @Override
  public void write(T value, OptionWriter options) {
    writers.forEach(writer -> writer.accept(value, options));
  }
}
