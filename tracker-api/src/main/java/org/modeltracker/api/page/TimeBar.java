package org.modeltracker.api.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.PartialDate;

/**
 * The times that a page is asked for, which every link on it carries along: a link to a past state leads to a page that never changes.
 *
 * @param asOf "as it was known on", as it stands in the address
 * @param effectiveAt "as it was on"
 * @param observedBy "published by"; null on pages that do not answer for source time
 * @param today the last day that can be known
 * @param others what else the address asks for, which forms keep
 */
public record TimeBar(
        String path,
        @Nullable String asOf,
        @Nullable String effectiveAt,
        @Nullable String observedBy,
        LocalDate today,
        List<Pair> others) {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    /** What is done with these is done now. */
    private static final Pattern TIMELESS =
            Pattern.compile("/(?:dead-letters|status|webhooks|imports|sign-in|refused|subscribe|keys|reviews)(?:/.*)?");

    /** Only these answer for source time: of one model, one benchmark, or some that are named. */
    private static final Pattern OF_SOURCE_TIME =
            Pattern.compile("(?:/v1|/embed)?/(?:models/[^/]+/.+|benchmarks/[^/]+|compare|frontier)");

    private static final Pattern POSITION = Pattern.compile("\\d{1,18}");

    private static final Set<String> OWN = Set.of("as_of", "effective_at", "observed_by", "cursor");

    /** What a page shows of an answer. */
    private static final Set<String> CHOICES = Set.of("model", "column");

    public record Pair(String name, String value) {

        private String text() {
            return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    }

    static TimeBar of(HttpServletRequest request, Clock clock) {
        var others = request.getParameterMap().entrySet().stream()
                .filter(given -> isRead(request))
                .filter(given -> !OWN.contains(given.getKey()))
                .flatMap(given -> Stream.of(given.getValue()).map(value -> new Pair(given.getKey(), value)))
                .toList();
        return new TimeBar(
                request.getRequestURI(),
                request.getParameter("as_of"),
                request.getParameter("effective_at"),
                request.getParameter("observed_by"),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                others);
    }

    /** What a form posted is nobody's address. */
    private static boolean isRead(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    /** Whether the page answers for other times too. */
    public boolean isAnswering() {
        return isAnswering(path);
    }

    static boolean isAnswering(String path) {
        return !TIMELESS.matcher(path).matches();
    }

    public boolean isPast() {
        return asOf != null || effectiveAt != null || observedBy != null;
    }

    /** Whether the page answers for what sources had published by a day. */
    public boolean isOfSourceTime() {
        return isOfSourceTime(path);
    }

    private static boolean isOfSourceTime(String page) {
        int query = page.indexOf('?');
        return OF_SOURCE_TIME
                .matcher(query < 0 ? page : page.substring(0, query))
                .matches();
    }

    /** The same without times that are none: nothing is said of the past that nobody asked for. */
    TimeBar readable() {
        return new TimeBar(path, readable(asOf), readable(effectiveAt), readable(observedBy), today, others);
    }

    private static @Nullable String readable(@Nullable String given) {
        if (given == null || POSITION.matcher(given).matches()) {
            return given;
        }
        try {
            PartialDate.parse(given);
            return given;
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** A position, an instant or a month cannot stand in a field for days. */
    public String field(@Nullable String given) {
        return given == null || DAY.matcher(given).matches() ? "date" : "text";
    }

    /** The address of another page, at the same times. */
    public String to(String page) {
        return address(page, asked(page));
    }

    /** The rest of the list on this page. */
    public String next(String cursor) {
        var pairs = new ArrayList<>(asked());
        pairs.addAll(others);
        pairs.add(new Pair("cursor", cursor));
        return address(path, pairs);
    }

    /** This list from its beginning. */
    public String fromTheFirst() {
        return same(path);
    }

    /** This list from its beginning, in another order. */
    public String sorted(String sort) {
        return with("sort", sort);
    }

    /** This page from its beginning, with one value for a name. */
    public String with(String name, String value) {
        var pairs = new ArrayList<>(asked());
        pairs.addAll(othersBut(name));
        pairs.add(new Pair(name, value));
        return address(path, pairs);
    }

    /** What this page shows as data: the same list of the API. @param shown what the page chose by itself, or names otherwise than the API */
    public String data(String path, List<Pair> shown, String format) {
        var pairs = new ArrayList<>(data(shown));
        pairs.add(new Pair("format", format));
        return address(path, pairs);
    }

    List<Pair> data(List<Pair> shown) {
        var chosen = Stream.concat(shown.stream().map(Pair::name), Stream.of("column", "limit"))
                .collect(Collectors.toSet());
        return Stream.concat(
                        question().stream().filter(pair -> !chosen.contains(pair.name)),
                        shown.stream().filter(pair -> !pair.value.isEmpty()))
                .toList();
    }

    /** The same question at another address. */
    public String same(String path) {
        return address(path, question());
    }

    /** The same question as a table of the API, which takes no choice of models and columns. */
    public String csv(String path) {
        var pairs = new ArrayList<>(question());
        pairs.removeIf(pair -> CHOICES.contains(pair.name));
        pairs.add(new Pair("format", "csv"));
        return address(path, pairs);
    }

    /** Everything that the address asks for, but the part of a list. */
    List<Pair> question() {
        return Stream.concat(asked().stream(), others.stream())
                .filter(pair -> !pair.value.isEmpty())
                .toList();
    }

    /** What else the address asks for, without one of them. */
    public List<Pair> othersBut(String name) {
        return others.stream().filter(pair -> !pair.name.equals(name)).toList();
    }

    /** This page with another value in the place of one. */
    public String instead(String name, String value, String other) {
        return address(
                path,
                question().stream()
                        .map(pair ->
                                pair.name.equals(name) && pair.value.strip().equals(value)
                                        ? new Pair(name, other)
                                        : pair)
                        .toList());
    }

    /** This page as it is now. */
    public String now() {
        return address(path, others);
    }

    /** The times of this page that another one answers for too. */
    private List<Pair> asked(String page) {
        return asked().stream()
                .filter(pair -> !pair.name.equals("observed_by") || isOfSourceTime(page))
                .toList();
    }

    private List<Pair> asked() {
        var pairs = new ArrayList<Pair>();
        if (asOf != null) {
            pairs.add(new Pair("as_of", asOf));
        }
        if (effectiveAt != null) {
            pairs.add(new Pair("effective_at", effectiveAt));
        }
        if (observedBy != null) {
            pairs.add(new Pair("observed_by", observedBy));
        }
        return pairs;
    }

    static String address(String path, List<Pair> pairs) {
        var query = pairs.stream().map(Pair::text).collect(Collectors.joining("&"));
        return query.isEmpty() ? path : path + (path.contains("?") ? "&" : "?") + query;
    }
}
