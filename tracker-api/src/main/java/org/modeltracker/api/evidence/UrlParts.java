package org.modeltracker.api.evidence;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Parts of addresses: whom a request reaches, and what it asks for. */
final class UrlParts {

    private UrlParts() {}

    /** Empty for what no request can be made to, such as an address with a space. */
    static Optional<URI> parse(String url) {
        try {
            return Optional.of(new URI(url)).filter(address -> address.getHost() != null);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Scheme, host and port. */
    static String of(URI address) {
        return "%s://%s"
                .formatted(address.getScheme(), address.getRawAuthority())
                .toLowerCase(Locale.ROOT);
    }

    /** Path and query. */
    static String target(URI address) {
        var path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
    }
}
