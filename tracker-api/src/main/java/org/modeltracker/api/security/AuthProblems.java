package org.modeltracker.api.security;

import org.modeltracker.api.http.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Problems of authentication and authorisation; the header follows RFC 6750. */
final class AuthProblems {

    private static final String REALM = "Bearer realm=\"model-tracker\"";

    private AuthProblems() {}

    static Problem noKey() {
        return unauthorized("missing-key", "No API key was sent. Send the header Authorization: Bearer <key>.", REALM);
    }

    static Problem malformedKey() {
        return unauthorized(
                "invalid-key",
                "This is not a key of this service. Check it for typing errors and missing characters.",
                REALM + ", error=\"invalid_token\"");
    }

    static Problem unknownKey() {
        return unauthorized(
                "invalid-key", "This key does not exist or was revoked.", REALM + ", error=\"invalid_token\"");
    }

    static Problem missingScope(String scope) {
        return Problem.of(
                        HttpStatus.FORBIDDEN,
                        "missing-scope",
                        "Missing scope",
                        "The key lacks the scope %s.".formatted(scope))
                .with("scope", scope)
                .header(
                        HttpHeaders.WWW_AUTHENTICATE,
                        REALM + ", error=\"insufficient_scope\", scope=\"" + scope + "\"");
    }

    static Problem forbidden() {
        return Problem.of(HttpStatus.FORBIDDEN, "forbidden", "Forbidden", "This key does not permit the request.");
    }

    private static Problem unauthorized(String slug, String detail, String challenge) {
        return Problem.of(HttpStatus.UNAUTHORIZED, slug, "Unauthorized", detail)
                .header(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }
}
