/** How a fact is passed on: a plain sentence, who says so, and where to look it up; safe in every form that it is put into. */
@NullMarked
package org.modeltracker.api.citation;

import org.jspecify.annotations.NullMarked;
