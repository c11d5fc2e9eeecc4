package org.modeltracker.api.outbound;

import java.net.UnknownHostException;

/** The name service gave no answer in time: the name may be right all the same. */
final class LookupTimedOut extends UnknownHostException {

    LookupTimedOut(String host) {
        super(host + " was not found in time");
    }
}
