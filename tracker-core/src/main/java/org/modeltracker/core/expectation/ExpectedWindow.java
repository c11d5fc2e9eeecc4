package org.modeltracker.core.expectation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.PartialDate;

/**
 * The period in which something is expected: a partial date, an interval, or plain English that names one, such as "end of Q1 2026". Half-open.
 *
 * @param text as the source gave it
 */
public record ExpectedWindow(String text, Instant start, Instant end) {

    private static final int THIRD = 10;
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String PART = "(?:(early|mid|late|end of|the end of|beginning of|start of)[ -])?(?:in )?";
    private static final String MONTH = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
            + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
    private static final String YEAR = "(\\d{4})";

    /** The words of each form, and the months that it spans. */
    private record Form(Pattern words, Function<MatchResult, YearMonth> first, int months) {}

    private static final List<Form> FORMS = List.of(
            form("q([1-4])[ -]?" + YEAR, found -> month(found.group(3), quarter(found.group(2))), 3),
            form(YEAR + "[ -]?q([1-4])", found -> month(found.group(2), quarter(found.group(3))), 3),
            form("h([12])[ -]?" + YEAR, found -> month(found.group(3), half(found.group(2))), 6),
            form(YEAR + "[ -]?h([12])", found -> month(found.group(2), half(found.group(3))), 6),
            form("first half of " + YEAR, found -> month(found.group(2), 1), 6),
            form("second half of " + YEAR, found -> month(found.group(2), 7), 6),
            form(MONTH + ",? " + YEAR, found -> month(found.group(3), monthOf(found.group(2))), 1),
            form(YEAR, found -> month(found.group(2), 1), 12));

    /** Empty for words that name no dates, such as "coming weeks". */
    public static Optional<ExpectedWindow> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            int slash = text.indexOf('/');
            return slash < 0
                    ? Optional.of(of(text, PartialDate.parse(text)))
                    : interval(text, PartialDate.parse(text.substring(0, slash)), text.substring(slash + 1));
        } catch (DateTimeException words) {
            return plain(text);
        }
    }

    /** A date for a calendar: the whole window. */
    public PartialDate asDate() {
        return new PartialDate(text, start, end, PartialDate.Precision.YEAR);
    }

    /** Whole days from an instant to the last day of the window; negative after it. */
    long daysLeft(Instant at) {
        return ChronoUnit.DAYS.between(day(at), day(end.minus(1, ChronoUnit.MICROS)));
    }

    private static LocalDate day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static ExpectedWindow of(String text, PartialDate date) {
        return new ExpectedWindow(text, date.start(), date.end());
    }

    private static Optional<ExpectedWindow> interval(String text, PartialDate from, String to) {
        var last = PartialDate.parse(to);
        return last.end().isAfter(from.start())
                ? Optional.of(new ExpectedWindow(text, from.start(), last.end()))
                : Optional.empty();
    }

    private static Optional<ExpectedWindow> plain(String text) {
        var words = text.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
        return FORMS.stream()
                .flatMap(form -> {
                    var found = form.words().matcher(words);
                    return found.matches() ? Stream.of(of(text, form, found.toMatchResult())) : Stream.empty();
                })
                .findFirst();
    }

    /** Early, mid and late mean a third of the period each, as do its beginning and its end. */
    private static ExpectedWindow of(String text, Form form, MatchResult found) {
        var first = form.first().apply(found);
        var from = first.atDay(1);
        var to = first.plusMonths(form.months()).atDay(1);
        @Nullable String part = found.group(1);
        if (part == null) {
            return of(text, from, to);
        }
        boolean month = form.months() == 1;
        var early = month ? from.plusDays(THIRD) : from.plusMonths(third(form));
        var late = month ? from.plusDays(2L * THIRD) : to.minusMonths(third(form));
        return switch (part) {
            case "early", "beginning of", "start of" -> of(text, from, early);
            case "mid" -> of(text, early, late);
            default -> of(text, late, to);
        };
    }

    private static int third(Form form) {
        return form.months() / 3;
    }

    private static ExpectedWindow of(String text, LocalDate from, LocalDate to) {
        return new ExpectedWindow(
                text,
                from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                to.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private static Form form(String words, Function<MatchResult, YearMonth> first, int months) {
        return new Form(Pattern.compile(PART + words), first, months);
    }

    private static YearMonth month(String year, int month) {
        return YearMonth.of(Integer.parseInt(year), month);
    }

    private static int quarter(String number) {
        return Integer.parseInt(number) * 3 - 2;
    }

    private static int half(String number) {
        return Integer.parseInt(number) * 6 - 5;
    }

    private static int monthOf(String name) {
        return MONTHS.indexOf(name.substring(0, 3)) + 1;
    }
}
