/** Access over HTTP. */
@NullMarked
package org.modeltracker.api.access;

import org.jspecify.annotations.NullMarked;
