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

/**
 * How much strangers may have the hub do: so many requests of one network, so many questions to one host, and so many subscriptions. Renewals, and
 * subscriptions that a callback confirmed, are counted apart, so that nobody can use up what is theirs.
 */
@Component
class HubLimits {

    static final int PER_NETWORK = 60;
    static final int PER_NETWORK_AND_HOST = 30;
    static final int PER_HOST = 300;
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

    /** @throws Problem (429) for a network that asks often */
    void takeOfNetwork(String from) {
        take("hub requests of " + EmailLimits.network(from), PER_NETWORK, "Your network has asked");
    }

    /**
     * @param isActive whether the callback is subscribed already
     * @throws Problem (429) for a callback whose host is asked often, because of this network or of all
     */
    void takeOfHost(String from, String callback, boolean isActive) {
        var host = host(callback);
        take(
                "hub requests of " + EmailLimits.network(from) + " about " + host,
                PER_NETWORK_AND_HOST,
                "Your network has asked about the callback's host");
        take(
                (isActive ? "hub renewals about " : "hub requests about ") + host,
                PER_HOST,
                "The callback's host was asked about");
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
    void requireRoom(String callback) {
        var host = host(callback);
        if (store.count(true) >= settings.most()) {
            throw full("This hub already has %d subscriptions, the maximum.".formatted(settings.most()));
        } else if (store.count(false) >= settings.most()) {
            throw full("%d subscriptions are not confirmed yet, the maximum. Try again in 10 minutes."
                    .formatted(settings.most()));
        } else if (store.count(true, host) >= settings.mostPerHost()) {
            throw full("The callback's host already has %d subscriptions, the maximum. Unsubscribe one first."
                    .formatted(settings.mostPerHost()));
        } else if (store.count(false, host) >= settings.mostPerHost()) {
            throw full(
                    "%d subscriptions of the callback's host are not confirmed yet, the maximum. Try again in 10 minutes."
                            .formatted(settings.mostPerHost()));
        }
    }

    /** Whether one more may be confirmed. */
    boolean hasRoomForConfirmed(String callback) {
        return store.count(true) < settings.most() && store.count(true, host(callback)) < settings.mostPerHost();
    }

    private static Problem full(String why) {
        return Problem.of(HttpStatus.CONFLICT, "too-many-subscriptions", "Too many subscriptions", why);
    }

    /** A name with a dot at its end is the same host. */
    static String host(String callback) {
        var host = String.valueOf(URI.create(callback).getHost()).toLowerCase(Locale.ROOT);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }
}
