package org.modeltracker.core.pricing;

import java.util.Locale;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/** Whether and how a price is made known. "Not disclosed" is a sourced fact with a date, not a null. */
@EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
public enum Disclosure {
    UNDISCLOSED,
    DISCLOSED,
    FREE,
    INCLUDED_IN_SUBSCRIPTION,
    CONTACT_SALES,
    PROMOTIONAL,
    WITHDRAWN,
    NOT_OFFERED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String phrase() {
        return word().replace('_', ' ');
    }
}
