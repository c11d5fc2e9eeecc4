package org.modeltracker.core.model;

import java.util.Locale;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/** A constant that readers see: as one word in JSON, tables and filters, and as words in sentences. */
@EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
public interface WireEnum {

    String name();

    default String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    default String phrase() {
        return word().replace('_', ' ');
    }
}
