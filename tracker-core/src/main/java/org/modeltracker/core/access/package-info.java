/** Where and how a model is available, by API or in products. */
@NullMarked
package org.modeltracker.core.access;

import org.jspecify.annotations.NullMarked;
