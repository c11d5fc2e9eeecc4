/** The answer when claims disagree: the rule, the tables it fills, the queries on them, and what an event changes. */
@NullMarked
package org.modeltracker.core.answer;

import org.jspecify.annotations.NullMarked;
