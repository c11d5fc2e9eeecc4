/** The log as it is read: page by page, live, and the operator's replay. */
@NullMarked
package org.modeltracker.api.log;

import org.jspecify.annotations.NullMarked;
