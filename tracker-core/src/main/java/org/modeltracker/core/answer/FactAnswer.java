package org.modeltracker.core.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.modeltracker.core.model.RecordedEvent;

/**
 * An answer as readers receive it: the fields of its fact, then those of every answer.
 *
 * @param item the fields of the fact
 * @param claims the live claims; the first one gives the answer
 */
public record FactAnswer<T>(
        @JsonUnwrapped T item, @JsonUnwrapped Evidence evidence, List<RecordedEvent> claims) {

    public static <T> FactAnswer<T> of(Answer answer, T item) {
        return new FactAnswer<>(item, Evidence.of(answer), answer.claims());
    }

    /** The same answer, for a caller that has found out what its item is. */
    public <U> FactAnswer<U> with(U known) {
        return new FactAnswer<>(known, evidence, claims);
    }
}
