package org.modeltracker.core.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** An answer about an offering, with the build that is offered. */
public record OfferingAnswer<T>(
        @JsonUnwrapped FactAnswer<T> answer, @JsonUnwrapped OfferedBuild build) {

    public static <T> OfferingAnswer<T> of(Answer answer, T item) {
        return new OfferingAnswer<>(FactAnswer.of(answer, item), OfferedBuild.of(answer));
    }

    public T item() {
        return answer.item();
    }

    /** The same answer, for a caller that has found out what its item is. */
    public <U> OfferingAnswer<U> with(U known) {
        return new OfferingAnswer<>(answer.with(known), build);
    }
}
