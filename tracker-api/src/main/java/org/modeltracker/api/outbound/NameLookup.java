package org.modeltracker.api.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Asks for the addresses of a name. */
@FunctionalInterface
public interface NameLookup {
    InetAddress[] addresses(String host) throws UnknownHostException;
}
