/** What is recorded, corrected and retracted, and what the answer is when claims disagree. */
@NullMarked
package org.modeltracker.core.claim;

import org.jspecify.annotations.NullMarked;
