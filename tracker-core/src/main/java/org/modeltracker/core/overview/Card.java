package org.modeltracker.core.overview;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.access.AccessView;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.FactAnswer;
import org.modeltracker.core.answer.OfferingAnswer;
import org.modeltracker.core.expectation.ExpectationView;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.openness.OpennessView;
import org.modeltracker.core.pricing.PricingView;
import org.modeltracker.core.release.ReleaseView;

/**
 * Everything known about one model.
 *
 * @param parameters a number, or undisclosed; null if no source states it
 * @param contextTokens the longest input, in tokens
 * @param benchmarkCount the number of benchmarks with a score
 * @param facts facts that no other part of the card contains
 * @param listings how many listings of shops are this model
 * @param snapshots its dated or numbered builds
 * @param variants how its weights are run or packed
 * @param alsoKnownAs the other ids under which sources speak of it; each is an address of it too
 */
public record Card(
        String model,
        String organisation,
        String name,
        @Nullable String family,
        @Nullable String summary,
        List<String> aliases,
        List<String> vendorIds,
        List<String> modalities,
        List<String> modes,
        @Nullable Object parameters,
        @Nullable Long contextTokens,
        @Nullable String successorOf,
        @Nullable FactAnswer<ReleaseView.Date> announced,
        @Nullable FactAnswer<ReleaseView.Date> release,
        List<OfferingAnswer<AccessView.Item>> access,
        List<OfferingAnswer<PricingView.Item>> pricing,
        OpennessView.@Nullable Outlook openSourceStatus,
        long benchmarkCount,
        List<Dispute> disputes,
        List<ExpectationView.Item> expectationsOpen,
        List<ReleaseView.Reported> facts,
        long listings,
        List<String> snapshots,
        List<String> variants,
        List<String> alsoKnownAs) {

    static Card of(Subject model, List<Answer> all, List<ExpectationView.Item> expectations) {
        var description = ReleaseView.description(all);
        return new Card(
                model.id(),
                model.organisationSide(),
                ReleaseView.name(model.id(), all),
                description.family(),
                description.summary(),
                description.aliases(),
                description.vendorIds(),
                description.modalities(),
                description.modes(),
                description.parameters(),
                description.contextTokens(),
                description.successorOf(),
                ReleaseView.date(all, FactType.ANNOUNCED).orElse(null),
                ReleaseView.date(all, FactType.RELEASED).orElse(null),
                of(all, FactType.ACCESS).map(AccessView::answer).toList(),
                of(all, FactType.PRICING).map(PricingView::answer).toList(),
                OpennessOutlook.of(all, expectations).orElse(null),
                of(all, FactType.SCORE)
                        .map(answer -> answer.question().key().get("benchmark"))
                        .distinct()
                        .count(),
                all.stream().filter(Answer::disputed).map(Dispute::of).toList(),
                expectations.stream().filter(ExpectationView.Item::isOpen).toList(),
                ReleaseView.facts(all),
                listings(all),
                facets(all, "snapshot"),
                facets(all, "variant"),
                all.stream()
                        .flatMap(answer -> answer.claims().stream())
                        .map(event -> event.claim().subject())
                        .filter(subject -> subject.kind() == Subject.Kind.MODEL && !subject.equals(model))
                        .map(Subject::id)
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static Stream<Answer> of(List<Answer> all, FactType fact) {
        return all.stream().filter(answer -> answer.question().fact() == fact);
    }

    private static long listings(List<Answer> all) {
        return of(all, FactType.ACCESS)
                .filter(answer -> answer.question().key().containsKey("provider"))
                .map(answer -> answer.question().key().get("provider") + " "
                        + answer.event().claim().subject().id())
                .distinct()
                .count();
    }

    private static List<String> facets(List<Answer> all, String name) {
        return Stream.concat(of(all, FactType.ACCESS), of(all, FactType.PRICING))
                .flatMap(answer -> Stream.ofNullable(answer.question().key().get(name)))
                .distinct()
                .sorted()
                .toList();
    }
}
