package org.modeltracker.api.page;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.webhook.Format;
import org.modeltracker.api.webhook.WebhookRequest;

/**
 * A webhook as a form gives it: lists as words with spaces or commas between them, a box that is not ticked as nothing at all.
 *
 * @param ratePerMinute empty for no limit
 */
public record WebhookForm(
        @Nullable String url,
        @Nullable String description,
        @Nullable List<String> types,
        @Nullable String models,
        @Nullable String organisations,
        @Nullable Boolean onlyChanges,
        @Nullable Boolean includeHistorical,
        @Nullable Format format,
        @Nullable Integer ratePerMinute) {

    static final WebhookForm EMPTY =
            of(new WebhookRequest(null, null, null, null, null, null, null, null, null, null, null, null));

    static WebhookForm about(List<String> types, String models, String organisations) {
        return new WebhookForm(
                EMPTY.url,
                EMPTY.description,
                types,
                models,
                organisations,
                EMPTY.onlyChanges,
                EMPTY.includeHistorical,
                EMPTY.format,
                EMPTY.ratePerMinute);
    }

    static WebhookForm of(WebhookRequest order) {
        return new WebhookForm(
                order.url(),
                order.description(),
                order.types(),
                String.join(" ", order.models()),
                String.join(" ", order.organisations()),
                order.onlyChanges(),
                order.includeHistorical(),
                order.format(),
                order.ratePerMinute());
    }

    /** @param before what a form does not show stays as it was; null for a new webhook */
    WebhookRequest order(@Nullable WebhookRequest before) {
        return order(before, before != null && before.paused());
    }

    WebhookRequest order(@Nullable WebhookRequest before, boolean paused) {
        return new WebhookRequest(
                url == null ? null : url.strip(),
                types,
                words(models),
                words(organisations),
                Boolean.TRUE.equals(onlyChanges),
                Boolean.TRUE.equals(includeHistorical),
                format,
                description == null || description.isBlank() ? null : description,
                ratePerMinute,
                paused,
                before == null ? List.of() : before.when(),
                before == null ? null : before.schedule());
    }

    public boolean wants(String type) {
        return types != null && types.contains(type);
    }

    static List<String> words(@Nullable String text) {
        return text == null
                ? List.of()
                : Stream.of(text.split("[\\s,]+"))
                        .filter(word -> !word.isEmpty())
                        .toList();
    }
}
