/** The timeline over HTTP. */
@NullMarked
package org.modeltracker.api.timeline;

import org.jspecify.annotations.NullMarked;
