/** The words every room shares: subjects, dates, sources, claims. */
@NullMarked
package org.modeltracker.core.model;

import org.jspecify.annotations.NullMarked;
