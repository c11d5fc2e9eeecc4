package org.modeltracker.api.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.core.pricing.PriceWords;

/** Says in words what somebody subscribes to. */
final class SubscriptionText {

    private SubscriptionText() {}

    static String of(WebhookRequest order) {
        var text = new StringBuilder(rhythm(order)).append(" about ").append(subjects(order));
        if (!order.types().isEmpty()) {
            text.append(", only: ")
                    .append(order.types().stream().map(SubscriptionText::spaced).collect(Collectors.joining(", ")));
        }
        return text.append('.').toString();
    }

    private static String rhythm(WebhookRequest order) {
        var parts = new ArrayList<String>();
        var schedule = order.schedule();
        if (schedule != null && schedule.day() != null) {
            parts.add("a digest every %s at %s %s"
                    .formatted(
                            capital(schedule.day().name()),
                            schedule.at(),
                            Objects.requireNonNullElse(schedule.timeZone(), "UTC")));
        }
        if (!order.when().isEmpty()) {
            parts.add("an alert when "
                    + order.when().stream().map(SubscriptionText::condition).collect(Collectors.joining(", or ")));
        }
        return parts.isEmpty() ? "each change" : String.join(", and ", parts);
    }

    private static String condition(AlertCondition asked) {
        return switch (Objects.requireNonNull(asked.fact())) {
            case ACCESS -> "access becomes " + words(asked.to());
            case OPENNESS -> "openness becomes " + words(asked.to());
            case UPCOMING ->
                "a date is %s days away"
                        .formatted(
                                asked.daysBefore().stream().map(String::valueOf).collect(Collectors.joining(", ")));
            case PRICING -> price(asked);
        };
    }

    private static String price(AlertCondition asked) {
        var component = asked.component() == null ? "" : asked.component().replace('_', ' ') + " ";
        if (asked.changePercent() != null) {
            return "the %sprice moves by %s%%"
                    .formatted(component, asked.changePercent().toPlainString());
        }
        return asked.amount() == null
                ? "the %sprice changes".formatted(component)
                : "the %sprice crosses %s per %s to %s"
                        .formatted(
                                component,
                                PriceWords.money(asked.amount(), asked.currencyOrDefault()),
                                asked.perOrDefault().replace('_', ' '),
                                Objects.requireNonNull(asked.crosses()).name().toLowerCase(Locale.ROOT));
    }

    private static String subjects(WebhookRequest order) {
        var named = Stream.concat(order.models().stream(), order.organisations().stream())
                .toList();
        return named.isEmpty() ? "all models" : String.join(", ", named);
    }

    private static String words(List<String> words) {
        return words.stream().map(SubscriptionText::spaced).collect(Collectors.joining(" or "));
    }

    private static String spaced(String word) {
        return word.replace('_', ' ').replace('.', ' ');
    }

    private static String capital(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
