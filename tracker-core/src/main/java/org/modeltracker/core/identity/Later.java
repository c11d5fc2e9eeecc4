package org.modeltracker.core.identity;

import java.util.AbstractList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A list that is worked out when somebody reads it: an editor does, an import does not. */
final class Later<T> extends AbstractList<T> {

    private final Supplier<List<T>> source;
    private @Nullable List<T> list;

    Later(Supplier<List<T>> source) {
        this.source = source;
    }

    private List<T> list() {
        var known = list;
        if (known == null) {
            known = source.get();
            list = known;
        }
        return known;
    }

    @Override
    public T get(int index) {
        return list().get(index);
    }

    @Override
    public int size() {
        return list().size();
    }
}
