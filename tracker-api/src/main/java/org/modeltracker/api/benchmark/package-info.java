/** Scores and leaderboards over HTTP. */
@NullMarked
package org.modeltracker.api.benchmark;

import org.jspecify.annotations.NullMarked;
