package org.modeltracker.api.webhook;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.Sha256;
import org.springframework.stereotype.Component;

/** How many letters may ask for consent: so many to one person, and so many for one network. Nobody can have a stranger flooded. */
@Component
class EmailLimits {

    static final int PER_PERSON = 3;
    static final Duration PERSON_WINDOW = Duration.ofDays(1);
    static final int PER_NETWORK = 20;
    static final Duration NETWORK_WINDOW = Duration.ofHours(1);

    private static final int MOST = 100_000;
    private static final int IPV4 = 3;
    private static final int IPV6 = 8;

    private final LoadingCache<String, Window> persons = windows();
    private final LoadingCache<String, Window> networks = windows();
    private final Clock clock;

    EmailLimits(Clock clock) {
        this.clock = clock;
    }

    /** Counted from its first letter. */
    private static final class Window {

        private @Nullable Instant since;
        private int count;

        /** A clock that was set back begins a new window. */
        private synchronized boolean take(Instant now, Duration length, int most) {
            if (since == null || now.isBefore(since) || !now.isBefore(since.plus(length))) {
                since = now;
                count = 0;
            }
            return ++count <= most;
        }
    }

    private static LoadingCache<String, Window> windows() {
        return Caffeine.newBuilder().maximumSize(MOST).build(_ -> new Window());
    }

    boolean mayBeAsked(EmailAddress person) {
        var hash = HexFormat.of().formatHex(Sha256.of(person.person()));
        return persons.get(hash).take(clock.instant(), PERSON_WINDOW, PER_PERSON);
    }

    /** @param address of whoever asks, as a number */
    boolean mayAsk(String address) {
        return networks.get(network(address)).take(clock.instant(), NETWORK_WINDOW, PER_NETWORK);
    }

    /** The first 24 bits of IPv4, the first 64 of IPv6: what one customer of a provider has. */
    static String network(String address) {
        try {
            var bytes = InetAddress.ofLiteral(address).getAddress();
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, bytes.length > IPV4 + 1 ? IPV6 : IPV4));
        } catch (IllegalArgumentException notANumber) {
            return address;
        }
    }
}
