package org.modeltracker.api.http;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.convert.DurationStyle;

/** How many requests, or other things that are counted, and in how long. */
public record Quota(long requests, Duration window) {

    private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,8})/([1-9][0-9]{0,5}[smhd])");

    /** @return empty for {@code off} */
    static Optional<Quota> parse(String text) {
        if (text.strip().equalsIgnoreCase("off")) {
            return Optional.empty();
        }
        var parts = TEXT.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "tracker.rate-limit must be off, or requests per time such as 600/1m (s, m, h, d); it is " + text);
        }
        return Optional.of(new Quota(Long.parseLong(parts.group(1)), DurationStyle.SIMPLE.parse(parts.group(2))));
    }
}
