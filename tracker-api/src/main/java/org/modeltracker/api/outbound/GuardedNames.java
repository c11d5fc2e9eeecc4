package org.modeltracker.api.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Gives the addresses of a name that may be called. The client dials what it gets here and asks nobody else, so that a name cannot lead elsewhere
 * between the check and the call.
 */
final class GuardedNames implements DnsResolver {
    /** Each may cost a connect timeout. */
    private static final int MOST_ADDRESSES = 4;

    private final NameLookup lookup;
    private final AddressGuard guard;
    private final Duration patience;

    GuardedNames(NameLookup lookup, AddressGuard guard, Duration patience) {
        this.lookup = lookup;
        this.guard = guard;
        this.patience = patience;
    }

    /** @throws AddressRefused when the name has addresses, but none that may be called */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var allowed = Arrays.stream(lookUp(host))
                .filter(guard::allows)
                .limit(MOST_ADDRESSES)
                .toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new AddressRefused(host);
        }
        return allowed;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** The system's own lookup cannot be given a limit of time. */
    private InetAddress[] lookUp(String host) throws UnknownHostException {
        var answer = new FutureTask<>(() -> lookup.addresses(host));
        Thread.ofVirtual().name("lookup").start(answer);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw unknown(host, e.getCause() instanceof UnknownHostException ? "is not known" : "cannot be looked up");
        } catch (TimeoutException e) {
            throw new LookupTimedOut(host);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unknown(host, "was not waited for");
        }
    }

    private static UnknownHostException unknown(String host, String why) {
        return new UnknownHostException(host + " " + why);
    }
}
