package org.modeltracker.api.http.request;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.modeltracker.api.http.problem.ExpectedValue;
import org.modeltracker.api.http.problem.SnakeNames;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * The query parameters that an endpoint's arguments read.
 *
 * @param names each with whether it may come several times
 * @param allowed the values of those that have a closed list of them
 * @param flags those that are true or false
 */
record DeclaredParameters(Map<String, Boolean> names, Map<String, List<String>> allowed, Set<String> flags) {

    private static final String FORMAT = "format";
    private static final Set<String> FLAG = Set.of("true", "false");

    static DeclaredParameters of(HandlerMethod method, AllowedValues values) {
        var names = new TreeMap<String, Boolean>();
        var allowed = new TreeMap<String, List<String>>();
        var flags = new HashSet<String>();
        names.put(FORMAT, false);
        for (var parameter : method.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            add(parameter, names);
            var choice = parameter.getParameterAnnotation(OneOf.class);
            if (choice != null) {
                allowed.put(name(parameter), values.of(choice));
            }
            if (parameter.hasParameterAnnotation(RequestParam.class) && parameter.getParameterType() == boolean.class) {
                flags.add(name(parameter));
            }
        }
        return new DeclaredParameters(names, allowed, flags);
    }

    boolean known(String name) {
        return names.containsKey(name);
    }

    boolean repeatable(String name) {
        return names.getOrDefault(name, false);
    }

    /** What is wrong with the values of one of them. A flag without a value would be false for Spring: {@code ?dry_run} would write. */
    Optional<String> fault(String name, List<String> values) {
        if (flags.contains(name) && !FLAG.containsAll(values)) {
            return Optional.of(ExpectedValue.of(boolean.class));
        }
        return Optional.ofNullable(allowed.get(name)).flatMap(known -> AllowedValues.fault(known, values));
    }

    private static void add(MethodParameter parameter, Map<String, Boolean> names) {
        var type = parameter.nestedIfOptional().getNestedParameterType();
        var given = parameter.getParameterAnnotation(RequestParam.class);
        var declared = type.getAnnotation(QueryNames.class);
        if (given != null) {
            names.put(name(parameter), several(type));
        } else if (declared != null) {
            Arrays.stream(declared.value()).forEach(name -> names.put(name, false));
            Arrays.stream(declared.repeated()).forEach(name -> names.put(name, true));
        } else if (type.isRecord() && isBound(parameter)) {
            addComponents(type, names);
        }
    }

    private static String name(MethodParameter parameter) {
        var given = parameter.getParameterAnnotation(RequestParam.class);
        return given == null || given.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : given.name();
    }

    private static boolean isBound(MethodParameter parameter) {
        return parameter.getParameterAnnotations().length == 0
                || parameter.hasParameterAnnotation(ModelAttribute.class);
    }

    private static void addComponents(Class<?> type, Map<String, Boolean> names) {
        var constructor = type.getDeclaredConstructors()[0];
        for (int i = 0; i < constructor.getParameterCount(); i++) {
            var component = new MethodParameter(constructor, i);
            names.put(String.valueOf(SnakeNames.of(component)), several(component.getParameterType()));
        }
    }

    private static boolean several(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || type.isArray();
    }

    @Override
    public String toString() {
        return names.keySet().stream().collect(Collectors.joining(", "));
    }
}
