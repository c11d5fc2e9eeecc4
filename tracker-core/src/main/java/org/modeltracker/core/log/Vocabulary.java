package org.modeltracker.core.log;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.modeltracker.core.model.Statement;
import org.modeltracker.core.model.Stored;

/** The types of event that the log knows, by their stored names. */
public final class Vocabulary {

    private final Map<String, Class<? extends Statement>> byType = new HashMap<>();

    /** @param rooms each room's sealed interface of statements */
    public Vocabulary(List<Class<? extends Statement>> rooms) {
        var open = new ArrayDeque<Class<?>>(rooms);
        while (!open.isEmpty()) {
            var next = open.pop();
            if (next.isSealed()) {
                open.addAll(List.of(next.getPermittedSubclasses()));
            } else {
                add(next.asSubclass(Statement.class));
            }
        }
    }

    public Collection<Class<? extends Statement>> statements() {
        return byType.values();
    }

    public Collection<String> types() {
        return byType.keySet();
    }

    public Optional<Class<? extends Statement>> statement(String type) {
        return Optional.ofNullable(byType.get(type));
    }

    public static String type(Statement statement) {
        return stored(statement.getClass()).type();
    }

    public static int revision(Statement statement) {
        return stored(statement.getClass()).revision();
    }

    static Stored stored(Class<?> statement) {
        var stored = statement.getAnnotation(Stored.class);
        if (stored == null) {
            throw new IllegalStateException(statement.getName() + " has no stored name");
        }
        return stored;
    }

    private void add(Class<? extends Statement> statement) {
        var type = stored(statement).type();
        var other = byType.put(type, statement);
        if (other != null) {
            throw new IllegalStateException(type + " names both " + other.getName() + " and " + statement.getName());
        }
    }
}
