/** Types that every package shares: subjects, dates, sources, claims. */
@NullMarked
package org.modeltracker.core.model;

import org.jspecify.annotations.NullMarked;
