package org.modeltracker.core.release;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.FactAnswer;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.release.ReleaseEvent.ModelFactReported;

/** Reads when a model was announced and released, and its description. */
public final class ReleaseView {

    /** The model as such, then its builds, then listings of shops, each in the order of their dates. */
    private static final Comparator<Answer> FIRST = Comparator.comparing(
                    (Answer answer) -> !answer.question().key().isEmpty())
            .thenComparing(answer -> answer.question().key().containsKey("of_listing"))
            .thenComparing(answer -> answer.event().claim().begins());

    private ReleaseView() {}

    /**
     * A date of a model's life.
     *
     * @param effectiveBasis first_seen: by then, at the latest
     */
    public record Date(PartialDate effective, EffectiveBasis effectiveBasis) {}

    public record Reported(
            String topic,
            String statement,
            PartialDate effective,
            PartialDate observedAt,
            Source source,
            UUID eventId) {}

    /**
     * The date of the model as such, else of its first build.
     *
     * @param fact announced or released
     */
    public static Optional<FactAnswer<Date>> date(List<Answer> all, FactType fact) {
        return of(all, fact).min(FIRST).map(answer -> {
            var claim = answer.event().claim();
            return FactAnswer.of(answer, new Date(claim.effective(), claim.effectiveBasis()));
        });
    }

    /** The description from the release, else from the announcement. */
    public static Description description(List<Answer> all) {
        return Description.of(Stream.concat(
                        of(all, FactType.RELEASED).sorted(FIRST),
                        of(all, FactType.ANNOUNCED).sorted(FIRST))
                .flatMap(Answer::allSaid)
                .map(ReleaseEvent.class::cast)
                .toList());
    }

    /** Its name, else its id. */
    public static String name(String model, List<Answer> all) {
        return Objects.requireNonNullElse(description(all).name(), model);
    }

    public static List<Reported> facts(List<Answer> all) {
        return of(all, FactType.REPORTED)
                .map(answer -> {
                    var effectiveData = (ModelFactReported) answer.effectiveData();
                    var claim = answer.event().claim();
                    return new Reported(
                            effectiveData.topic(),
                            effectiveData.statement(),
                            claim.effective(),
                            claim.observedAt(),
                            claim.source(),
                            answer.event().id());
                })
                .toList();
    }

    private static Stream<Answer> of(List<Answer> all, FactType fact) {
        return all.stream().filter(answer -> answer.question().fact() == fact);
    }
}
