/** Both ends of the tracker: what people and programs send in, and what they read. */
@NullMarked
package org.modeltracker.api;

import org.jspecify.annotations.NullMarked;
