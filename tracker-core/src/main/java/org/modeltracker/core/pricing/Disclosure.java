package org.modeltracker.core.pricing;

import org.modeltracker.core.model.WireEnum;

/**
 * Whether and how a price is published. "Undisclosed" is a sourced fact with a date, not a null. "Expired" is derived, never claimed: the end
 * that a source gave has passed, and no source has said what holds since.
 */
public enum Disclosure implements WireEnum {
    UNDISCLOSED,
    DISCLOSED,
    FREE,
    INCLUDED_IN_SUBSCRIPTION,
    CONTACT_SALES,
    PROMOTIONAL,
    WITHDRAWN,
    NOT_OFFERED,
    EXPIRED
}
