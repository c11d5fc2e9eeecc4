package org.modeltracker.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTest {

    private static final String GOOD = "trk_live_abcdefghijklmnopqrstuvwxyz01232LolCm";

    /** Worked out with another program (zlib). */
    @ParameterizedTest
    @CsvSource({
        "abcdefghijklmnopqrstuvwxyz0123, 2LolCm",
        "000000000000000000000000000000, 2C8GjS",
        "000000000000000000000000000405, 00azb7"
    })
    void the_checksum_is_the_crc32_in_base62_padded_to_six(String body, String checksum) {
        assertThat(ApiKey.checksum(body)).isEqualTo(checksum);
    }

    @Test
    void a_made_key_is_well_formed_and_like_no_other() {
        var random = new Random(7);
        var keys = IntStream.range(0, 1_000).mapToObj(_ -> ApiKey.make(random)).toList();
        assertThat(keys).doesNotHaveDuplicates().allMatch(ApiKey::isWellFormed);
        assertThat(keys).allMatch(key -> key.matches("trk_live_[0-9A-Za-z]{36}"));
    }

    @Test
    void a_key_with_one_character_changed_is_none() {
        assertThat(ApiKey.isWellFormed(GOOD)).isTrue();
        for (int i = 0; i < GOOD.length(); i++) {
            var other = GOOD.charAt(i) == 'x' ? 'y' : 'x';
            assertThat(ApiKey.isWellFormed(GOOD.substring(0, i) + other + GOOD.substring(i + 1)))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "trk_live_",
                "trk_test_abcdefghijklmnopqrstuvwxyz01232LolCm",
                "trk_live_abcdefghijklmnopqrstuvwxyz01232LolCm ",
                "trk_live_äbcdefghijklmnopqrstuvwxyz01232LolCm"
            })
    void other_texts_are_no_keys(String text) {
        assertThat(ApiKey.isWellFormed(text)).isFalse();
    }
}
