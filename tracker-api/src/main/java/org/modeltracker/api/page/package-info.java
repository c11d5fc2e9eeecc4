/** The pages: the same views as over the API, with the same three times, as HTML. */
@NullMarked
package org.modeltracker.api.page;

import org.jspecify.annotations.NullMarked;
