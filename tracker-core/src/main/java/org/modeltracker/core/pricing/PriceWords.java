package org.modeltracker.core.pricing;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prices and their conditions in words. */
public final class PriceWords {

    private static final BigDecimal THOUSAND = new BigDecimal(1_000);
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal NINETY_NINE = new BigDecimal(99);
    private static final Map<String, String> SYMBOLS = Map.of("USD", "$", "EUR", "€", "GBP", "£");

    /** How many units a quantity is, where it says so: {@code 1M_tokens}. */
    private static final Pattern MULTIPLE = Pattern.compile("(\\d+[kKmMbB]?|[kKmMbB])_");

    private PriceWords() {}

    /** "$0.10 / 1M input tokens", "CNY 4.50 / image". */
    public static String amount(Price price, @Nullable String currency) {
        return money(price.amount(), currency) + " / " + quantity(price);
    }

    /** "$8,000", "$0.10": whole amounts without a fraction, all others with two digits or more. */
    public static String money(BigDecimal amount, @Nullable String currency) {
        var shortest = amount.stripTrailingZeros();
        int places = shortest.scale() <= 0 ? 0 : Math.max(2, shortest.scale());
        var digits = shortest.abs().compareTo(THOUSAND) < 0
                ? shortest.setScale(places).toPlainString() // most are, and a format costs much more
                : String.format(Locale.ROOT, "%,." + places + "f", shortest);
        if (currency == null) {
            return digits;
        }
        var symbol = SYMBOLS.get(currency);
        return symbol == null ? currency + " " + digits : symbol + digits;
    }

    /** "−75%", "+1,100%": whole, with a digit behind the point below one percent ("−0.4%") and just below all ("−99.9%"). */
    public static String percent(BigDecimal percent) {
        var size = percent.abs();
        boolean isNearlyAll = size.compareTo(NINETY_NINE) > 0 && size.compareTo(HUNDRED) < 0;
        boolean isSmall = size.compareTo(BigDecimal.ONE) < 0;
        var rounded = size.setScale(
                        isSmall || isNearlyAll ? 1 : 0, isNearlyAll ? RoundingMode.DOWN : RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return (percent.signum() < 0 ? "−" : "+")
                + String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded) + "%";
    }

    /** "(batch, prompts from 200,000 tokens, until 2026-08-31)"; empty without a condition. */
    public static String conditions(@Nullable Conditions conditions) {
        if (conditions == null) {
            return "";
        }
        var words = Stream.of(
                        conditions.serviceTier() == null
                                ? null
                                : conditions.serviceTier().word(),
                        conditions.minPromptTokens() == null
                                ? null
                                : "prompts from %s tokens".formatted(count(conditions.minPromptTokens())),
                        conditions.resolution() == null ? null : "resolution " + conditions.resolution(),
                        conditions.quality() == null ? null : "quality " + conditions.quality(),
                        conditions.attempts() == null ? null : attempts(conditions.attempts()),
                        conditions.hours() == null ? null : hours(conditions.hours()),
                        conditions.freeAllowance() == null ? null : allowance(conditions.freeAllowance()),
                        conditions.until() == null ? null : "until " + conditions.until(),
                        conditions.atLeastUntil() == null ? null : "at least until " + conditions.atLeastUntil())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : "(" + words + ")";
    }

    private static String hours(Hours hours) {
        var days = hours.days() == null
                ? "daily"
                : hours.days().stream().map(Hours.Day::word).collect(Collectors.joining(" "));
        return "%s %s–%s %s".formatted(days, hours.from(), hours.to(), hours.timeZone());
    }

    private static String allowance(FreeAllowance allowance) {
        return "after %s free %s"
                .formatted(
                        allowance.quantity().stripTrailingZeros().scale() > 0
                                ? allowance.quantity().toPlainString()
                                : count(allowance.quantity().toBigIntegerExact()),
                        allowance.period() == FreeAllowance.Period.ONCE
                                ? "once"
                                : "per " + allowance.period().word());
    }

    private static String attempts(int number) {
        return number == 1 ? "1 attempt" : number + " attempts";
    }

    /** "1M input tokens", "storage gb day": the component before the unit, unless it is the unit. */
    private static String quantity(Price price) {
        var per = price.per();
        var multiple = MULTIPLE.matcher(per);
        int from = multiple.lookingAt() ? multiple.end() : 0;
        var unit = per.substring(from);
        var component = price.component();
        boolean isUnit = unit.equals(component) || unit.equals(component + "s") || unit.equals(component + "es");
        return (per.substring(0, from) + (isUnit ? unit : component + "_" + unit)).replace('_', ' ');
    }

    private static String count(Number number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
