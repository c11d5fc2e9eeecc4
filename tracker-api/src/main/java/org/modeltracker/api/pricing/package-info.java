/** Pricing over HTTP. */
@NullMarked
package org.modeltracker.api.pricing;

import org.jspecify.annotations.NullMarked;
