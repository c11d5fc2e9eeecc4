package org.modeltracker.api;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What was sent, and what came back.
 *
 * @param sent null without a body
 */
public record Exchange(@Nullable JsonNode sent, JsonNode answer, int status) {}
