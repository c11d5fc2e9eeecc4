package org.modeltracker.api.digest;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.AnswerChange;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.pricing.PriceChange;

/**
 * How much a change matters to most readers: a maker's price that moved far, then a release, then what happens to one model elsewhere. What is
 * long past comes last.
 */
final class LineWeight {

    /** The components that most readers pay for. */
    static final Set<String> MAIN = Set.of("input", "output");

    private static final int PRICE = 1_000;
    private static final int A_PERCENT = 5;
    private static final int MOST_PERCENT = 100;
    private static final int STEP = 50;
    private static final int ELSEWHERE = 450;
    private static final int COPY = 20;
    private static final int PAST = 10_000;

    private LineWeight() {}

    static int of(AnswerChange change, FactType fact, Optional<PriceChange> moved) {
        int weight = moved.map(LineWeight::price)
                .orElse(PRICE
                        + STEP
                                * (Importance.PRICE.ordinal()
                                        - Importance.of(fact).ordinal()));
        var answer = change.current() == null ? change.previous() : change.current();
        var key = answer == null ? null : answer.question();
        return weight - elsewhere(key) - (change.concern().historical() ? PAST : 0);
    }

    private static int price(PriceChange moved) {
        var percent =
                moved.percent() == null ? BigDecimal.ZERO : moved.percent().abs();
        int each = MAIN.contains(moved.component()) ? A_PERCENT : A_PERCENT / 2;
        return PRICE + each * percent.min(BigDecimal.valueOf(MOST_PERCENT)).intValue();
    }

    /** An offering of another seller, and a copy for a region, a tier, a snapshot or a variant. */
    private static int elsewhere(@Nullable FactKey key) {
        if (key == null || (key.fact() != FactType.PRICING && key.fact() != FactType.ACCESS)) {
            return 0;
        }
        var given = key.key();
        boolean maker = ApiChannel.FIRST_PARTY_API.word().equals(given.get("channel"))
                && Objects.equals(given.get("provider"), key.subject().organisationSide());
        int more = Math.max(0, given.size() - 2);
        return (maker ? 0 : ELSEWHERE) + COPY * more;
    }
}
