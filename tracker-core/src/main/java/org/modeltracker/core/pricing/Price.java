package org.modeltracker.core.pricing;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.WireEnum;

/**
 * The price of one component.
 *
 * @param component the component with this price: input, output, cache_read…
 * @param amount in whole units of the currency; a decimal string on the wire, never a floating-point number
 * @param per the quantity that the amount buys: 1M_tokens, image, request…
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Price(
        String component,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount,
        String per,
        @Nullable Conditions conditions) {

    private static final Quantity MILLION_TOKENS = Quantity.of("1M_tokens");

    public enum ServiceTier implements WireEnum {
        STANDARD,
        BATCH,
        PRIORITY,
        FLEX,
        FAST
    }

    /** Whether everybody pays it for standard use: only dates may limit it. */
    @JsonIgnore
    public boolean isBase() {
        return terms().equals(Conditions.NONE);
    }

    /** The amount for a million tokens, whichever way the quantity is written; empty for other units. */
    @JsonIgnore
    public Optional<BigDecimal> perMillionTokens() {
        return Quantity.of(per).isOf(MILLION_TOKENS)
                ? Optional.of(Quantity.of(per).convert(amount, MILLION_TOKENS))
                : Optional.empty();
    }

    /** What the amount buys, without its number: {@code token} of a price for a million tokens. */
    @JsonIgnore
    public String unit() {
        return Quantity.of(per).unit();
    }

    /** The amount for one {@link #unit}. */
    @JsonIgnore
    public BigDecimal perUnit() {
        return amount.divide(Quantity.of(per).count(), MathContext.DECIMAL128);
    }

    /** Whether the quantity is on the list of those that can be compared. */
    public static boolean isQuantity(String per) {
        return Quantity.isKnown(per);
    }

    /** Of prices that differ in the hours only, those whose hours include the instant; without one, those for any hour. */
    static List<Price> atHourOf(Instant instant, List<Price> prices) {
        return prices.stream()
                .filter(price -> price.hours() == null
                        ? prices.stream()
                                .noneMatch(other -> other.isSpecialHourOf(price) && other.holdsAtHourOf(instant))
                        : price.holdsAtHourOf(instant))
                .toList();
    }

    private boolean isSpecialHourOf(Price any) {
        return hours() != null && withoutHours().comparableTo(any);
    }

    private boolean holdsAtHourOf(Instant instant) {
        var window = hours();
        return window != null && window.cover(instant);
    }

    private Price withoutHours() {
        return new Price(component, amount, per, conditions == null ? null : conditions.withoutHours());
    }

    private @Nullable Hours hours() {
        return conditions == null ? null : conditions.hours();
    }

    /** The standard one where the price names none. */
    public ServiceTier serviceTier() {
        return conditions == null || conditions.serviceTier() == null ? ServiceTier.STANDARD : conditions.serviceTier();
    }

    boolean isZero() {
        return amount.signum() == 0;
    }

    boolean hasEnded(Instant instant) {
        return conditions != null
                && conditions.until() != null
                && !instant.isBefore(conditions.until().end());
    }

    /** Whether both are prices of one thing on the same terms; how long each holds does not matter. */
    boolean comparableTo(Price other) {
        return component.equals(other.component)
                && terms().equals(other.terms())
                && Quantity.of(per).isOf(Quantity.of(other.per));
    }

    /** Whether both are the same price for the same time, in whatever quantity. */
    boolean sameAs(Price other) {
        return comparableTo(other)
                && inQuantityOf(other).compareTo(other.amount) == 0
                && Objects.equals(lasts(), other.lasts());
    }

    /** Whether both mean one price: one may be the other, rounded to its own digits. */
    boolean agreesWith(Price other) {
        return comparableTo(other)
                && (Rounding.same(inQuantityOf(other), other.amount)
                        || Rounding.same(other.inQuantityOf(this), amount));
    }

    /** How far it is from another price for the same, as a share of the higher. */
    Optional<BigDecimal> gapTo(Price other) {
        if (!comparableTo(other)) {
            return Optional.empty();
        }
        var mine = inQuantityOf(other);
        var higher = mine.max(other.amount);
        return higher.signum() == 0
                ? Optional.empty()
                : Optional.of(mine.subtract(other.amount).abs().divide(higher, MathContext.DECIMAL32));
    }

    BigDecimal inQuantityOf(Price other) {
        return Quantity.of(per).convert(amount, Quantity.of(other.per));
    }

    private Conditions terms() {
        return conditions == null ? Conditions.NONE : conditions.terms();
    }

    private @Nullable Object lasts() {
        return conditions == null ? null : conditions.until();
    }
}
