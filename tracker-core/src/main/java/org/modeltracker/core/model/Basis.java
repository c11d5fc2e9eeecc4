package org.modeltracker.core.model;

import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;

/** How we know when a thing began: the source said so, or we only know that it held by then ("at the latest"). */
@EnumNaming(EnumNamingStrategies.SnakeCaseStrategy.class)
public enum Basis {
    STATED,
    FIRST_SEEN
}
