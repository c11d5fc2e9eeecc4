package org.modeltracker.core.pricing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;
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

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /**
     * What moved from one answer to the next; nothing if the currency did. A publisher whose date is only the day on which it was first seen
     * may have said the same all along, so it moves no price of another publisher.
     */
    static Stream<PriceChange> between(Answer old, Answer now) {
        if (now.sinceBasis() == EffectiveBasis.FIRST_SEEN && !publisher(old).equals(publisher(now))) {
            return Stream.empty();
        }
        var before = (PricingChanged) old.effectiveData();
        var after = (PricingChanged) now.effectiveData();
        var currency = after.currency();
        if (currency == null || !Objects.equals(before.currency(), currency)) {
            return Stream.empty();
        }
        return after.prices().stream()
                .flatMap(price -> before.prices().stream()
                        .filter(was -> was.comparableTo(price) && !was.agreesWith(price))
                        .limit(1)
                        .map(was -> of(now, after.channel(), was.inQuantityOf(price), price, currency)));
    }

    private static PriceChange of(Answer now, ApiChannel channel, BigDecimal before, Price price, String currency) {
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
                before,
                price.amount(),
                percent(before, price.amount(), 1),
                now.since(),
                now.sinceBasis(),
                event.position(),
                event.id(),
                event.claim().source());
    }

    private static String publisher(Answer answer) {
        return answer.event().claim().source().publisher();
    }

    /** Null from zero. */
    static @Nullable BigDecimal percent(BigDecimal before, BigDecimal after, int digits) {
        return before.signum() == 0
                ? null
                : after.subtract(before)
                        .multiply(HUNDRED)
                        .divide(before, MathContext.DECIMAL64)
                        .setScale(digits, RoundingMode.HALF_UP);
    }

    boolean isCut() {
        return after.compareTo(before) < 0;
    }
}
