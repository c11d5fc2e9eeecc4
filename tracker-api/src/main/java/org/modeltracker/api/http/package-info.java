/** The manners of every answer: problems, pages, cursors, CSV, ETags, limits of size and rate. */
@NullMarked
package org.modeltracker.api.http;

import org.jspecify.annotations.NullMarked;
