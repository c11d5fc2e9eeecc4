package org.modeltracker.api.importer.catalogue;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.importer.catalogue.MeasuredScore.Setting;
import org.modeltracker.core.benchmark.BenchmarkEvent.BenchmarkDefined;
import org.modeltracker.core.benchmark.BenchmarkEvent.ConfidenceInterval;
import org.modeltracker.core.model.Source;

/**
 * A row of a leaderboard of the arena.
 *
 * @param name as it is shown
 * @param vendor as it is shown; null where none is
 * @param halfWidth of the 95 % interval; null where none is shown
 */
record ArenaRow(
        String name,
        @Nullable String vendor,
        BigDecimal rating,
        @Nullable BigDecimal halfWidth,
        @Nullable Long votes) {

    private static final BigDecimal LEVEL = new BigDecimal("0.95");
    private static final String ARENA = "arena";
    /** A model, how many tokens it may think, what it is called or how it is run, and a tool. */
    private static final Pattern NAME = Pattern.compile(
            "(?<model>.+?)(?:-thinking-(?<tokens>\\d+k))?(?: \\((?<word>[^()]+)\\))?(?: \\[(?<tool>[^\\[\\]]+)])?");

    private static final Pattern THINKING = Pattern.compile("(?:non-)?thinking");
    private static final String EFFORT = "thinking-";
    private static final String HARNESS = "-harness";

    /** @throws UnusableEntry if it has no rating */
    static ArenaRow of(JsonEntry row) {
        var name = row.name("model");
        if (!row.has("score")) {
            throw new UnusableEntry("score_without_value", name);
        }
        var halfWidth = row.has("ci") ? row.amount("ci") : null;
        if (halfWidth != null && halfWidth.signum() < 0) {
            throw new UnusableEntry("negative_interval", name);
        }
        var votes = row.optionalCount("votes");
        if (votes != null && votes < 0) {
            throw new UnusableEntry("negative_votes", name);
        }
        return new ArenaRow(name, row.optionalText("vendor"), row.amount("score"), halfWidth, votes);
    }

    /** The vendor, a slash, and the name of the model without how it was run. */
    String named() {
        return maker() + "/" + model();
    }

    private String maker() {
        return vendor == null || vendor.isBlank() ? ARENA : Slug.of(vendor);
    }

    private String model() {
        var parts = NAME.matcher(name);
        if (!parts.matches()) {
            return name;
        }
        var word = parts.group("word");
        boolean isVariant = word != null && THINKING.matcher(word).matches();
        var thinks = parts.group("tokens") == null ? "" : "-thinking";
        return parts.group("model") + thinks + (isVariant ? "-" + word : "");
    }

    private Setting setting() {
        var parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Setting.USUAL;
        }
        var word = parts.group("word");
        var tokens = parts.group("tokens");
        var harness = word != null && word.endsWith(HARNESS)
                ? word.substring(0, word.length() - HARNESS.length())
                : parts.group("tool");
        boolean isEffort = word != null && word.startsWith(EFFORT);
        return new Setting(harness, word != null && isEffort ? word.substring(EFFORT.length()) : tokens);
    }

    MeasuredScore score(BenchmarkDefined definition, Source source) {
        var interval = halfWidth == null
                ? null
                : new ConfidenceInterval(rating.subtract(halfWidth), rating.add(halfWidth), LEVEL);
        return new MeasuredScore(
                Slug.of(definition.name().replace(' ', '-')),
                definition,
                rating,
                interval,
                votes,
                setting(),
                null,
                source,
                null);
    }
}
