package org.modeltracker.api.evidence;

import org.modeltracker.core.model.WireEnum;

/** Whether somebody has decided what a difference means, and how. */
public enum ReviewState implements WireEnum {
    OPEN,
    /** Events were recorded because of it. */
    RECORDED,
    /** It means nothing for the record. */
    DISMISSED
}
