/** The only way from here to other hosts: no address inside, no redirect, no answer without end. */
@NullMarked
package org.modeltracker.api.outbound;

import org.jspecify.annotations.NullMarked;
