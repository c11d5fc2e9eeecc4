package org.modeltracker.core.pricing;

import org.modeltracker.core.model.WireEnum;

/** Whether and how a price is published. "Undisclosed" is a sourced fact with a date, not a null. */
public enum Disclosure implements WireEnum {
    UNDISCLOSED,
    DISCLOSED,
    FREE,
    INCLUDED_IN_SUBSCRIPTION,
    CONTACT_SALES,
    PROMOTIONAL,
    WITHDRAWN,
    NOT_OFFERED
}
