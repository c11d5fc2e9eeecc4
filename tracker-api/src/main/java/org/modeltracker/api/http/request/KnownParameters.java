package org.modeltracker.api.http.request;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.problem.QueryValues;
import org.modeltracker.core.model.InputError;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * A parameter that nobody reads is refused by name: silently ignoring a filter gives a wrong answer that looks right. So is a value that a
 * parameter with a closed list of them does not have.
 */
public class KnownParameters implements HandlerInterceptor {

    private final Map<Method, DeclaredParameters> declared = new ConcurrentHashMap<>();
    private final AllowedValues values;

    public KnownParameters(AllowedValues values) {
        this.values = values;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method
                && method.getBeanType().getName().startsWith("org.modeltracker.")
                && request.getDispatcherType() == DispatcherType.REQUEST) {
            check(
                    request.getQueryString(),
                    declared.computeIfAbsent(method.getMethod(), _ -> DeclaredParameters.of(method, values)));
        }
        return true;
    }

    private static void check(@Nullable String query, DeclaredParameters declared) {
        var faults = new ArrayList<InputError>();
        for (var given : QueryValues.of(query).byName().entrySet()) {
            var name = given.getKey();
            if (!declared.known(name)) {
                faults.add(new InputError(
                        "?" + name, "is not a parameter of this address; use one of " + declared + elsewhere(name)));
            } else if (given.getValue().size() > 1 && !declared.repeatable(name)) {
                faults.add(new InputError("?" + name, "must be given only once"));
            } else if (given.getValue().stream().anyMatch(value -> value.indexOf(0) >= 0)) {
                faults.add(new InputError("?" + name, "must not contain the character NUL"));
            } else {
                declared.fault(name, given.getValue())
                        .ifPresent(fault -> faults.add(new InputError("?" + name, fault)));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.parameters(faults);
        }
    }

    /** Readers look for source time on lists too, which cannot answer for it. */
    private static String elsewhere(String name) {
        return name.equals("observed_by")
                ? ". Only addresses of one model or one benchmark, /v1/compare and /v1/frontier take observed_by"
                : "";
    }
}
