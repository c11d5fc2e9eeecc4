package org.modeltracker.api.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Decides how an endpoint fares after some attempts: whether it fails, since when, whether its owner is warned, whether it is disabled. Pure.
 *
 * <p>How long it fails is counted from failure to failure, and no gap counts longer than the plan can make it: a clock set forward by days, or
 * days without news, disable nobody.
 */
final class ReceiverHealthPolicy {

    private final WebhookSettings settings;

    ReceiverHealthPolicy(WebhookSettings settings) {
        this.settings = settings;
    }

    /** @param notices the operational events for the owner */
    record After(ReceiverState endpoint, List<OperationalEvent> notices) {}

    /** @param outcomes of attempts at this endpoint; pings are none, and failures count only where the plan made the attempt */
    After after(ReceiverState endpoint, List<AttemptResult> outcomes, Instant now) {
        var notices = new ArrayList<OperationalEvent>();
        var state = endpoint;
        for (var outcome : outcomes.stream()
                .sorted(Comparator.comparing(AttemptResult::endedAt))
                .toList()) {
            state = one(state, outcome, notices);
        }
        return new After(judged(state, now, notices), notices);
    }

    private ReceiverState one(ReceiverState endpoint, AttemptResult outcome, List<OperationalEvent> notices) {
        if (outcome.success()) {
            if (endpoint.warnedAt() != null) {
                notices.add(OperationalEvent.ENDPOINT_RECOVERED);
            }
            return wished(endpoint.well(), outcome, notices);
        }
        if (outcome.isOfRelay() || outcome.isForgotten()) {
            return endpoint;
        }
        boolean counts =
                endpoint.failingSince() != null || outcome.delivery().trigger().equals("plan");
        return wished(
                counts ? endpoint.failed(outcome.startedAt(), settings.longestWait()) : endpoint, outcome, notices);
    }

    private static ReceiverState wished(ReceiverState endpoint, AttemptResult outcome, List<OperationalEvent> notices) {
        if (outcome.wish() == AttemptResult.Wish.NONE || !endpoint.active()) {
            return endpoint;
        }
        notices.add(OperationalEvent.ENDPOINT_DISABLED);
        return endpoint.disabled(
                switch (outcome.wish()) {
                    case GONE -> "gone";
                    case BOUNCED -> "bounced";
                    case DISABLE, NONE -> "asked";
                });
    }

    private ReceiverState judged(ReceiverState endpoint, Instant now, List<OperationalEvent> notices) {
        if (endpoint.failingSince() == null || !endpoint.active()) {
            return endpoint;
        } else if (endpoint.hasFailedFor(settings.disableAfter())) {
            notices.add(OperationalEvent.ENDPOINT_DISABLED);
            return endpoint.disabled("failing");
        } else if (endpoint.warnedAt() == null && endpoint.hasFailedFor(settings.warnAfter())) {
            notices.add(OperationalEvent.ENDPOINT_FAILING);
            return endpoint.warned(now);
        }
        return endpoint;
    }
}
