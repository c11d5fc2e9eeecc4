package org.modeltracker.core.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An answer with the whole rectangle on which it holds: from when to when in the world, and from when to when the tracker thought so.
 *
 * @param effectiveFrom null without beginning
 * @param effectiveTo exclusive; null without end
 * @param recordedTo exclusive; null while the tracker still thinks so
 */
public record BitemporalRow<T>(
        @Nullable Instant effectiveFrom,
        @Nullable Instant effectiveTo,
        Instant recordedFrom,
        @Nullable Instant recordedTo,
        long positionFrom,
        @Nullable Long positionTo,
        @JsonUnwrapped T answer) {

    /** @param item turns an answer into the item of a row */
    public static <T> List<BitemporalRow<T>> of(List<Answer> answers, Function<Answer, T> item) {
        return answers.stream().map(answer -> of(answer, item.apply(answer))).toList();
    }

    private static <T> BitemporalRow<T> of(Answer answer, T item) {
        var span = answer.span();
        return new BitemporalRow<>(
                span.effectiveFrom(),
                span.effectiveTo(),
                span.recordedFrom(),
                span.recordedTo(),
                span.positionFrom(),
                span.positionTo(),
                item);
    }
}
