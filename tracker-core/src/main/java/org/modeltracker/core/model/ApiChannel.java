package org.modeltracker.core.model;

import java.util.Locale;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/** Ways in for programs. */
@EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
public enum ApiChannel {
    FIRST_PARTY_API,
    CLOUD_MARKETPLACE,
    AGGREGATOR,
    SUBSCRIPTION_PLAN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As a reader would say it. */
    public String phrase() {
        return word().replace('_', ' ').replace(" api", " API");
    }
}
