package org.modeltracker.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The header Range of a file of 1,000 bytes. */
class ByteRangeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            bytes=0-99            | 0-99
            bytes=0-0             | 0-0
            bytes=900-            | 900-999
            bytes=-8              | 992-999
            bytes=-2000           | 0-999
            bytes=900-5000        | 900-999
            bytes=0-1, 5-6        | 0-1 5-6
            bytes=5-6,0-1,-1      | 5-6 0-1 999-999
            BYTES=0-1             | 0-1
            bytes=0-1,2000-3000   | 0-1
            bytes=0-999999999999999999999 | 0-999
            bytes=1000-           | none
            bytes=1000-1001,-0    | none
            bytes=                | whole
            bytes=5               | whole
            bytes=6-5             | whole
            bytes=-               | whole
            bytes=a-b             | whole
            rows=0-5              | whole
            bytes=0-999,0-999     | whole
            """)
    void it_names_parts_none_or_the_whole(String header, String parts) {
        assertThat(parsed(header)).isEqualTo(parts);
    }

    @Test
    void many_small_parts_are_the_whole_file() {
        assertThat(parsed("bytes=" + "0-0,".repeat(32) + "0-0")).isEqualTo("whole");
        assertThat(parsed(null)).isEqualTo("whole");
    }

    private static String parsed(String header) {
        return ByteRange.parse(header, 1_000)
                .map(parts -> parts.isEmpty()
                        ? "none"
                        : parts.stream()
                                .map(part -> part.first() + "-" + part.last())
                                .collect(Collectors.joining(" ")))
                .orElse("whole");
    }
}
