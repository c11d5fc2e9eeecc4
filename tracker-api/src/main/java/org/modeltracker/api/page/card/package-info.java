/** Pictures that chat tools and social networks show beside a link to a page. */
@NullMarked
package org.modeltracker.api.page.card;

import org.jspecify.annotations.NullMarked;
