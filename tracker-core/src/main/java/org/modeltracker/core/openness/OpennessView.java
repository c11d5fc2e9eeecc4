package org.modeltracker.core.openness;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.claim.Answer;
import org.modeltracker.core.claim.Answers;
import org.modeltracker.core.claim.Interval;
import org.modeltracker.core.model.Basis;
import org.modeltracker.core.model.Fact;
import org.modeltracker.core.model.Moment;
import org.modeltracker.core.model.Recorded;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.Statement;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.VagueDate;
import org.modeltracker.core.openness.OpennessEvent.Artifact;
import org.springframework.stereotype.Component;

/** How open a model is, and what its maker means to do about it. */
@Component
public class OpennessView {

    private final Answers answers;

    OpennessView(Answers answers) {
        this.answers = answers;
    }

    /**
     * @param statement the vendor's wording, verbatim
     * @param claims the live claims, the answering one first
     */
    public record Item(
            OpennessEvent.Status status,
            @Nullable String license,
            @Nullable Artifact weights,
            @Nullable Artifact code,
            @Nullable Artifact trainingData,
            @Nullable String claimedBy,
            @Nullable String statement,
            VagueDate since,
            Basis sinceBasis,
            boolean disputed,
            Source source,
            UUID eventId,
            List<Recorded> claims) {}

    /** @param intent what is hoped or promised for later; null without an open expectation */
    public record Outlook(
            @JsonUnwrapped Item status, @Nullable Intent intent) {}

    /** An expectation about openness that nothing has settled. @param expectation as it was stated */
    public record Intent(Statement expectation, VagueDate observedAt, Source source, UUID eventId) {}

    /** Empty where nobody has said anything. */
    public Optional<Outlook> of(Subject model, Moment moment) {
        var all = answers.of(model, Set.of(Fact.OPEN_SOURCE_STATUS, Fact.EXPECTATION, Fact.RESOLUTION), moment);
        return of(all);
    }

    /** @param all the answers about one model, whatever the facts */
    public static Optional<Outlook> of(List<Answer> all) {
        return all.stream()
                .filter(answer -> answer.question().fact() == Fact.OPEN_SOURCE_STATUS)
                .findFirst()
                .map(answer -> new Outlook(item(answer), intent(all)));
    }

    public List<Interval<Item>> history(Subject model, Moment moment) {
        return Interval.of(answers.history(model, Fact.OPEN_SOURCE_STATUS, moment), OpennessView::item);
    }

    private static Item item(Answer answer) {
        var said = (OpennessEvent.OpenSourceStatusChanged) answer.said();
        return new Item(
                said.status(),
                said.license(),
                said.weights(),
                said.code(),
                said.trainingData(),
                said.claimedBy(),
                said.statement(),
                answer.since(),
                answer.sinceBasis(),
                answer.disputed(),
                answer.event().claim().source(),
                answer.event().id(),
                answer.claims());
    }

    /** The maker's own word first, then the newest. */
    private static @Nullable Intent intent(List<Answer> all) {
        return all.stream()
                .filter(answer -> answer.question().fact() == Fact.EXPECTATION)
                .filter(answer ->
                        Fact.OPEN_SOURCE_STATUS.word().equals(answer.said().word()))
                .filter(answer ->
                        all.stream().noneMatch(other -> other.question().settles(answer.question())))
                .min(Comparator.comparing((Answer answer) ->
                                answer.event().claim().source().kind())
                        .thenComparing(answer -> answer.event().claim().observed(), Comparator.reverseOrder()))
                .map(answer -> new Intent(
                        answer.said(),
                        answer.event().claim().observedAt(),
                        answer.event().claim().source(),
                        answer.event().id()))
                .orElse(null);
    }
}
