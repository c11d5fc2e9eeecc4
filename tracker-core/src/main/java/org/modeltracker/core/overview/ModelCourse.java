package org.modeltracker.core.overview;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.modeltracker.core.access.AccessView;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.answer.BitemporalRow;
import org.modeltracker.core.answer.OfferingAnswer;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.pricing.PricingView;

/** How the offers of a model changed, by question and from the earliest on. */
public record ModelCourse(
        List<BitemporalRow<OfferingAnswer<PricingView.Item>>> prices,
        List<BitemporalRow<OfferingAnswer<AccessView.Item>>> access) {

    static final Set<FactType> FACTS = Set.of(FactType.PRICING, FactType.ACCESS);

    static ModelCourse of(List<Answer> course) {
        return new ModelCourse(
                rows(course, FactType.PRICING, PricingView::answer), rows(course, FactType.ACCESS, AccessView::answer));
    }

    private static <T> List<BitemporalRow<T>> rows(List<Answer> course, FactType fact, Function<Answer, T> shape) {
        return BitemporalRow.of(
                course.stream()
                        .filter(answer -> answer.question().fact() == fact)
                        .toList(),
                shape);
    }
}
