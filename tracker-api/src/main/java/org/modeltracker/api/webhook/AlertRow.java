package org.modeltracker.api.webhook;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.webhook.AlertCondition.Crosses;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.pricing.Price;

/**
 * A condition as the database compares it with what a message moved: prices for a single unit.
 *
 * @param fact pricing, access, open_source_status or upcoming
 */
record AlertRow(
        String fact,
        @Nullable String provider,
        @Nullable String component,
        @Nullable String unit,
        @Nullable String currency,
        @Nullable Crosses crosses,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal changePercent,
        List<String> words,
        List<Integer> days) {

    /** A row m of messages meets a condition of a webhook w; false where the webhook has none. */
    static final String MEETS = """
            exists (
              select from jsonb_to_recordset(w.conditions) as c (fact text, provider text, component text, unit text, currency text,
                          crosses text, amount numeric, change_percent numeric, words jsonb, days jsonb)
                join jsonb_to_recordset(m.moves) as v (fact text, provider text, component text, unit text, currency text,
                          before numeric, after numeric, percent numeric, word text, days int)
                  on v.fact = c.fact
                 and case c.fact
                       when 'upcoming' then c.days @> to_jsonb(v.days)
                       when 'pricing' then v.provider is not distinct from c.provider
                         and (c.component is null or v.component = c.component)
                         and (c.unit is null or v.unit = c.unit)
                         and (c.currency is null or v.currency = c.currency)
                         and case c.crosses when 'below' then v.before >= c.amount and v.after < c.amount
                                            when 'above' then v.before <= c.amount and v.after > c.amount else true end
                         and (c.change_percent is null or v.percent >= c.change_percent)
                       else c.words @> to_jsonb(v.word) end)
            """;

    /** @param asked without faults */
    static AlertRow of(AlertCondition asked) {
        var fact = Objects.requireNonNull(asked.fact());
        var amount = asked.amount();
        var component = asked.component();
        var line =
                amount == null || component == null ? null : new Price(component, amount, asked.perOrDefault(), null);
        return new AlertRow(
                switch (fact) {
                    case PRICING -> FactType.PRICING.word();
                    case ACCESS -> FactType.ACCESS.word();
                    case OPENNESS -> FactType.OPEN_SOURCE_STATUS.word();
                    case UPCOMING -> fact.word();
                },
                asked.provider(),
                component,
                line == null ? null : line.unit(),
                line == null ? asked.currency() : asked.currencyOrDefault(),
                asked.crosses(),
                line == null ? null : line.perUnit(),
                asked.changePercent(),
                asked.to(),
                asked.daysBefore());
    }
}
