package org.modeltracker.api.export;

import static org.modeltracker.api.export.Column.json;
import static org.modeltracker.api.export.Column.number;
import static org.modeltracker.api.export.Column.text;
import static org.modeltracker.api.export.Column.truth;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.access.AccessEvent;
import org.modeltracker.core.access.AccessView;
import org.modeltracker.core.answer.Answer;
import org.modeltracker.core.pricing.PricingView;
import tools.jackson.databind.json.JsonMapper;

/** The columns of offerings: access and prices, and what is listed. */
final class OfferingColumns {

    private OfferingColumns() {}

    static List<Column<Answer>> access() {
        return List.of(
                text("channel", answer -> AccessView.item(answer).channel()),
                text("surface", answer -> AccessView.item(answer).surface()),
                text("provider", answer -> AccessView.item(answer).provider()),
                text("region", answer -> AccessView.item(answer).region()),
                text("audience", answer -> AccessView.item(answer).audience()),
                truth("alias", answer -> AccessView.item(answer).alias()),
                text("state", answer -> AccessView.item(answer).state()),
                text("vendor_term", answer -> ((AccessEvent) answer.effectiveData()).vendorTerm()));
    }

    static List<Column<Answer>> listingAndReplacement() {
        return Stream.concat(
                        listing().stream(),
                        Stream.<Column<Answer>>of(
                                text("replacement", answer -> ((AccessEvent) answer.effectiveData()).replacement())))
                .toList();
    }

    private static List<Column<Answer>> listing() {
        return List.of(
                text("snapshot", answer -> answer.question().key().get("snapshot")),
                text("variant", answer -> answer.question().key().get("variant")),
                text("listed_as", Answer::listedAs));
    }

    static List<Column<Answer>> listingAndRegular(JsonMapper json) {
        return Stream.concat(
                        listing().stream(),
                        Stream.<Column<Answer>>of(json(
                                "regular",
                                json,
                                answer -> PricingView.item(answer).regular())))
                .toList();
    }

    /** The usual prices have columns of their own, where no condition is tied to them; all of them stand in prices, exact. */
    static List<Column<Answer>> pricing(JsonMapper json) {
        return List.of(
                text("provider", answer -> PricingView.item(answer).provider()),
                text("channel", answer -> PricingView.item(answer).channel()),
                text("region", answer -> PricingView.item(answer).region()),
                text("tier", answer -> PricingView.item(answer).tier()),
                truth("alias", answer -> PricingView.item(answer).alias()),
                text("disclosure", answer -> PricingView.item(answer).disclosure()),
                text("currency", answer -> PricingView.item(answer).currency()),
                number("input_per_1m_tokens", perMillion("input")),
                number("output_per_1m_tokens", perMillion("output")),
                number("cache_read_per_1m_tokens", perMillion("cache_read")),
                number("cache_write_per_1m_tokens", perMillion("cache_write")),
                json("prices", json, answer -> PricingView.item(answer).prices()));
    }

    private static Function<Answer, @Nullable BigDecimal> perMillion(String component) {
        return answer -> {
            for (var price : PricingView.item(answer).prices()) {
                if (price.component().equals(component) && price.isBase()) {
                    return price.perMillionTokens().orElse(null);
                }
            }
            return null;
        };
    }
}
