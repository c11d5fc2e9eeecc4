package org.modeltracker.api.page;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.webhook.AlertCondition;
import org.modeltracker.api.webhook.AlertCondition.Crosses;
import org.modeltracker.api.webhook.AlertCondition.Fact;
import org.modeltracker.api.webhook.DigestSchedule;
import org.modeltracker.api.webhook.Format;
import org.modeltracker.api.webhook.WebhookRequest;
import org.modeltracker.core.model.InputError;

/**
 * A subscription by e-mail as a form gives it: lists as words with spaces or commas between them, a box that is not ticked as nothing at all.
 *
 * @param send when a letter is sent; null for each change
 * @param below the price in USD of a million input tokens that an alert watches
 * @param percent by which a price must move for an alert
 * @param reminders whether to remind of dates 90, 30 and 7 days before
 * @param available whether to alert when a model becomes generally available
 * @param opened whether to alert when weights are opened
 * @param day of the digest
 */
public record SubscribeForm(
        @Nullable String email,
        @Nullable String models,
        @Nullable String organisations,
        @Nullable List<String> types,
        @Nullable Send send,
        @Nullable String below,
        @Nullable String percent,
        @Nullable Boolean reminders,
        @Nullable Boolean available,
        @Nullable Boolean opened,
        DigestSchedule.@Nullable Day day) {

    private static final List<Integer> LEADS = List.of(90, 30, 7);
    private static final String MILLION = "1M_tokens";

    public enum Send {
        CHANGES,
        ALERTS,
        DIGEST
    }

    static SubscribeForm about(List<String> types, String models, String organisations) {
        return new SubscribeForm(null, models, organisations, types, null, null, null, null, null, null, null);
    }

    /**
     * @param url of the mailbox
     * @throws Problem (422) for an alert about nothing, and for a number that is none
     */
    WebhookRequest order(String url) {
        return new WebhookRequest(
                url,
                types,
                WebhookForm.words(models),
                WebhookForm.words(organisations),
                true,
                false,
                Format.EMAIL,
                null,
                null,
                false,
                send == Send.ALERTS ? alerts() : List.of(),
                send == Send.DIGEST
                        ? new DigestSchedule(
                                DigestSchedule.Rhythm.WEEKLY,
                                day == null ? DigestSchedule.Day.MONDAY : day,
                                "08:00",
                                "UTC")
                        : null);
    }

    private List<AlertCondition> alerts() {
        var alerts = new ArrayList<AlertCondition>();
        amount("below", below)
                .ifPresent(amount -> alerts.add(new AlertCondition(
                        Fact.PRICING, null, "input", MILLION, "USD", Crosses.BELOW, amount, null, null, null)));
        amount("percent", percent)
                .ifPresent(moved -> alerts.add(
                        new AlertCondition(Fact.PRICING, null, null, null, null, null, null, moved, null, null)));
        if (Boolean.TRUE.equals(available)) {
            alerts.add(reaching(Fact.ACCESS, List.of("general_availability")));
        }
        if (Boolean.TRUE.equals(opened)) {
            alerts.add(reaching(
                    Fact.OPENNESS,
                    List.of("open_weights", "open_weights_restricted", "open_weights_permissive", "open_source_ai")));
        }
        if (Boolean.TRUE.equals(reminders)) {
            alerts.add(new AlertCondition(Fact.UPCOMING, null, null, null, null, null, null, null, null, LEADS));
        }
        if (alerts.isEmpty()) {
            throw Problem.unprocessable(List.of(new InputError("/send", "must have at least one alert")));
        }
        return alerts;
    }

    private static AlertCondition reaching(Fact fact, List<String> words) {
        return new AlertCondition(fact, null, null, null, null, null, null, null, words, null);
    }

    private static Optional<BigDecimal> amount(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException _) {
            throw Problem.unprocessable(List.of(new InputError("/" + name, "must be a number, such as 2.50")));
        }
    }

    public boolean wants(String type) {
        return types != null && types.contains(type);
    }
}
