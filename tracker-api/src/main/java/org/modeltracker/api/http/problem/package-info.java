/** Errors as RFC 9457 problems: which failure gets which status, and how the problem is written. */
@NullMarked
package org.modeltracker.api.http.problem;

import org.jspecify.annotations.NullMarked;
