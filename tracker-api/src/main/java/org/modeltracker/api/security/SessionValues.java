package org.modeltracker.api.security;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * The values of a session as JSON, so that releases side by side read each other's, and bytes in the database never become a class of their own
 * choice, as with Java's serialization.
 */
final class SessionValues {

    private static final JsonMapper JSON = JsonMapper.shared();

    private SessionValues() {}

    /** One of them is there. A newer release may have others, under names that nobody reads here. */
    private record Stored(
            @Nullable String text,
            @Nullable ApiPrincipal caller,
            @Nullable FormToken form) {}

    private record FormToken(String header, String parameter, String token) {}

    static GenericConversionService conversion() {
        var conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, SessionValues::written);
        conversion.addConverter(byte[].class, Object.class, SessionValues::read);
        return conversion;
    }

    static byte[] written(Object value) {
        return JSON.writeValueAsBytes(
                switch (value) {
                    case String text -> new Stored(text, null, null);
                    case CsrfToken form ->
                        new Stored(
                                null,
                                null,
                                new FormToken(form.getHeaderName(), form.getParameterName(), form.getToken()));
                    case SecurityContext context
                    when context.getAuthentication() instanceof ApiPrincipalToken known ->
                        new Stored(null, known.getPrincipal(), null);
                    default -> throw new IllegalArgumentException("a session cannot keep a " + value.getClass());
                });
    }

    static Object read(byte[] bytes) {
        var stored = JSON.readValue(bytes, Stored.class);
        if (stored.caller() != null) {
            return new SecurityContextImpl(new ApiPrincipalToken(stored.caller()));
        }
        var form = stored.form();
        return form == null
                ? Objects.requireNonNull(stored.text(), "a newer release wrote this value")
                : new DefaultCsrfToken(form.header(), form.parameter(), form.token());
    }
}
