package org.modeltracker.api.http.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.overview.RecordState;
import org.springframework.stereotype.Component;

/**
 * Answers by their address, each of one state of the record, in a bounded memory. Who asks first makes the answer; who asks meanwhile waits for
 * it.
 */
@Component
class AnswerCache {

    /** One answer may take that part of the memory. */
    private static final int SHARE = 8;

    private static final long PATIENCE_SECONDS = 10;

    private final long memory;
    private final Cache<AnswerKey, KeptAnswer> answers;
    private final ConcurrentMap<Asked, Making> underWay = new ConcurrentHashMap<>();

    AnswerCache(CacheSettings settings) {
        this.memory = settings.cacheMemory().toBytes();
        this.answers = Caffeine.newBuilder()
                .maximumWeight(memory)
                .weigher((AnswerKey key, KeptAnswer answer) -> 2 * key.length() + answer.bytes())
                .build();
    }

    private record Asked(AnswerKey key, RecordState state) {}

    boolean isOn() {
        return memory > 0;
    }

    /** Null if there is none of this state of the record. */
    @Nullable
    KeptAnswer find(AnswerKey key, RecordState state) {
        var kept = answers.getIfPresent(key);
        return kept != null && kept.state().equals(state) ? kept : null;
    }

    /** Either the caller is the first, and has to end it; or another is, and the caller may wait. */
    Making join(AnswerKey key, RecordState state) {
        var asked = new Asked(key, state);
        var mine = new Making(asked, new CompletableFuture<>());
        var other = underWay.putIfAbsent(asked, mine);
        return other == null ? mine : new Making(asked, other.answer);
    }

    /** Ends it. @param answer null if it cannot be given to others */
    void end(Making making, @Nullable KeptAnswer answer, boolean keep) {
        underWay.remove(making.asked, making);
        if (answer != null && keep && answer.bytes() <= memory / SHARE) {
            answers.put(making.asked.key, answer);
        }
        making.answer.complete(answer);
    }

    /** For tests. */
    void clear() {
        answers.invalidateAll();
    }

    /** For tests. What is kept now. */
    long bytes() {
        answers.cleanUp();
        return answers.policy().eviction().orElseThrow().weightedSize().orElse(0);
    }

    /** An answer that somebody makes now. */
    final class Making {

        private final Asked asked;
        private final CompletableFuture<@Nullable KeptAnswer> answer;

        private Making(Asked asked, CompletableFuture<@Nullable KeptAnswer> answer) {
            this.asked = asked;
            this.answer = answer;
        }

        boolean isMine() {
            return underWay.get(asked) == this;
        }

        RecordState state() {
            return asked.state;
        }

        /** Null if nobody else can have it, or if it takes long. */
        @Nullable
        KeptAnswer await() {
            try {
                return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return null;
            } catch (ExecutionException | TimeoutException e) {
                return null;
            }
        }
    }
}
