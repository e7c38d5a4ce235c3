/**
 * How learning rates change from step to step.
 *
 * <p>Start at {@link io.github.tfrnn.optimizers.schedules.LearningRateSchedule}. Floor 3: plain
 * arithmetic, knows no optimizer.
 */
package io.github.tfrnn.optimizers.schedules;
