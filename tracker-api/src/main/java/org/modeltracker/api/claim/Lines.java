package org.modeltracker.api.claim;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads a stream line by line, without ever holding more than a batch of them. Empty lines count, and are left out. */
final class Lines {

    private final InputStream in;
    private final long longest;
    private long number;

    /** @param longest bytes of a line that is kept */
    Lines(InputStream in, long longest) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.longest = longest;
    }

    /** @param text null where the line was too long to be kept */
    record Line(long number, byte @Nullable [] text) {

        int bytes() {
            return text == null ? 0 : text.length;
        }
    }

    /** The next lines: as many as have arrived, at least one and at most {@code most}; none at the end. */
    List<Line> upTo(int most) throws IOException {
        var lines = new ArrayList<Line>();
        do {
            var line = next();
            if (line == null) {
                break;
            }
            lines.add(line);
        } while (lines.size() < most && in.available() > 0);
        return lines;
    }

    private @Nullable Line next() throws IOException {
        while (true) {
            var bytes = new ByteArrayOutputStream();
            boolean tooLong = false;
            int b = in.read();
            if (b < 0) {
                return null;
            }
            number++;
            for (; b >= 0 && b != '\n'; b = in.read()) {
                tooLong |= bytes.size() >= longest;
                if (!tooLong) {
                    bytes.write(b);
                }
            }
            var text = bytes.toByteArray();
            if (tooLong || !isBlank(text)) {
                return new Line(number, tooLong ? null : text);
            }
        }
    }

    private static boolean isBlank(byte[] text) {
        return IntStream.range(0, text.length).allMatch(i -> text[i] >= 0 && text[i] <= ' ');
    }
}
