/** The record that a new tracker starts with, so that its first questions have answers. */
@NullMarked
package org.modeltracker.api.sample;

import org.jspecify.annotations.NullMarked;
