package org.modeltracker.core.identity;

import org.modeltracker.core.model.WireEnum;

/** Who says which model a listing is, the most trusted first. */
public enum IdentityBasis implements WireEnum {
    EDITOR,
    STATED,
    RULE
}
