package org.modeltracker.api.http.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.overview.RecordState;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

/** One answer for all who ask at once, within a memory that has an end. */
class AnswerCacheTest {

    private static final RecordState STATE = new RecordState(1, 2, 3, Instant.EPOCH);
    private static final RecordState NEXT = new RecordState(1, 3, 3, Instant.EPOCH);

    private final AnswerCache cache = new AnswerCache(new CacheSettings(DataSize.ofKilobytes(100)));

    @Test
    void who_asks_while_an_answer_is_made_gets_that_one() {
        var first = cache.join(key("/a"), STATE);
        var others =
                Stream.generate(() -> cache.join(key("/a"), STATE)).limit(5).toList();
        assertThat(first.isMine()).isTrue();
        assertThat(others).noneMatch(AnswerCache.Making::isMine);
        var waiting = others.stream()
                .map(other -> CompletableFuture.supplyAsync(other::await))
                .toList();
        var answer = answer(STATE, 10);
        cache.end(first, answer, true);
        assertThat(waiting).allSatisfy(got -> assertThat(got.join()).isSameAs(answer));
        assertThat(cache.find(key("/a"), STATE)).isSameAs(answer);
    }

    @Test
    void who_waited_for_what_nobody_else_may_have_makes_its_own() {
        var first = cache.join(key("/a"), STATE);
        var other = cache.join(key("/a"), STATE);
        cache.end(first, null, false);
        assertThat(other.await()).isNull();
        assertThat(cache.join(key("/a"), STATE).isMine()).isTrue();
    }

    @Test
    void an_answer_is_given_in_its_own_state_of_the_record_only() {
        cache.end(cache.join(key("/a"), STATE), answer(STATE, 10), true);
        assertThat(cache.find(key("/a"), NEXT)).isNull();
        assertThat(cache.find(new AnswerKey("/a", null, "text/csv", false), STATE))
                .isNull();
        assertThat(cache.find(new AnswerKey("/a", null, "*/*", true), STATE)).isNull();
        assertThat(cache.join(key("/a"), NEXT).isMine()).isTrue();
    }

    @Test
    void answers_together_stay_within_the_memory_and_a_large_one_is_not_kept() {
        for (int n = 0; n < 200; n++) {
            cache.end(cache.join(key("/" + n), STATE), answer(STATE, 5_000), true);
        }
        assertThat(cache.bytes()).isLessThanOrEqualTo(100 * 1024);
        cache.end(cache.join(key("/large"), STATE), answer(STATE, 20_000), true);
        assertThat(cache.find(key("/large"), STATE)).isNull();
    }

    @Test
    void an_instant_ahead_in_the_address_keeps_its_answer_from_being_shared() {
        var now = Instant.parse("2026-11-01T12:00:00Z");
        assertThat(asked("to=2026-11-01T12%3A00%3A01Z", now)).isEmpty();
        assertThat(asked("a=b&to=2026-11-01T13:00:00%2B00:30", now)).isEmpty();
        assertThat(asked("to=2026-11-01T11:59:59Z", now)).isPresent();
        assertThat(asked("to=2026-11-02", now)).isPresent();
        assertThat(asked("q=x".repeat(1_000), now)).isEmpty();
    }

    @Test
    void every_accept_header_tells_answers_apart() {
        var request = new MockHttpServletRequest("GET", "/v1/models");
        request.addHeader("Accept", "text/csv");
        var one = AnswerKey.of(request, Instant.EPOCH);
        request.addHeader("Accept", "application/json");
        assertThat(AnswerKey.of(request, Instant.EPOCH)).isPresent().isNotEqualTo(one);
    }

    private static Optional<AnswerKey> asked(String query, Instant now) {
        var request = new MockHttpServletRequest("GET", "/v1/digest");
        request.setQueryString(query);
        return AnswerKey.of(request, now);
    }

    private static AnswerKey key(String path) {
        return new AnswerKey(path, null, "*/*", false);
    }

    private static KeptAnswer answer(RecordState state, int bytes) {
        return new KeptAnswer(
                state,
                "application/json",
                new EndpointHeaders(Map.of("Vary", List.of("Accept"))),
                "\"0\"",
                new byte[bytes]);
    }
}
