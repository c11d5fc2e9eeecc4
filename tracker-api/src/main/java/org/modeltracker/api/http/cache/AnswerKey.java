package org.modeltracker.api.http.cache;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * What tells one answer from another in the same state of the record.
 *
 * @param path without the host: no answer depends on what the reader calls us
 * @param withKey what was answered to a key is not given to readers without one
 */
record AnswerKey(String path, @Nullable String query, String accept, boolean withKey) {

    private static final int LONGEST = 2_000;
    private static final int MOST_DIGITS = 18;
    private static final Pattern POSITION = Pattern.compile("(?:^|&)as_of=(\\d+)(?:&|$)");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d[Tt][^&]+");

    /** Empty if the answer depends on more: an instant ahead that the reader names comes without a change of the record. */
    static Optional<AnswerKey> of(HttpServletRequest request, Instant now) {
        var query = request.getQueryString();
        var accept = String.join(",", Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
        var key = new AnswerKey(request.getRequestURI(), query, accept, request.getUserPrincipal() != null);
        return key.length() > LONGEST || instants(query).anyMatch(instant -> !instant.isBefore(now))
                ? Optional.empty()
                : Optional.of(key);
    }

    /** Whether the reader waits for a position that the log does not have yet. */
    boolean isAhead(long head) {
        return query != null
                && POSITION.matcher(query)
                        .results()
                        .anyMatch(found ->
                                found.group(1).length() > MOST_DIGITS || Long.parseLong(found.group(1)) > head);
    }

    int length() {
        return path.length() + accept.length() + (query == null ? 0 : query.length());
    }

    private static Stream<Instant> instants(@Nullable String query) {
        return query == null
                ? Stream.empty()
                : INSTANT.matcher(query).results().flatMap(found -> instant(found.group()));
    }

    /** What is not an instant is refused, or is a word. */
    private static Stream<Instant> instant(String text) {
        try {
            return Stream.of(OffsetDateTime.parse(URLDecoder.decode(text, StandardCharsets.UTF_8))
                    .toInstant());
        } catch (DateTimeException | IllegalArgumentException _) {
            return Stream.empty();
        }
    }
}
