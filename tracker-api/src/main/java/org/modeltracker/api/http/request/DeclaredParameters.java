package org.modeltracker.api.http.request;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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
 */
record DeclaredParameters(Map<String, Boolean> names) {

    private static final String FORMAT = "format";

    static DeclaredParameters of(HandlerMethod method) {
        var names = new TreeMap<String, Boolean>();
        names.put(FORMAT, false);
        for (var parameter : method.getMethodParameters()) {
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            add(parameter, names);
        }
        return new DeclaredParameters(names);
    }

    boolean known(String name) {
        return names.containsKey(name);
    }

    boolean repeatable(String name) {
        return names.getOrDefault(name, false);
    }

    private static void add(MethodParameter parameter, Map<String, Boolean> names) {
        var type = parameter.nestedIfOptional().getNestedParameterType();
        var given = parameter.getParameterAnnotation(RequestParam.class);
        var declared = type.getAnnotation(QueryNames.class);
        if (given != null) {
            var name = given.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : given.name();
            names.put(name, several(type));
        } else if (declared != null) {
            Arrays.stream(declared.value()).forEach(name -> names.put(name, false));
            Arrays.stream(declared.repeated()).forEach(name -> names.put(name, true));
        } else if (type.isRecord() && isBound(parameter)) {
            addComponents(type, names);
        }
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
