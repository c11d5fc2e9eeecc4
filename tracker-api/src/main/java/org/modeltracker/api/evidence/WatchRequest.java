package org.modeltracker.api.evidence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.InputError;

/**
 * A request for a watch. Fields may be missing until {@link #faults} has checked it.
 *
 * @param url https or http, on the open internet
 * @param selector CSS selector of the part that is compared, of tags, classes, ids and attributes (default: the whole page)
 * @param publisher whose page it is: an organisation
 * @param about what the page says, for those who decide, such as {@code pricing} or {@code deprecations}
 * @param every how often it is fetched: a number and {@code m}, {@code h} or {@code d}, from 15m to 30d (default: {@code 1d})
 */
public record WatchRequest(String url, @Nullable String selector, String publisher, String about, String every) {

    private static final int LONGEST_SELECTOR = 200;
    private static final int LONGEST_ABOUT = 200;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,126}");
    private static final Pattern PERIOD = Pattern.compile("([1-9]\\d{0,4})([mhd])");
    /** Pseudo-classes can hold regular expressions and nested selectors, which take as long as their author likes. */
    private static final Pattern COSTLY = Pattern.compile("[:~]");

    private static final Duration SHORTEST = Duration.ofMinutes(15);
    private static final Duration LONGEST = Duration.ofDays(30);

    public WatchRequest(
            @Nullable String url,
            @Nullable String selector,
            @Nullable String publisher,
            @Nullable String about,
            @Nullable String every) {
        this.url = url == null ? "" : url.strip();
        this.selector = selector == null || selector.isBlank() ? null : selector.strip();
        this.publisher = publisher == null ? "" : publisher;
        this.about = about == null ? "" : about.strip();
        this.every = every == null ? "1d" : every;
    }

    /** All but those of the address. */
    List<InputError> faults() {
        var faults = new ArrayList<InputError>();
        if (url.isEmpty()) {
            faults.add(new InputError("/url", "is required: the address of the page"));
        }
        if (selector != null
                && (selector.length() > LONGEST_SELECTOR
                        || selector.contains("\0")
                        || COSTLY.matcher(selector).find()
                        || !MarkupReader.isSelector(selector))) {
            faults.add(new InputError(
                    "/selector",
                    "must be a CSS selector of tags, classes, ids and attributes, with at most %d characters"
                            .formatted(LONGEST_SELECTOR)));
        }
        if (!SLUG.matcher(publisher).matches()) {
            faults.add(new InputError("/publisher", "must be an organisation that matches " + SLUG));
        }
        if (about.isEmpty() || about.length() > LONGEST_ABOUT || about.contains("\0")) {
            faults.add(new InputError("/about", "must be a text of 1 to %d characters".formatted(LONGEST_ABOUT)));
        }
        if (!PERIOD.matcher(every).matches() || period().compareTo(SHORTEST) < 0 || period().compareTo(LONGEST) > 0) {
            faults.add(new InputError("/every", "must be a number and m, h or d, from 15m to 30d"));
        }
        return faults;
    }

    Duration period() {
        var period = PERIOD.matcher(every);
        if (!period.matches()) {
            throw new IllegalArgumentException(every);
        }
        long count = Long.parseLong(period.group(1));
        return switch (period.group(2)) {
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    static String every(Duration period) {
        if (period.toSeconds() % Duration.ofDays(1).toSeconds() == 0) {
            return period.toDays() + "d";
        }
        return period.toMinutes() % 60 == 0 ? period.toHours() + "h" : period.toMinutes() + "m";
    }
}
