package org.modeltracker.api.http.request;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;

/** A parameter is given again for each of several values: a comma is part of a value, where Spring would split it. */
public final class WholeValues implements ConditionalGenericConverter {

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, Set.class), new ConvertiblePair(String.class, List.class));
    }

    @Override
    public boolean matches(TypeDescriptor source, TypeDescriptor target) {
        var element = target.getElementTypeDescriptor();
        return element != null && element.getType() == String.class;
    }

    @Override
    public @Nullable Object convert(@Nullable Object value, TypeDescriptor source, TypeDescriptor target) {
        var values = value == null || value.equals("") ? List.<String>of() : List.of((String) value);
        return target.getType() == Set.class ? Set.copyOf(values) : values;
    }
}
