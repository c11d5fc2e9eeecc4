package org.modeltracker.api.evidence;

import org.modeltracker.core.model.WireEnum;

/** What was found. */
public enum ReviewKind implements WireEnum {
    /** A watched page has another text. */
    PAGE_CHANGED,
    /** A watched page is not there any more (404, 410). */
    PAGE_GONE,
    /** The page of a claim has its quote no longer. */
    EVIDENCE_CHANGED,
    /** The page of a claim is not there any more. */
    EVIDENCE_GONE
}
