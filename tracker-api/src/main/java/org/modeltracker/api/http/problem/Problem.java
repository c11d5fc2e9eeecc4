package org.modeltracker.api.http.problem;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.modeltracker.core.model.InputError;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** An answer that is a problem. Endpoints throw it; nothing in it is secret. */
public final class Problem extends RuntimeException {

    private static final String TYPES = "https://modeltracker.org/problems/";

    private final transient ProblemBody body;
    private final transient Map<String, String> headers;

    private Problem(ProblemBody body, Map<String, String> headers) {
        super(body.detail(), null, false, false); // a refusal is no failure: nobody needs its stack
        this.body = body;
        this.headers = Map.copyOf(headers);
    }

    /** @param slug the last part of the problem's type, for programs */
    public static Problem of(HttpStatus status, String slug, String title, String detail) {
        return new Problem(new ProblemBody(TYPES + slug, title, status.value(), detail, List.of(), Map.of()), Map.of());
    }

    public static Problem notFound(String detail) {
        return of(HttpStatus.NOT_FOUND, "not-found", "Not found", detail);
    }

    /** @param what is wrong with the body, as in "is not UTF-8" */
    public static Problem malformed(String what) {
        return of(HttpStatus.BAD_REQUEST, "malformed-body", "Malformed body", "The body " + what + ".")
                .with(List.of(new InputError("", what)));
    }

    /** The body is well-formed, but says what cannot be. Pointers are JSON Pointers into it. */
    public static Problem unprocessable(List<InputError> faults) {
        return of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "invalid-body",
                        "Invalid body",
                        "The body is not valid; see errors.")
                .with(faults);
    }

    /** A query parameter that is missing, unknown or not understood. */
    public static Problem parameter(String name, String detail) {
        return parameters(List.of(new InputError("?" + name, detail)));
    }

    public static Problem parameters(List<InputError> faults) {
        return of(
                        HttpStatus.BAD_REQUEST,
                        "invalid-parameter",
                        "Invalid parameter",
                        "A parameter is not valid; see errors.")
                .with(faults);
    }

    public static Problem unavailable(String detail, Duration retryAfter) {
        return of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", "Temporarily unavailable", detail)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfter.toSeconds()));
    }

    public Problem with(List<InputError> errors) {
        return new Problem(
                new ProblemBody(body.type(), body.title(), body.status(), body.detail(), errors, body.more()), headers);
    }

    /** Adds to each fault of a parameter the value that was given. */
    Problem quoting(QueryValues given) {
        return with(body.errors().stream().map(given::quoted).toList());
    }

    /** Adds an extension member. */
    public Problem with(String member, Object value) {
        var more = new HashMap<>(body.more());
        more.put(member, value);
        return new Problem(
                new ProblemBody(body.type(), body.title(), body.status(), body.detail(), body.errors(), more), headers);
    }

    public Problem header(String name, String value) {
        var all = new HashMap<>(headers);
        all.put(name, value);
        return new Problem(body, all);
    }

    public int status() {
        return body.status();
    }

    /** For answers that hold problems in them, as the lines of a stream do. */
    public ProblemBody body() {
        return body;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
