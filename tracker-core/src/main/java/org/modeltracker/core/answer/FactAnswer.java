package org.modeltracker.core.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.RecordedEvent;

/**
 * An answer as readers receive it: the fields of its fact, then those of every answer.
 *
 * @param item the fields of the fact
 * @param claims the live claims; the first one gives the answer
 * @param build null for facts that no shop lists
 */
public record FactAnswer<T>(
        @JsonUnwrapped T item,
        @JsonUnwrapped Evidence evidence,
        List<RecordedEvent> claims,
        @JsonUnwrapped @Nullable OfferedBuild build) {

    public static <T> FactAnswer<T> of(Answer answer, T item) {
        return new FactAnswer<>(item, Evidence.of(answer), answer.claims(), null);
    }

    /** The same answer, for a caller that has found out what its item is. */
    public <U> FactAnswer<U> with(U known) {
        return new FactAnswer<>(known, evidence, claims, build);
    }

    /** The answer about an offering, with the build that is offered. */
    public static <T> FactAnswer<T> ofOffering(Answer answer, T item) {
        return new FactAnswer<>(item, Evidence.of(answer), answer.claims(), OfferedBuild.of(answer));
    }
}
