package org.modeltracker.api.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.InputError;

/**
 * A request for a webhook. Fields may be missing until {@link #faults} has checked it.
 *
 * @param url https or http, on the open internet
 * @param types event types, or types of operational events about the owner's endpoints; empty for every event type
 * @param models {@code organisation/name}; {@code *} matches anything
 * @param organisations organisations, with their models; an event must match models or organisations, if any are given
 * @param onlyChanges omits repeats of known facts (default: true)
 * @param includeHistorical includes facts that were in effect for more than 30 days when recorded (default: false)
 * @param ratePerMinute deliveries per minute, 1 to 6,000; null for no limit
 * @param paused holds deliveries until it is false again
 * @param schedule sends a digest instead of single events; what {@code when} asks for is sent at once all the same
 * @param when narrows to news that meets any of these conditions; a reminder is sent only if one asks for it
 */
public record WebhookRequest(
        String url,
        List<String> types,
        List<String> models,
        List<String> organisations,
        Boolean onlyChanges,
        Boolean includeHistorical,
        Format format,
        @Nullable String description,
        @Nullable Integer ratePerMinute,
        Boolean paused,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<AlertCondition> when,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable DigestSchedule schedule) {

    private static final int MOST = 100;
    private static final int LONGEST_DESCRIPTION = 500;
    private static final int HIGHEST_RATE = 6_000;
    private static final Pattern MODEL = Pattern.compile("[a-z0-9*][a-z0-9._*-]{0,126}/[a-z0-9*][a-z0-9._*-]{0,126}");
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,126}");

    public WebhookRequest(
            @Nullable String url,
            @Nullable List<String> types,
            @Nullable List<String> models,
            @Nullable List<String> organisations,
            @Nullable Boolean onlyChanges,
            @Nullable Boolean includeHistorical,
            @Nullable Format format,
            @Nullable String description,
            @Nullable Integer ratePerMinute,
            @Nullable Boolean paused,
            @Nullable List<AlertCondition> when,
            @Nullable DigestSchedule schedule) {
        this.url = url == null ? "" : url;
        this.types = distinct(types);
        this.models = distinct(models);
        this.organisations = distinct(organisations);
        this.onlyChanges = onlyChanges == null || onlyChanges;
        this.includeHistorical = includeHistorical != null && includeHistorical;
        this.format = format == null ? Format.STANDARD : format;
        this.description = description;
        this.ratePerMinute = ratePerMinute;
        this.paused = paused != null && paused;
        this.when = when == null ? List.of() : when.stream().distinct().toList();
        this.schedule = schedule;
    }

    /** @param knownTypes of events */
    List<InputError> faults(Collection<String> knownTypes) {
        var faults = new ArrayList<InputError>();
        if (url.isEmpty()) {
            faults.add(new InputError("/url", "is required"));
        }
        check(
                "/types",
                types,
                type -> knownTypes.contains(type) || OperationalEvent.ASKED_FOR.contains(type),
                "is not an event type",
                faults);
        check("/models", models, like(MODEL), "must be organisation/name; * matches anything", faults);
        check("/organisations", organisations, like(SLUG), "is not the id of an organisation", faults);
        if (description != null && (description.length() > LONGEST_DESCRIPTION || description.contains("\0"))) {
            faults.add(new InputError(
                    "/description",
                    "must not be longer than %d characters, and not contain the character NUL"
                            .formatted(LONGEST_DESCRIPTION)));
        }
        if (ratePerMinute != null && (ratePerMinute < 1 || ratePerMinute > HIGHEST_RATE)) {
            faults.add(new InputError("/rate_per_minute", "must be 1 to %d, or null".formatted(HIGHEST_RATE)));
        }
        if (when.size() > MOST) {
            faults.add(new InputError("/when", "must not contain more than %d entries".formatted(MOST)));
        }
        for (int n = 0; n < when.size(); n++) {
            faults.addAll(alertFaults(when.get(n), "/when/" + n));
        }
        if (schedule != null) {
            faults.addAll(schedule.faults());
        }
        return faults;
    }

    private static List<InputError> alertFaults(@Nullable AlertCondition asked, String place) {
        return asked == null ? List.of(new InputError(place, "must be an object")) : AlertFaults.of(asked, place);
    }

    /** The models as patterns of SQL's LIKE. */
    List<String> modelLikes() {
        return models.stream()
                .map(model -> model.replace("_", "\\_").replace('*', '%'))
                .toList();
    }

    private static void check(
            String pointer, List<String> words, Predicate<String> fits, String detail, List<InputError> faults) {
        if (words.size() > MOST) {
            faults.add(new InputError(pointer, "must not contain more than %d entries".formatted(MOST)));
        }
        for (int i = 0; i < words.size(); i++) {
            if (!fits.test(words.get(i))) {
                faults.add(new InputError(pointer + "/" + i, detail));
            }
        }
    }

    private static Predicate<String> like(Pattern pattern) {
        return text -> pattern.matcher(text).matches();
    }

    /** A null among them is a fault, found as a word that fits nothing. */
    private static List<String> distinct(@Nullable List<String> words) {
        return words == null
                ? List.of()
                : words.stream().map(String::valueOf).distinct().toList();
    }
}
