package org.modeltracker.api.outbound;

import java.net.UnknownHostException;

/** The name leads inside. */
final class AddressRefused extends UnknownHostException {
    AddressRefused(String host) {
        super("every address of " + host + " lies inside");
    }
}
