package org.modeltracker.core.overview;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.RecordedEvent;
import org.modeltracker.core.model.Subject;

/**
 * A fact key whose live claims contradict each other.
 *
 * @param fact the disputed fact: released, access, pricing, open_source_status, score…
 * @param key the offering or the benchmark
 * @param since the begin of the current dispute
 * @param claims the live claims; the first one gives the answer
 */
public record Dispute(
        @Nullable String model,
        @Nullable String organisation,
        @Nullable String benchmark,
        String fact,
        Map<String, String> key,
        PartialDate since,
        List<RecordedEvent> claims) {

    static Dispute of(Answer answer) {
        var subject = answer.question().subject();
        return new Dispute(
                named(subject, Subject.Kind.MODEL),
                named(subject, Subject.Kind.ORGANISATION),
                named(subject, Subject.Kind.BENCHMARK),
                answer.question().fact().word(),
                answer.question().key(),
                Objects.requireNonNullElse(answer.disputedSince(), answer.since()),
                answer.claims());
    }

    private static @Nullable String named(Subject subject, Subject.Kind kind) {
        return subject.kind() == kind ? subject.id() : null;
    }
}
