/** What clients and crawlers look for before they know the tracker: schemas, robots.txt, a sitemap, llms.txt, a search description. */
@NullMarked
package org.modeltracker.api.discovery;

import org.jspecify.annotations.NullMarked;
