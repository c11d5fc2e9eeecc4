package org.modeltracker.api.outbound;

import java.net.InetAddress;
import java.util.List;
import org.springframework.boot.http.client.InetAddressFilter;

/** Tells addresses of the open internet from those inside: loopback, private, link-local, metadata, and forms that hide one of these. */
public final class AddressGuard {
    /**
     * What Spring Boot's filter lets through: IPv4-compatible IPv6 (RFC 4291, 2.5.5.1), local-use NAT64 (RFC 8215), documentation (RFC 9637),
     * SRv6 (RFC 9602), the dummy prefix (RFC 9780) and the platform address of Azure, which looks public.
     */
    private static final String[] HOLES = {
        "::/96", "64:ff9b:1::/48", "3fff::/20", "5f00::/16", "100:0:0:1::/64", "168.63.129.16/32"
    };

    private final InetAddressFilter filter;

    /** @param allowedNetworks subnets (CIDR) that are let through whatever they are */
    public AddressGuard(List<String> allowedNetworks) {
        var outside = InetAddressFilter.externalAddresses().andNot(HOLES);
        this.filter = allowedNetworks.isEmpty() ? outside : outside.or(allowedNetworks.toArray(String[]::new));
    }

    public boolean allows(InetAddress address) {
        return filter.matches(address);
    }
}
