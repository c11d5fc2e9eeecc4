package org.modeltracker.api.fault;

import static org.modeltracker.core.Eventually.eventually;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.modeltracker.api.Http.Answer;

/** Asks again while the answer is that it may be asked later. */
final class Patience {

    /** From the return of what was broken until all is well. */
    static final Duration UNTIL_WELL = Duration.ofSeconds(60);

    private Patience() {}

    /** @return the first answer that is none of a server in trouble */
    static Answer answered(String what, Supplier<Optional<Answer>> asking) {
        var last = new AtomicReference<Optional<Answer>>(Optional.empty());
        try {
            eventually(what, UNTIL_WELL, () -> {
                last.set(asking.get());
                return last.get().filter(answer -> answer.status() < 500).isPresent();
            });
        } catch (AssertionError late) {
            throw new AssertionError(late.getMessage() + "; the last answer: "
                    + last.get()
                            .map(answer -> answer.status() + " " + answer.body())
                            .orElse("none"));
        }
        return last.get().orElseThrow();
    }
}
