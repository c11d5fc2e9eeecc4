/** Where and how a model can be had, by API or in products. */
@NullMarked
package org.modeltracker.core.access;

import org.jspecify.annotations.NullMarked;
