package org.modeltracker.api.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;

/** Decides which URLs may be called. The client checks the address again when it connects. */
public final class OutboundUrls {

    /** Names the beans that read pages of other hosts. */
    public static final String OF_PAGES = "pages";

    private static final int LONGEST = 2_000;
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final Set<Integer> WEB_PORTS = Set.of(-1, 80, 443);
    private static final int FIRST_UNPRIVILEGED = 1024;
    /** Where databases, caches, queues and the machinery of clusters listen. */
    private static final Set<Integer> INNER_PORTS = Set.of(
            1433, 1521, 2049, 2181, 2375, 2376, 2379, 2380, 3306, 3389, 5432, 5671, 5672, 5900, 5984, 6000, 6379, 6443,
            8086, 9042, 9092, 9200, 9300, 10250, 11211, 15672, 26257, 27017);

    /** What some read as a number is an address to them (the URL standard's "ends in a number"). */
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)\\.?");

    private static final String OCTET = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern DOTTED_QUAD = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

    private final GuardedNames names;

    OutboundUrls(GuardedNames names) {
        this.names = names;
    }

    /**
     * Why a URL may not be called.
     *
     * @param reason a word for programs, such as {@code address_refused}
     */
    public record Refusal(String reason, String detail) {}

    /**
     * @return empty for a URL that may be called now; its name is looked up for that
     * @throws Problem (503) if the name service gives no answer in time, which is no fault of the URL
     */
    public Optional<Refusal> refusal(String url) {
        if (url.length() > LONGEST) {
            return refused("too_long", "is longer than %d characters".formatted(LONGEST));
        }
        try {
            var uri = new URI(url);
            return form(uri).or(() -> host(uri)).or(() -> port(uri)).or(() -> address(uri.getHost()));
        } catch (URISyntaxException e) {
            return refused("not_a_url", "is not a URL (RFC 3986)");
        }
    }

    private static Optional<Refusal> form(URI uri) {
        if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
            return refused("scheme", "must begin with https:// or http://");
        } else if (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
            return refused("userinfo", "must not contain a user name or a password");
        } else if (uri.getRawFragment() != null) {
            return refused("fragment", "must not contain a fragment");
        }
        return Optional.empty();
    }

    /** Java reads what looks like no host as none; readings of digits that are no dotted quad differ from system to system. */
    private static Optional<Refusal> host(URI uri) {
        var host = uri.getHost();
        if (host == null || host.isEmpty()) {
            return refused("host", "must have an unambiguous host; write international names in punycode");
        } else if (host.contains("%")) {
            return refused("host", "must not contain an IPv6 zone");
        } else if (ENDS_IN_A_NUMBER.matcher(host).matches()
                && !DOTTED_QUAD.matcher(host).matches()) {
            return refused("numeric_host", "has a host that ends in a number but is not a dotted IPv4 address");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> port(URI uri) {
        int port = uri.getPort();
        boolean open = WEB_PORTS.contains(port)
                || (port >= FIRST_UNPRIVILEGED && port <= 65_535 && !INNER_PORTS.contains(port));
        return open ? Optional.empty() : refused("port", "has a port that is not allowed");
    }

    private Optional<Refusal> address(@Nullable String host) {
        try {
            names.resolve(String.valueOf(host));
            return Optional.empty();
        } catch (AddressRefused e) {
            return refused("address_refused", "leads to an address outside the public internet");
        } catch (LookupTimedOut e) {
            throw Problem.unavailable("The name service did not answer in time. Nothing was stored.", SOON);
        } catch (UnknownHostException e) {
            return refused("dns_failed", "has a host name without a usable address");
        }
    }

    private static Optional<Refusal> refused(String reason, String detail) {
        return Optional.of(new Refusal(reason, detail));
    }
}
