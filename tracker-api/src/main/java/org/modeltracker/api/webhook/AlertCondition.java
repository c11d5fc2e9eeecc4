package org.modeltracker.api.webhook;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.WireEnum;

/**
 * Narrows a webhook to news that crosses a line. Which other fields are given depends on the fact.
 *
 * @param fact what it looks at
 * @param provider whose price; null for the headline price of the model
 * @param component of the price: input, output…; required with {@code crosses}, else null for any
 * @param per the quantity that the amount buys (default: 1M_tokens)
 * @param currency ISO 4217 (default: USD)
 * @param crosses below: from the amount or more to less; above: from the amount or less to more
 * @param amount of the line, a decimal string
 * @param changePercent how far a price must have moved at least, up or down
 * @param to states of access, or open-source statuses
 * @param daysBefore how many days before a date a reminder is sent
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AlertCondition(
        @Nullable Fact fact,
        @Nullable String provider,
        @Nullable String component,
        @Nullable String per,
        @Nullable String currency,
        @Nullable Crosses crosses,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal amount,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal changePercent,

        List<String> to,
        List<Integer> daysBefore) {

    public enum Fact implements WireEnum {
        PRICING,
        ACCESS,
        OPENNESS,
        /** A date to come: of a retirement, a price, the end of a promotion, a release or an expectation. */
        UPCOMING
    }

    public enum Crosses implements WireEnum {
        BELOW,
        ABOVE
    }

    public AlertCondition(
            @Nullable Fact fact,
            @Nullable String provider,
            @Nullable String component,
            @Nullable String per,
            @Nullable String currency,
            @Nullable Crosses crosses,
            @Nullable BigDecimal amount,
            @Nullable BigDecimal changePercent,
            @Nullable List<String> to,
            @Nullable List<Integer> daysBefore) {
        this.fact = fact;
        this.provider = provider;
        this.component = component;
        this.per = per;
        this.currency = currency;
        this.crosses = crosses;
        this.amount = amount;
        this.changePercent = changePercent;
        this.to = to == null ? List.of() : to.stream().map(String::valueOf).toList();
        this.daysBefore = daysBefore == null
                ? List.of()
                : daysBefore.stream().map(days -> days == null ? -1 : days).toList();
    }

    String perOrDefault() {
        return per == null ? "1M_tokens" : per;
    }

    String currencyOrDefault() {
        return currency == null ? "USD" : currency;
    }
}
