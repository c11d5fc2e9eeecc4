package org.modeltracker.core.pricing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/**
 * One price that moved.
 *
 * @param conditions the terms of both prices; null for the base price
 * @param before in the quantity of {@code per}
 * @param percent of the price before: −75 is a cut to a quarter; null if the price before was zero
 * @param effective since when the price after holds
 * @param position of the event that gives the price after
 */
public record PriceChange(
        String model,
        @Nullable String provider,
        ApiChannel channel,
        @Nullable String region,
        @Nullable String tier,
        @Nullable String snapshot,
        @Nullable String variant,
        String component,
        String per,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Conditions conditions,
        String currency,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal before,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal after,
        @Nullable BigDecimal percent,
        PartialDate effective,
        EffectiveBasis effectiveBasis,
        long position,
        UUID eventId,
        Source source) {

    /**
     * What moved from one answer to the next; nothing if the currency did. A publisher whose date is only the day on which it was first seen
     * may have said the same all along, so it moves no price of another publisher.
     */
    public static Stream<PriceChange> between(Answer old, Answer now) {
        if (now.sinceBasis() == EffectiveBasis.FIRST_SEEN && !publisher(old).equals(publisher(now))) {
            return Stream.empty();
        }
        var after = (PricingChanged) now.effectiveData();
        var currency = after.currency();
        return currency == null
                ? Stream.empty()
                : PriceMove.between((PricingChanged) old.effectiveData(), after)
                        .map(move -> of(now, after.channel(), move, currency));
    }

    private static PriceChange of(Answer now, ApiChannel channel, PriceMove move, String currency) {
        var price = move.after();
        var key = now.question().key();
        var event = now.event();
        return new PriceChange(
                now.question().subject().id(),
                key.get("provider"),
                channel,
                key.get("region"),
                key.get("tier"),
                key.get("snapshot"),
                key.get("variant"),
                price.component(),
                price.per(),
                price.conditions(),
                currency,
                move.before(),
                price.amount(),
                move.percent()
                        .map(percent -> percent.setScale(1, RoundingMode.HALF_UP))
                        .orElse(null),
                now.since(),
                now.sinceBasis(),
                event.position(),
                event.id(),
                event.claim().source());
    }

    private static String publisher(Answer answer) {
        return answer.event().claim().source().publisher();
    }

    boolean isCut() {
        return after.compareTo(before) < 0;
    }
}
