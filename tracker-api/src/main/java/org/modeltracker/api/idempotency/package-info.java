/** Requests that are repeated since their answer was lost: each makes once what it asks for. */
@NullMarked
package org.modeltracker.api.idempotency;

import org.jspecify.annotations.NullMarked;
