package org.modeltracker.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** RFC 5545, section 3.1. */
class FoldedLinesTest {

    static Stream<String> texts() {
        var quotes = "SUMMARY:" + "\u201cthe price\u201d ".repeat(30);
        var emoji = "DESCRIPTION:x" + "\ud83d\ude00".repeat(80);
        var flags = "LOCATION:" + "\ud83c\uddeb\ud83c\uddf7e\u0301".repeat(40);
        return Stream.of(
                quotes + "\r\n",
                emoji + "\r\n",
                flags + "\r\n" + quotes + "\r\n" + "SHORT:x\r\n",
                "PLAIN:" + "a".repeat(69) + "\r\n",
                "PLAIN:" + "a".repeat(70) + "\r\n",
                emoji.substring(0, 50) + "\r\n " + emoji.substring(50) + "\r\n"); // folded inside a character
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_line_has_75_octets_at_most_and_no_character_is_broken(String text) {
        var folded = FoldedLines.of(text);
        var lines = folded.split("\r\n");
        assertThat(Arrays.stream(lines).mapToInt(line -> line.getBytes(StandardCharsets.UTF_8).length))
                .allMatch(octets -> octets <= 75);
        assertThat(lines).noneMatch(line -> line.contains("\ufffd"));
        for (var line : lines) {
            var again = new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            assertThat(again).isEqualTo(line);
        }
        assertThat(folded.replace("\r\n ", "")).isEqualTo(text.replace("\r\n ", ""));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void a_line_is_as_long_as_it_may_be(String text) {
        var lines = FoldedLines.of(text).split("\r\n");
        for (int i = 0; i + 1 < lines.length; i++) {
            if (lines[i + 1].startsWith(" ")) {
                assertThat(lines[i].getBytes(StandardCharsets.UTF_8).length).isGreaterThan(71);
            }
        }
    }
}
