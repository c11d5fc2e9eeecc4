package org.modeltracker.core.pricing;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an amount buys, as a number of units that can be compared: {@code 1K_tokens} is 1,000 tokens, an hour is 3,600 seconds.
 *
 * @param unit the singular word of a known unit; the whole text of an unknown quantity, which is comparable to itself only
 */
record Quantity(String unit, BigDecimal count) {

    /** The closed list: the words for a unit, and how many base units it holds. */
    private enum Unit {
        TOKEN("token", 1, "token"),
        REQUEST("request", 1, "request", "call", "query", "search"),
        IMAGE("image", 1, "image"),
        VIDEO("video", 1, "video"),
        SECOND("second", 1, "second"),
        MINUTE("second", 60, "minute"),
        HOUR("second", 3600, "hour"),
        CHARACTER("character", 1, "character"),
        PAGE("page", 1, "page"),
        DOCUMENT("document", 1, "document"),
        PIXEL("pixel", 1, "pixel"),
        MEGAPIXEL("pixel", 1_000_000, "megapixel"),
        STEP("step", 1, "step"),
        SESSION("session", 1, "session"),
        TOKEN_HOUR("token_hour", 1, "token_hour"),
        GB_HOUR("gb_hour", 1, "gb_hour"),
        GB_DAY("gb_hour", 24, "gb_day"),
        GB_MONTH("gb_month", 1, "gb_month"),
        USER_MONTH("user_month", 1, "user_month", "seat_month"),
        MONTH("month", 1, "month"),
        YEAR("month", 12, "year");

        private final String base;
        private final BigDecimal factor;
        private final List<String> words;

        Unit(String base, long factor, String... words) {
            this.base = base;
            this.factor = BigDecimal.valueOf(factor);
            this.words = List.of(words);
        }
    }

    private static final Map<String, Unit> UNITS = Arrays.stream(Unit.values())
            .flatMap(unit -> unit.words.stream()
                    .flatMap(word -> Stream.of(Map.entry(word, unit), Map.entry(plural(word), unit))))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    private static final Map<String, BigDecimal> MULTIPLES = Map.of(
            "",
            BigDecimal.ONE,
            "k",
            new BigDecimal(1_000),
            "m",
            new BigDecimal(1_000_000),
            "b",
            new BigDecimal(1_000_000_000));

    private static final Pattern FORM = Pattern.compile("(?:([1-9]\\d{0,8})?([kmb]?)_)?([a-z_]+)");

    private static final Map<String, Quantity> READ = new ConcurrentHashMap<>();
    private static final int MOST_READ = 1_000;

    /** The list for readers of an error. */
    static String known() {
        return Arrays.stream(Unit.values())
                .map(unit -> unit.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** Also of texts that an older log holds and the list does not know. */
    static Quantity of(String per) {
        var known = READ.get(per);
        if (known != null) {
            return known;
        }
        var read = read(per).orElseGet(() -> new Quantity(per, BigDecimal.ONE));
        if (READ.size() < MOST_READ) {
            READ.put(per, read);
        }
        return read;
    }

    static boolean isKnown(String per) {
        return read(per).isPresent();
    }

    boolean isOf(Quantity other) {
        return unit.equals(other.unit);
    }

    /** The amount for this quantity as an amount for another of the same unit. */
    BigDecimal convert(BigDecimal amount, Quantity other) {
        return count.compareTo(other.count) == 0
                ? amount
                : amount.multiply(other.count).divide(count, MathContext.DECIMAL128);
    }

    private static Optional<Quantity> read(String per) {
        var form = FORM.matcher(per.toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(UNITS.get(form.group(3))).map(unit -> {
            var number = form.group(1) == null ? BigDecimal.ONE : new BigDecimal(form.group(1));
            var multiple = form.group(2) == null ? BigDecimal.ONE : MULTIPLES.get(form.group(2));
            return new Quantity(
                    unit.base, number.multiply(multiple).multiply(unit.factor).stripTrailingZeros());
        });
    }

    private static String plural(String word) {
        return word.endsWith("query") ? "queries" : word.endsWith("search") ? "searches" : word + "s";
    }
}
