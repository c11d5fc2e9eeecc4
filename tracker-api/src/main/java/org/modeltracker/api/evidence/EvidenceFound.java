package org.modeltracker.api.evidence;

import org.modeltracker.core.model.WireEnum;

/** What the last look at the page of a claim found. */
public enum EvidenceFound implements WireEnum {
    /** The quote is there. */
    SAME,
    /** The quote was there when the page was kept, and is not any more. */
    CHANGED,
    /** The page is not there any more. */
    GONE
}
