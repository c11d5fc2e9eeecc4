/** Expectations over HTTP. */
@NullMarked
package org.modeltracker.api.expectation;

import org.jspecify.annotations.NullMarked;
