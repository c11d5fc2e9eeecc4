package org.modeltracker.api.mcp;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.request.AllowedValues;
import org.modeltracker.api.http.request.TimeParameters;
import org.modeltracker.core.model.InputError;

/** The arguments of a call, each of the kind that its parameter has. */
record Arguments(Map<String, Object> given) {

    private static final Set<String> TURNING = Set.of("limit", "cursor");

    /** @throws Problem (400) that names every argument which is unknown, missing or of another kind */
    static Arguments of(@Nullable Map<String, Object> given, List<Parameter> parameters) {
        var arguments = new TreeMap<>(given == null ? Map.of() : given);
        arguments.values().removeIf(value -> value == null);
        var faults = new ArrayList<InputError>();
        var names = parameters.stream().map(Parameter::name).toList();
        arguments.keySet().stream()
                .filter(name -> !names.contains(name))
                .forEach(name ->
                        faults.add(new InputError("/" + name, "is not an argument of this tool; use one of " + names)));
        for (var parameter : parameters) {
            var value = arguments.get(parameter.name());
            if (value == null && parameter.required()) {
                faults.add(new InputError("/" + parameter.name(), "is required: " + parameter.meaning()));
            } else if (value != null && !fits(parameter.kind(), value)) {
                faults.add(new InputError(
                        "/" + parameter.name(), "has the wrong type; it must be " + wants(parameter.kind())));
            } else if (value instanceof List<?> values && !parameter.allowed().isEmpty()) {
                AllowedValues.fault(
                                parameter.allowed(),
                                values.stream().map(String::valueOf).toList())
                        .ifPresent(fault -> faults.add(new InputError("/" + parameter.name(), fault)));
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.unprocessable(faults);
        }
        return new Arguments(arguments);
    }

    @Nullable
    String text(String name) {
        var value = given.get(name);
        return value == null ? null : value.toString();
    }

    /** @throws Problem (422) if it is not a decimal number */
    @Nullable
    BigDecimal number(String name) {
        var text = text(name);
        try {
            return text == null ? null : new BigDecimal(text);
        } catch (NumberFormatException _) {
            throw Problem.unprocessable(List.of(new InputError("/" + name, "must be a decimal number, such as 1.5")));
        }
    }

    /** Of a required one. */
    String needed(String name) {
        return String.valueOf(given.get(name));
    }

    List<String> texts(String name) {
        return given.get(name) instanceof List<?> values
                ? values.stream().map(String::valueOf).distinct().toList()
                : List.of();
    }

    Set<String> set(String name) {
        return new LinkedHashSet<>(texts(name));
    }

    TimeParameters times() {
        return new TimeParameters(text("effective_at"), text("as_of"), text("observed_by"));
    }

    /** What tells one list of a tool from another: all but what turns its pages. */
    String list(String tool) {
        var filters = new TreeMap<>(given);
        filters.keySet().removeAll(TURNING);
        return Integer.toHexString((tool + filters).hashCode());
    }

    private static boolean fits(Parameter.Kind kind, Object value) {
        return switch (kind) {
            case TEXT -> value instanceof String text && text.indexOf(0) < 0;
            case TEXTS ->
                value instanceof List<?> values
                        && values.stream().allMatch(one -> one instanceof String text && text.indexOf(0) < 0);
            case COUNT -> value instanceof Integer;
        };
    }

    private static String wants(Parameter.Kind kind) {
        return switch (kind) {
            case TEXT -> "a string without NUL";
            case TEXTS -> "an array of strings without NUL";
            case COUNT -> "a whole number";
        };
    }
}
