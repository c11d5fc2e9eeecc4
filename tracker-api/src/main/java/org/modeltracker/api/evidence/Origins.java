package org.modeltracker.api.evidence;

import java.net.URI;
import java.util.Locale;

/** Parts of addresses: whom a request reaches, and what it asks for. */
final class Origins {

    private Origins() {}

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
