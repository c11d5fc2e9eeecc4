package org.modeltracker.core.model;

/** How we know when a thing began: the source said so, or we only know that it held by then ("at the latest"). */
public enum EffectiveBasis implements WireEnum {
    STATED,
    FIRST_SEEN
}
