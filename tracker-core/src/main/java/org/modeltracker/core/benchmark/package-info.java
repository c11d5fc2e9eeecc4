/** Benchmarks, scores and leaderboards. */
@NullMarked
package org.modeltracker.core.benchmark;

import org.jspecify.annotations.NullMarked;
