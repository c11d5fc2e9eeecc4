package org.modeltracker.core.identity;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The date at the end of a name tells a build of the model: {@code -20251101}, {@code -2024-08-06}, {@code -2507}, {@code -0613}. */
final class Snapshots {

    private static final String MONTH = "(?:0[1-9]|1[0-2])";
    private static final String DAY = "(?:0[1-9]|[12]\\d|3[01])";
    private static final List<Pattern> DATES = List.of(
            date("20\\d\\d-" + MONTH + "-" + DAY),
            date("20\\d\\d" + MONTH + DAY),
            date(MONTH + "-20\\d\\d"),
            date("2[3-9]" + MONTH + DAY),
            date(MONTH + "-" + DAY));
    private static final List<Pattern> FOUR_DIGITS = List.of(date("2[3-9]" + MONTH), date(MONTH + DAY));
    private static final List<Pattern> NUMBERS = List.of(date("00\\d"));

    private Snapshots() {}

    static SpelledId takeOff(SpelledId spelled, Maker maker) {
        if (spelled.snapshot() != null || !endsWithADigit(spelled.name())) {
            return spelled;
        }
        return Stream.of(
                        DATES,
                        maker.isDated(spelled.name()) ? List.<Pattern>of() : FOUR_DIGITS,
                        maker.isNumbered(spelled.name()) ? NUMBERS : List.<Pattern>of())
                .flatMap(List::stream)
                .map(date -> date.matcher(spelled.name()))
                .filter(found -> found.find() && found.start() > 0)
                .findFirst()
                .map(found -> spelled.ofDate(found.group(1), spelled.name().substring(0, found.start())))
                .orElse(spelled);
    }

    private static boolean endsWithADigit(String name) {
        return !name.isEmpty() && Character.isDigit(name.charAt(name.length() - 1));
    }

    private static Pattern date(String digits) {
        return Pattern.compile("[-@](" + digits + ")$");
    }
}
