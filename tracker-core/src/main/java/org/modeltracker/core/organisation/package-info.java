/** Labs, providers, evaluators, publishers. */
@NullMarked
package org.modeltracker.core.organisation;

import org.jspecify.annotations.NullMarked;
