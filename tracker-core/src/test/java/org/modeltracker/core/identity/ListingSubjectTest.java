package org.modeltracker.core.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingSubjectTest {

    private static final String GRAMMAR = "[a-z0-9][a-z0-9._-]{0,126}/[a-z0-9][a-z0-9._-]{0,126}";
    private static final String CHARACTERS = "ab09._-:/@~ABZ#% é界😀";

    @ParameterizedTest
    @CsvSource({
        "openai, gpt-4o, openai/gpt-4o",
        "openai, GPT-4o, openai/0_-_47_50_54-4o",
        "ollama-cloud, qwen3:8b, ollama-cloud/qwen3_3a8b",
        "ollama-cloud, qwen3-8b, ollama-cloud/qwen3-8b",
        "a, qwen3_8b, a/qwen3_5f8b",
        "a, @cf/meta/x, a/0_-_40cf_2fmeta_2fx",
        "a, é, a/0_-_c3_a9"
    })
    void a_listing_is_spelled(String provider, String id, String subject) {
        assertThat(new ListingSubject(provider, id).subjectId()).isEqualTo(subject);
        assertThat(ListingSubject.parse(subject)).contains(new ListingSubject(provider, id));
    }

    @Test
    void any_id_can_be_read_back_and_no_two_share_a_subject() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(14);
        var points = CHARACTERS.codePoints().toArray();
        var seen = new HashMap<String, ListingSubject>();
        for (int i = 0; i < 50_000; i++) {
            var id = IntStream.generate(() -> points[random.nextInt(points.length)])
                    .limit(1 + random.nextInt(8))
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            var listing = new ListingSubject(random.nextBoolean() ? "openai" : "a_b", id);
            var subject = listing.subjectId();
            assertThat(subject).matches(GRAMMAR);
            assertThat(ListingSubject.parse(subject)).contains(listing);
            assertThat(seen.merge(subject, listing, (before, now) -> before)).isEqualTo(listing);
        }
    }

    @Test
    void an_id_too_long_for_a_subject_ends_with_a_hash() {
        var one = new ListingSubject("a", "x".repeat(300)).subjectId();
        var other = new ListingSubject("a", "x".repeat(301)).subjectId();
        assertThat(one).matches(GRAMMAR).isNotEqualTo(other);
        assertThat(ListingSubject.parse(one)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"nothing", "a/_zz", "a/_5", "a/GPT", "a/0_-x", "a/_41", "a/x_41_", "a/x_C3"})
    void another_subject_is_not_a_listing(String subject) {
        assertThat(ListingSubject.parse(subject)).isEmpty();
    }
}
