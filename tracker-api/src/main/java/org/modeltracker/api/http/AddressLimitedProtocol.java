package org.modeltracker.api.http;

import org.apache.coyote.http11.Http11NioProtocol;

/** HTTP/1.1 with a limit for each address. Public, since Tomcat makes it from its name. */
public final class AddressLimitedProtocol extends Http11NioProtocol {

    public AddressLimitedProtocol() {
        super(new AddressLimitedEndpoint());
    }

    void setMostPerAddress(int most) {
        ((AddressLimitedEndpoint) getEndpoint()).setMost(most);
    }
}
