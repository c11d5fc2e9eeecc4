package org.modeltracker.api.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A part of a file, as the header {@code Range} asks for it (RFC 9110, 14.1.2). Both ends are in it. */
record ByteRange(long first, long last) {

    private static final Pattern RANGES = Pattern.compile("(?i)bytes=(.*)");
    private static final Pattern ONE = Pattern.compile("(\\d*)-(\\d*)");
    private static final int MOST = 32;
    private static final int MOST_DIGITS = 18;

    long length() {
        return last - first + 1;
    }

    /** As the header {@code Content-Range} has it. */
    String of(long size) {
        return "bytes %d-%d/%d".formatted(first, last, size);
    }

    /**
     * @return the parts that the file has, in the order of the header; an empty list where it has none of them. Empty where the header does not
     *     count: it is missing or malformed, or asks for so much that the whole file is the shorter answer.
     */
    static Optional<List<ByteRange>> parse(@Nullable String header, long size) {
        var ranges = RANGES.matcher(header == null ? "" : header.strip());
        if (!ranges.matches()) {
            return Optional.empty();
        }
        var texts = ranges.group(1).split(",", MOST + 1);
        var found = new ArrayList<ByteRange>();
        for (var text : texts) {
            var one = ONE.matcher(text.strip());
            if (texts.length > MOST || !one.matches() || isBackwards(one.group(1), one.group(2))) {
                return Optional.empty();
            }
            part(one.group(1), one.group(2), size).ifPresent(found::add);
        }
        long asked = found.stream().mapToLong(ByteRange::length).sum();
        return found.size() > 1 && asked > size ? Optional.empty() : Optional.of(found);
    }

    private static boolean isBackwards(String first, String last) {
        return first.isEmpty() ? last.isEmpty() : !last.isEmpty() && number(last) < number(first);
    }

    private static Optional<ByteRange> part(String first, String last, long size) {
        long begin = first.isEmpty() ? Math.max(0, size - number(last)) : number(first);
        long end = first.isEmpty() || last.isEmpty() ? size - 1 : Math.min(number(last), size - 1);
        return begin <= end ? Optional.of(new ByteRange(begin, end)) : Optional.empty();
    }

    private static long number(String digits) {
        return digits.length() > MOST_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
    }
}
