package org.modeltracker.core.log;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EventType;

/** The types of event that the log knows, by their stored names. */
public final class EventTypeRegistry {

    private final Map<String, Class<? extends ClaimData>> byType = new HashMap<>();

    /** @param rooms each room's sealed interface of statements */
    public EventTypeRegistry(List<Class<? extends ClaimData>> rooms) {
        var open = new ArrayDeque<Class<?>>(rooms);
        while (!open.isEmpty()) {
            var next = open.pop();
            if (next.isSealed()) {
                open.addAll(List.of(next.getPermittedSubclasses()));
            } else {
                add(next.asSubclass(ClaimData.class));
            }
        }
    }

    public Collection<Class<? extends ClaimData>> statements() {
        return byType.values();
    }

    public Collection<String> types() {
        return byType.keySet();
    }

    public Optional<Class<? extends ClaimData>> statement(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    public static String type(ClaimData statement) {
        return stored(statement.getClass()).type();
    }

    public static int revision(ClaimData statement) {
        return stored(statement.getClass()).revision();
    }

    static EventType stored(Class<?> statement) {
        var stored = statement.getAnnotation(EventType.class);
        if (stored == null) {
            throw new IllegalStateException(statement.getName() + " has no stored name");
        }
        return stored;
    }

    private void add(Class<? extends ClaimData> statement) {
        var type = stored(statement).type();
        var other = byType.put(type, statement);
        if (other != null) {
            throw new IllegalStateException(type + " names both " + other.getName() + " and " + statement.getName());
        }
    }
}
