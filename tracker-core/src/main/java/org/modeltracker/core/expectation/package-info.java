/** Expectations and promises, and their outcome. */
@NullMarked
package org.modeltracker.core.expectation;

import org.jspecify.annotations.NullMarked;
