/** Answers that many ask for are made once, for all of them. */
@NullMarked
package org.modeltracker.api.http.cache;

import org.jspecify.annotations.NullMarked;
