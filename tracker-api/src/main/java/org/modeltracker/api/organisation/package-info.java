/** Organisations over HTTP. */
@NullMarked
package org.modeltracker.api.organisation;

import org.jspecify.annotations.NullMarked;
