/** Everything in files, for spreadsheets and pipelines: one row an interval, with the three times. */
@NullMarked
package org.modeltracker.api.export;

import org.jspecify.annotations.NullMarked;
