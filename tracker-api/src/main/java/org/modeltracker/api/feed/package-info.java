/** What happened, for readers that come back by themselves: Atom, RSS, JSON Feed and a calendar. */
@NullMarked
package org.modeltracker.api.feed;

import org.jspecify.annotations.NullMarked;
