package org.modeltracker.api.webhook;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.modeltracker.api.feed.HubSettings;
import org.modeltracker.api.http.Quota;
import org.modeltracker.api.http.QuotaTable;
import org.modeltracker.api.http.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** How much strangers may have the hub do: so many requests of one network, so many questions to one host, and so many subscriptions. */
@Component
class HubLimits {

    static final int PER_NETWORK = 60;
    static final int PER_HOST = 60;
    private static final Duration WINDOW = Duration.ofHours(1);

    private final QuotaTable quotas;
    private final HubStore store;
    private final HubSettings settings;
    private final Clock clock;

    HubLimits(QuotaTable quotas, HubStore store, HubSettings settings, Clock clock) {
        this.quotas = quotas;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** @throws Problem (429) for a network that asks often, and for a callback whose host is asked often */
    void take(String from, String callback) {
        take("hub requests of " + EmailLimits.network(from), PER_NETWORK, "Your network has asked");
        take("hub requests about " + host(callback), PER_HOST, "The host of the callback was asked about");
    }

    private void take(String who, int most, String why) {
        if (!quotas.takeOne(who, new Quota(most, WINDOW), clock.instant())) {
            throw Problem.of(
                            HttpStatus.TOO_MANY_REQUESTS,
                            "too-many-hub-requests",
                            "Too many requests",
                            why + " %d times in an hour. Try again in an hour.".formatted(most))
                    .header(HttpHeaders.RETRY_AFTER, String.valueOf(WINDOW.toSeconds()));
        }
    }

    /** @throws Problem (409) when there is no room for one more; nobody else adds one until the transaction ends */
    void room(String callback) {
        if (store.count() >= settings.most()) {
            throw full("This hub has as many subscriptions as its operator allows: %d.".formatted(settings.most()));
        }
        if (store.count(host(callback)) >= settings.mostPerHost()) {
            throw full("The host of the callback has as many subscriptions as one may have: %d. Unsubscribe one first."
                    .formatted(settings.mostPerHost()));
        }
    }

    private static Problem full(String why) {
        return Problem.of(HttpStatus.CONFLICT, "too-many-subscriptions", "Too many subscriptions", why);
    }

    static String host(String callback) {
        return String.valueOf(URI.create(callback).getHost()).toLowerCase(Locale.ROOT);
    }
}
