package org.modeltracker.api.http.request;

import java.util.Optional;

/** An answer that may go on: the header {@code Link} then tells where (RFC 8288). */
public interface HasNextPage {

    Optional<Next> next();

    /** The one parameter in which the next address differs from this one. */
    record Next(String parameter, String value) {}
}
