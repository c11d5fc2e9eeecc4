/** What a request asks: paging, cursors, the three times, and query parameters that are known. */
@NullMarked
package org.modeltracker.api.http.request;

import org.jspecify.annotations.NullMarked;
