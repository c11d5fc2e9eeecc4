package org.modeltracker.core.overview;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.expectation.ExpectationEvent.About;
import org.modeltracker.core.expectation.ExpectationView.Item;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.openness.OpennessView;
import org.modeltracker.core.openness.OpennessView.Intent;

/** The open-source status of a model beside what is intended for later. */
final class OpennessOutlook {

    /** What is still open first, then the maker's own claims, then the newest. */
    private static final Comparator<Item> FIRST = Comparator.comparing((Item item) -> !item.isOpen())
            .thenComparing(item -> item.source().kind())
            .thenComparing(item -> item.observedAt().start(), Comparator.reverseOrder());

    private OpennessOutlook() {}

    /** @param all the answers about one model, whatever the facts */
    static Optional<OpennessView.Outlook> of(List<Answer> all, List<Item> expectations) {
        return OpennessView.outlook(all, intent(all, expectations));
    }

    /** A hope that the model itself has met is no intent any more. */
    private static @Nullable Intent intent(List<Answer> all, List<Item> expectations) {
        return expectations.stream()
                .filter(item -> item.about() == About.OPEN_SOURCE_STATUS)
                .filter(item -> item.isOpen() || item.isMetByOtherModel())
                .min(FIRST)
                .map(item -> new Intent(
                        stated(all, item), item.observedAt(), item.source(), item.eventId(), item.metByModel()))
                .orElse(null);
    }

    private static ClaimData stated(List<Answer> all, Item item) {
        return all.stream()
                .filter(answer -> answer.event().id().equals(item.eventId()))
                .findFirst()
                .orElseThrow()
                .effectiveData();
    }
}
