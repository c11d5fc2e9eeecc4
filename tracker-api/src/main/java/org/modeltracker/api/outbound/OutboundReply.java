package org.modeltracker.api.outbound;

import java.util.Map;
import java.util.Optional;

/**
 * What another host answered. Redirects are answers like any other; nobody follows them.
 *
 * @param headers by name in lower case; of several with one name the first
 * @param complete false where the body went on beyond what was asked for
 */
public record OutboundReply(int status, Map<String, String> headers, byte[] body, boolean complete) {
    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }
}
