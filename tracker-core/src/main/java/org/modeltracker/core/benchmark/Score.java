package org.modeltracker.core.benchmark;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.InputError;
import org.modeltracker.core.model.WireEnum;

/**
 * A score as its source gave it. A range is never flattened to a number: "~57–58" stays a range, approximate.
 *
 * @param value for exact, at_least and at_most
 * @param low for a range, with high
 * @param rank for ordinal: a place from 1
 * @param text for ordinal: words such as "below leaders"; may go with not_reported
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Score(
        Kind kind,
        @Nullable BigDecimal value,
        @Nullable BigDecimal low,
        @Nullable BigDecimal high,
        @Nullable Integer rank,
        @Nullable String text,
        @Nullable Boolean approximate,
        @Nullable String unit) {

    public enum Kind implements WireEnum {
        EXACT,
        RANGE,
        AT_LEAST,
        AT_MOST,
        ORDINAL,
        NOT_REPORTED
    }

    public Score {
        value = value == null ? null : plain(value);
        low = low == null ? null : plain(low);
        high = high == null ? null : plain(high);
    }

    /** Whether both can be true. Words conflict with nothing; "about v" agrees with anything within one unit of its last digit. */
    boolean isCompatibleWith(Score other) {
        if (span() == null || other.span() == null) {
            return true;
        }
        var converted = other.in(scoreUnit());
        return converted != null && meets(converted);
    }

    private boolean meets(Score other) {
        var mine = Objects.requireNonNull(span());
        var theirs = Objects.requireNonNull(other.span());
        return mine.meets(theirs) || mine.widened().meets(theirs) || mine.meets(theirs.widened());
    }

    /** The same numbers, now with a unit. */
    Score inUnit(ScoreUnit given) {
        return moved(0, given.name());
    }

    @Nullable
    ScoreUnit scoreUnit() {
        return ScoreUnit.ofNullable(unit);
    }

    /** The same score in another unit; without a unit on either side as it is. Null if this unit does not convert. */
    @Nullable
    Score in(@Nullable ScoreUnit wanted) {
        var own = scoreUnit();
        if (own == null || wanted == null || own.equals(wanted)) {
            return this;
        }
        return own.convertsTo(wanted) ? moved(own.placesTo(wanted), wanted.name()) : null;
    }

    /** Whether any of its numbers is greater. */
    boolean exceeds(BigDecimal limit) {
        return Stream.of(value, low, high).filter(Objects::nonNull).anyMatch(number -> number.compareTo(limit) > 0);
    }

    private Score moved(int places, String newUnit) {
        return new Score(
                kind, moved(value, places), moved(low, places), moved(high, places), rank, text, approximate, newUnit);
    }

    static @Nullable BigDecimal moved(@Nullable BigDecimal number, int places) {
        return number == null ? null : number.movePointRight(places);
    }

    /** Its value for ranking: the middle of a range; null for words. */
    public @Nullable BigDecimal middle() {
        return switch (kind) {
            case EXACT, AT_LEAST, AT_MOST -> value;
            case RANGE -> low == null || high == null ? null : low.add(high).divide(BigDecimal.valueOf(2));
            case ORDINAL, NOT_REPORTED -> null;
        };
    }

    Stream<InputError> faults() {
        return switch (kind) {
            case EXACT, AT_LEAST, AT_MOST -> Stream.concat(needs("value", value), refuses(low, high, rank, text));
            case RANGE ->
                Stream.of(needs("low", low), needs("high", high), refuses(value, rank, text), order())
                        .flatMap(faults -> faults);
            case ORDINAL ->
                rank == null && text == null
                        ? Stream.of(new InputError("", "an ordinal score needs rank or text"))
                        : refuses(value, low, high);
            case NOT_REPORTED -> refuses(value, low, high, rank);
        };
    }

    String phrase() {
        var about = Boolean.TRUE.equals(approximate) ? "about " : "";
        var in = unit == null ? "" : ScoreUnit.PERCENT.equals(ScoreUnit.of(unit)) ? "%" : " " + unit;
        return switch (kind) {
            case EXACT -> about + digits(value) + in;
            case RANGE -> about + digits(low) + "–" + digits(high) + in;
            case AT_LEAST -> "at least " + about + digits(value) + in;
            case AT_MOST -> "at most " + about + digits(value) + in;
            case ORDINAL -> text == null ? "rank " + rank : "“" + text + "”";
            case NOT_REPORTED -> "nothing reported";
        };
    }

    private static String digits(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    private @Nullable Span span() {
        boolean about = Boolean.TRUE.equals(approximate);
        return switch (kind) {
            case EXACT -> new Span(value, value, about);
            case RANGE -> new Span(low, high, about);
            case AT_LEAST -> new Span(value, null, about);
            case AT_MOST -> new Span(null, value, about);
            case ORDINAL, NOT_REPORTED -> null;
        };
    }

    /** Closed on both sides; null is without end. */
    private record Span(@Nullable BigDecimal low, @Nullable BigDecimal high, boolean approximate) {

        boolean meets(Span other) {
            return atMost(low, other.high) && atMost(other.low, high);
        }

        Span widened() {
            return approximate
                    ? new Span(
                            low == null ? null : low.subtract(low.ulp()),
                            high == null ? null : high.add(high.ulp()),
                            true)
                    : this;
        }

        private static boolean atMost(@Nullable BigDecimal low, @Nullable BigDecimal high) {
            return low == null || high == null || low.compareTo(high) <= 0;
        }
    }

    private Stream<InputError> needs(String name, @Nullable Object given) {
        return given == null
                ? Stream.of(new InputError("/" + name, "is required for this kind of score"))
                : Stream.empty();
    }

    private Stream<InputError> refuses(@Nullable Object... others) {
        return Stream.of(others).anyMatch(Objects::nonNull)
                ? Stream.of(new InputError("", "has fields that its kind does not allow"))
                : Stream.empty();
    }

    private Stream<InputError> order() {
        return low != null && high != null && low.compareTo(high) > 0
                ? Stream.of(new InputError("/low", "is greater than high"))
                : Stream.empty();
    }

    /** 1E+3 and 1000 are the same number; trailing zeros show the precision and are kept. */
    static BigDecimal plain(BigDecimal number) {
        return number.scale() >= 0 ? number : number.setScale(0);
    }
}
