package org.modeltracker.core.planted.access;

import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.model.Source;

/** Knows only what every room may know. */
record Innocent(Answer answer, Source source) {}
