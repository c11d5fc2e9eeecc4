/** What every request and answer share: CSV, ETags, cache headers, limits of size, rate and connections. */
@NullMarked
package org.modeltracker.api.http;

import org.jspecify.annotations.NullMarked;
