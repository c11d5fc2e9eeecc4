/** Sentences and cells of the pages: facts, prices, scores, dates. */
@NullMarked
package org.modeltracker.api.page.text;

import org.jspecify.annotations.NullMarked;
