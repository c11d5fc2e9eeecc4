package org.modeltracker.api.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.modeltracker.api.http.request.TimeParameters;

/** The answers to one question about a model. */
public record ModelAnswers<T>(String model, @JsonUnwrapped TimeParameters asked, List<T> data) {}
