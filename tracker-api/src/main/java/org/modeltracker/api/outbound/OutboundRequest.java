package org.modeltracker.api.outbound;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * A call to another host.
 *
 * @param body empty for none
 * @param deadline for all of it, from the lookup of the name to the last byte
 * @param mostBytes of the answer's body; what comes after is not read
 */
public record OutboundRequest(
        String method, URI uri, Map<String, String> headers, byte[] body, Duration deadline, int mostBytes) {}
