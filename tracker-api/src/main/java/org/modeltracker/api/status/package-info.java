/** How the tracker fares, for those who run it: at {@code /v1/status}, on the page {@code /status} and as metrics. */
@NullMarked
package org.modeltracker.api.status;

import org.jspecify.annotations.NullMarked;
