/** Where the data lives: a PostgreSQL server of the tracker's own unless the operator names one. */
@NullMarked
package org.modeltracker.api.database;

import org.jspecify.annotations.NullMarked;
