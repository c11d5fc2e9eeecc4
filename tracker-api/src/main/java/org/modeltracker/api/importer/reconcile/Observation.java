package org.modeltracker.api.importer.reconcile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.importer.catalogue.ObservedStatement;
import org.modeltracker.core.access.AccessEvent;
import org.modeltracker.core.access.AccessEvent.ApiAccessChanged;
import org.modeltracker.core.access.AccessEvent.AppAccessChanged;
import org.modeltracker.core.access.AccessState;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.pricing.Disclosure;
import org.modeltracker.core.pricing.PricingEvent;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/** What a snapshot shows about one fact key. */
sealed interface Observation {

    Observation NOTHING = new NotMentioned();
    Observation GONE = new Delisted();
    Observation UNPRICED = new WithoutPrice();

    /** The statement after it, given the one before; null if there is neither. */
    @Nullable
    ObservedStatement after(@Nullable ObservedStatement before);

    default boolean changes(@Nullable ObservedStatement before) {
        var after = after(before);
        return after != null && after != before;
    }

    record Present(ObservedStatement statement) implements Observation {
        @Override
        public ObservedStatement after(@Nullable ObservedStatement before) {
            return before != null && before.sameAs(statement) ? before : statement;
        }
    }

    /** The snapshot does not mention it, which changes nothing. */
    record NotMentioned() implements Observation {
        @Override
        public @Nullable ObservedStatement after(@Nullable ObservedStatement before) {
            return before;
        }
    }

    /** The offering is no longer listed. */
    record Delisted() implements Observation {
        @Override
        public @Nullable ObservedStatement after(@Nullable ObservedStatement before) {
            return before == null || isRetired(before.data()) ? before : replaced(before, gone(before.data()));
        }
    }

    /** The offering is listed without a price. */
    record WithoutPrice() implements Observation {
        @Override
        public @Nullable ObservedStatement after(@Nullable ObservedStatement before) {
            return before != null && before.data() instanceof PricingChanged pricing
                    ? replaced(before, without(pricing, Disclosure.UNDISCLOSED))
                    : before;
        }
    }

    static boolean isGone(ClaimData data) {
        return switch (data) {
            case AccessEvent access -> access.state() == AccessState.WITHDRAWN;
            case PricingChanged pricing -> pricing.disclosure() == Disclosure.NOT_OFFERED;
            default -> false;
        };
    }

    /** Its end was told; that it is listed no longer is no news. */
    private static boolean isRetired(ClaimData data) {
        return data instanceof AccessEvent access && access.state() == AccessState.RETIRED;
    }

    private static ClaimData gone(ClaimData data) {
        return switch (data) {
            case ApiAccessChanged a ->
                new ApiAccessChanged(
                        a.channel(),
                        a.provider(),
                        a.region(),
                        a.audience(),
                        AccessState.WITHDRAWN,
                        null,
                        a.alias(),
                        null,
                        null,
                        null,
                        null);
            case AppAccessChanged a ->
                new AppAccessChanged(
                        a.channel(),
                        a.surface(),
                        a.provider(),
                        a.region(),
                        a.audience(),
                        AccessState.WITHDRAWN,
                        null,
                        a.alias(),
                        null,
                        null,
                        null,
                        null);
            case PricingChanged pricing -> without(pricing, Disclosure.NOT_OFFERED);
            default -> data;
        };
    }

    private static PricingChanged without(PricingChanged p, Disclosure disclosure) {
        var currency = PricingEvent.COMMON_CURRENCY.equals(p.currency()) ? null : p.currency(); // part of the fact key
        return new PricingChanged(
                p.provider(), p.channel(), p.region(), p.tier(), p.alias(), disclosure, currency, List.of(), List.of());
    }

    private static ObservedStatement replaced(ObservedStatement before, ClaimData by) {
        return by.sameAnswerAs(before.data())
                ? before
                : new ObservedStatement(before.question(), by, null, EffectiveBasis.FIRST_SEEN, before.source(), null);
    }
}
