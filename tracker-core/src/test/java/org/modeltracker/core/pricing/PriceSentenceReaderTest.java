package org.modeltracker.core.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.model.ApiChannel;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.SentenceContext;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.pricing.Price.ServiceTier;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/** What a price sentence tells, read back by a reader that knows nothing of how it was written. */
class PriceSentenceReaderTest {

    private static final Subject MODEL = Subject.model("meta/muse-spark");
    private static final List<String> COMPONENTS =
            List.of("input", "output", "cache_read", "image", "web_search", "storage", "request");
    private static final List<String> QUANTITIES =
            List.of("1M_tokens", "1K_tokens", "image", "1K_calls", "request", "gb_day", "minute", "100_pages");

    @Test
    void every_sentence_tells_all_that_its_claim_says() {
        for (int seed = 0; seed < 3_000; seed++) {
            var random = new Random(seed);
            var claim = claim(random);
            if (claim.faults().findAny().isEmpty()) {
                var it = context(random);
                var expected = new TreeMap<>(beside(it));
                assertThat(PriceSentenceReader.read(claim.sentence(it)))
                        .as("seed %d: %s", seed, claim.sentence(it))
                        .isEqualTo(PriceFacts.of(claim, expected));
                expected.put("from", "2027-01");
                assertThat(PriceSentenceReader.read(claim.announcement(it, PartialDate.parse("2027-01"))))
                        .as("seed %d, ahead", seed)
                        .isEqualTo(PriceFacts.of(claim, expected));
            }
        }
    }

    @Test
    void the_reader_notices_whatever_is_left_out() {
        var it = new SentenceContext(MODEL, key("2026-05", "fp8"), Map.of(), Map.of());
        var claim = new PricingChanged(
                "meta",
                ApiChannel.FIRST_PARTY_API,
                "eu",
                "contributor",
                true,
                Disclosure.PROMOTIONAL,
                "USD",
                List.of(new Price("input", new BigDecimal("0.1"), "1M_tokens", Conditions.of(ServiceTier.BATCH))),
                List.of());
        var sentence = claim.sentence(it);
        var whole = PriceFacts.of(claim, beside(it));
        assertThat(PriceSentenceReader.read(sentence)).isEqualTo(whole);
        for (var part : List.of(
                " (batch)",
                ", region eu",
                ", tier contributor",
                ", alias",
                ", promotional",
                " at meta",
                "snapshot 2026-05, ")) {
            assertThat(sentence).contains(part);
            assertThat(PriceSentenceReader.read(sentence.replace(part, "")))
                    .as("without %s", part)
                    .isNotEqualTo(whole);
        }
        assertThat(PriceSentenceReader.read(sentence.replace("$0.10", "$0.01"))).isNotEqualTo(whole);
        assertThat(PriceSentenceReader.read(sentence.replace("$", "€"))).isNotEqualTo(whole);
        assertThat(PriceSentenceReader.read(sentence.replace("1M input", "1M output")))
                .isNotEqualTo(whole);
        assertThat(PriceSentenceReader.read(sentence.replace("1M input", "1K input")))
                .isNotEqualTo(whole);
    }

    private static Map<String, String> beside(SentenceContext it) {
        var terms = new TreeMap<String, String>();
        terms.put("subject", it.names().getOrDefault(MODEL, MODEL.id()));
        if (it.key() != null) {
            terms.putAll(it.key().key());
        }
        return terms;
    }

    private static SentenceContext context(RandomGenerator random) {
        var names = random.nextBoolean() ? Map.of(MODEL, "Muse Spark") : Map.<Subject, String>of();
        var key = random.nextBoolean()
                ? null
                : key(random.nextBoolean() ? "20260501" : null, random.nextBoolean() ? "thinking" : null);
        return new SentenceContext(MODEL, key, names, Map.of());
    }

    private static FactKey key(String snapshot, String variant) {
        return FactKey.of(MODEL, FactType.PRICING, "snapshot", snapshot, "variant", variant);
    }

    private static PricingChanged claim(RandomGenerator random) {
        var disclosure = Disclosure.values()[random.nextInt(Disclosure.values().length)];
        boolean priced = List.of(
                        Disclosure.DISCLOSED,
                        Disclosure.PROMOTIONAL,
                        Disclosure.INCLUDED_IN_SUBSCRIPTION,
                        Disclosure.FREE)
                .contains(disclosure);
        var prices = priced ? prices(random, disclosure == Disclosure.FREE) : List.<Price>of();
        return new PricingChanged(
                random.nextBoolean() ? null : "some-shop",
                ApiChannel.values()[random.nextInt(ApiChannel.values().length)],
                random.nextBoolean() ? null : "eu-west-1",
                random.nextBoolean() ? null : "contributor",
                random.nextBoolean() ? null : true,
                disclosure,
                prices.isEmpty() ? null : List.of("USD", "EUR", "GBP", "CNY").get(random.nextInt(4)),
                prices,
                disclosure == Disclosure.PROMOTIONAL && random.nextBoolean() ? prices(random, false) : List.of());
    }

    private static List<Price> prices(RandomGenerator random, boolean free) {
        var prices = new ArrayList<Price>();
        for (int n : IntStream.rangeClosed(0, random.nextInt(5)).toArray()) {
            var amount = free ? BigDecimal.ZERO : BigDecimal.valueOf(random.nextLong(1, 2_000_000), random.nextInt(7));
            prices.add(new Price(
                    COMPONENTS.get((n + random.nextInt(COMPONENTS.size())) % COMPONENTS.size()),
                    amount,
                    QUANTITIES.get(random.nextInt(QUANTITIES.size())),
                    random.nextBoolean() ? null : conditions(random)));
        }
        return prices;
    }

    private static Conditions conditions(RandomGenerator random) {
        return new Conditions(
                random.nextInt(3) > 0 ? null : 1L + random.nextInt(2_000_000),
                random.nextInt(3) > 0 ? null : ServiceTier.values()[random.nextInt(ServiceTier.values().length)],
                random.nextInt(3) > 0 ? null : PartialDate.parse("2026-08-31"),
                random.nextInt(3) > 0 ? null : PartialDate.parse("2026-08-31T12:00:00Z"),
                random.nextInt(3) > 0 ? null : hours(random),
                random.nextInt(3) > 0 ? null : "1024x1024",
                random.nextInt(3) > 0 ? null : "high",
                random.nextInt(3) > 0 ? null : 1 + random.nextInt(3),
                random.nextInt(3) > 0 ? null : allowance(random));
    }

    private static Hours hours(RandomGenerator random) {
        var days = random.nextBoolean() ? null : List.of(Hours.Day.MON, Hours.Day.TUE);
        return new Hours(days, "22:00", "08:00", "Asia/Shanghai");
    }

    private static FreeAllowance allowance(RandomGenerator random) {
        var periods = FreeAllowance.Period.values();
        return new FreeAllowance(
                BigDecimal.valueOf(1 + random.nextInt(1_000_000), random.nextInt(2)),
                periods[random.nextInt(periods.length)]);
    }
}
