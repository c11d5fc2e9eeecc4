/** Which model a listing is, over HTTP. */
@NullMarked
package org.modeltracker.api.identity;

import org.jspecify.annotations.NullMarked;
