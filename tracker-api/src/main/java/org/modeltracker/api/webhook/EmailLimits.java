package org.modeltracker.api.webhook;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.modeltracker.api.http.Quota;
import org.modeltracker.api.http.QuotaTable;
import org.springframework.stereotype.Component;

/**
 * How many letters may ask for consent: so many to one person, and so many for one network. All nodes count
 * together, so nobody can have a stranger flooded.
 */
@Component
class EmailLimits {

    static final int PER_PERSON = 3;
    static final Duration PERSON_WINDOW = Duration.ofDays(1);
    static final int PER_NETWORK = 20;
    static final Duration NETWORK_WINDOW = Duration.ofHours(1);

    private static final int IPV4 = 3;
    private static final int IPV6 = 8;

    private final QuotaTable quotas;
    private final Clock clock;

    EmailLimits(QuotaTable quotas, Clock clock) {
        this.quotas = quotas;
        this.clock = clock;
    }

    boolean mayBeAsked(EmailAddress person) {
        var quota = new Quota(PER_PERSON, PERSON_WINDOW);
        return quotas.takeOne("letters to " + person.person(), quota, clock.instant());
    }

    /** @param address of whoever asks, as a number */
    boolean mayAsk(String address) {
        var quota = new Quota(PER_NETWORK, NETWORK_WINDOW);
        return quotas.takeOne("letters for " + network(address), quota, clock.instant());
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
