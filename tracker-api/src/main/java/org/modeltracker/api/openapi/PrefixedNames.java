package org.modeltracker.api.openapi;

import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Nested types of different packages may share a simple name. The prefix tells them apart: AccessItem, PricingItem. */
final class PrefixedNames extends TypeNameResolver {

    private final Map<String, Class<?>> given = new ConcurrentHashMap<>();

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        var outer = type.getEnclosingClass();
        var name = outer == null
                ? super.nameForClass(type, options)
                : outer.getSimpleName().replaceAll("(View|Endpoint|Event)$", "") + type.getSimpleName();
        var other = given.putIfAbsent(name, type);
        if (other != null && other != type) {
            throw new IllegalStateException("%s and %s would both be described as %s".formatted(type, other, name));
        }
        return name;
    }
}
