package org.modeltracker.api.importer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.modeltracker.api.http.request.TimeParameters;

/** One source, with the times that were asked for. */
record SourceAnswer(
        @JsonUnwrapped TimeParameters asked, @JsonUnwrapped SourceView.Item source) {}
