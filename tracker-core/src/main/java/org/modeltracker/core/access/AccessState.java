package org.modeltracker.core.access;

import java.util.EnumSet;
import java.util.Set;
import org.modeltracker.core.model.WireEnum;

/** A stage of availability. Stages may follow each other in any order: a suspended model may come back. */
public enum AccessState implements WireEnum {
    ANNOUNCED("announced, not yet to be had"),
    WAITLIST("open to a waitlist"),
    PRIVATE_PREVIEW("in private preview"),
    PUBLIC_PREVIEW("in public preview"),
    LIMITED_AVAILABILITY("in limited availability"),
    GENERAL_AVAILABILITY("generally available"),
    LEGACY("kept as legacy"),
    DEPRECATED("deprecated"),
    EXTENDED_ACCESS("in extended access"),
    RETIRED("retired"),
    SUSPENDED("suspended"),
    WITHDRAWN("withdrawn"),
    UNKNOWN("in an unknown state");

    private static final Set<AccessState> CALLABLE =
            EnumSet.of(PUBLIC_PREVIEW, LIMITED_AVAILABILITY, GENERAL_AVAILABILITY, LEGACY, DEPRECATED, EXTENDED_ACCESS);
    private static final Set<AccessState> SETTLING = EnumSet.of(GENERAL_AVAILABILITY, SUSPENDED, WITHDRAWN, RETIRED);

    private final String phrase;

    AccessState(String phrase) {
        this.phrase = phrase;
    }

    @Override
    public String phrase() {
        return phrase;
    }

    /** Whether calls by customers of the API succeed, new customers or old ones. */
    public boolean isCallable() {
        return CALLABLE.contains(this);
    }

    /** Whether this state for everybody settles it for every narrower audience. */
    boolean settlesForAll() {
        return SETTLING.contains(this);
    }
}
