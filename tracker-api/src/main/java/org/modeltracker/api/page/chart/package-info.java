/** What charts draw: numbers with their words, worked out by the server. */
@NullMarked
package org.modeltracker.api.page.chart;

import org.jspecify.annotations.NullMarked;
