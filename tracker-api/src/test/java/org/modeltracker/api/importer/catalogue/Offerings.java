package org.modeltracker.api.importer.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.importer.Catalogue;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.pricing.Conditions;
import org.modeltracker.core.pricing.PricingEvent.PricingChanged;

/** What an adapter reads from a small file, in words that a test can compare. */
record Offerings(Snapshot snapshot) {

    /** @param file JSON with single quotes for double ones */
    static Offerings of(Adapter adapter, String file, String day) {
        return new Offerings(Catalogue.read(adapter, file.replace('\'', '"'), PartialDate.parse(day)));
    }

    List<CatalogueOffering> all() {
        var all = new ArrayList<CatalogueOffering>();
        snapshot.eachOffering(all::add);
        all.sort(Comparator.comparing(CatalogueOffering::name));
        return all;
    }

    CatalogueOffering one(String name) {
        return all().stream()
                .filter(offering -> offering.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not among " + all()));
    }

    static List<String> prices(@Nullable PricingChanged pricing) {
        return pricing == null
                ? List.of()
                : pricing.prices().stream()
                        .map(price -> Stream.of(
                                        price.component(),
                                        price.amount().toPlainString(),
                                        price.per(),
                                        conditions(price.conditions()))
                                .filter(word -> !word.isEmpty())
                                .reduce((one, other) -> one + " " + other)
                                .orElseThrow())
                        .toList();
    }

    private static String conditions(@Nullable Conditions of) {
        if (of == null) {
            return "";
        }
        var words = new ArrayList<String>();
        if (of.minPromptTokens() != null) {
            words.add("from " + of.minPromptTokens());
        }
        if (of.serviceTier() != null) {
            words.add(of.serviceTier().word());
        }
        if (of.resolution() != null) {
            words.add(of.resolution());
        }
        if (of.quality() != null) {
            words.add(of.quality());
        }
        if (of.hours() != null) {
            words.add(of.hours().from() + "-" + of.hours().to());
        }
        if (of.until() != null) {
            words.add("until " + of.until());
        }
        return String.join(" ", words);
    }

    List<String> dated(String name) {
        return one(name).datedPricing().stream()
                .map(one -> one.from() + " " + one.basis().word() + " " + prices(one.pricing()))
                .toList();
    }

    List<String> states(String name) {
        var one = one(name);
        return Stream.concat(
                        one.isDatedToday() ? Stream.of() : Stream.of(one.state().word()),
                        one.dated().stream()
                                .map(state -> state.from() + " " + state.state().word()))
                .toList();
    }

    /** The reasons for which parts were skipped, and how often. */
    List<String> skips() {
        return snapshot.skips().list().stream()
                .map(skip -> skip.reason() + " " + skip.count())
                .toList();
    }
}
