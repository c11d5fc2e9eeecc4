package org.modeltracker.api.evidence;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.modeltracker.api.citation.Addresses;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.outbound.OutboundClient;
import org.modeltracker.api.outbound.OutboundFailure;
import org.modeltracker.api.outbound.OutboundReply;
import org.modeltracker.api.outbound.OutboundRequest;
import org.modeltracker.api.outbound.OutboundUrls;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Gets a file of another host. It follows a few redirects, each checked like the first address. */
@Component
class GuardedGet {

    private static final int MOST_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final OutboundClient client;
    private final OutboundUrls urls;
    private final PageSettings settings;
    private final String agent;

    GuardedGet(
            @Qualifier(OutboundUrls.OF_PAGES) OutboundClient client,
            @Qualifier(OutboundUrls.OF_PAGES) OutboundUrls urls,
            PageSettings settings,
            Addresses addresses) {
        this.client = client;
        this.urls = urls;
        this.settings = settings;
        this.agent = "%s (+%s)".formatted(RobotsRules.PRODUCT, addresses.of("/"));
    }

    /** Refuses an address for a reason of its own, the first one and those of redirects. */
    interface Check {
        void pass(URI address) throws PageRefused;
    }

    /** @throws PageRefused if an address may not be called, or no answer came in time */
    OutboundReply get(URI first, Map<String, String> headers, int mostBytes, Check check) throws PageRefused {
        var address = first;
        for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
            guard(address);
            check.pass(address);
            var reply = send(address, headers, mostBytes);
            if (!REDIRECTS.contains(reply.status())) {
                return reply;
            }
            address = target(address, reply);
        }
        throw new PageRefused("too_many_redirects");
    }

    private void guard(URI address) throws PageRefused {
        try {
            var refusal = urls.refusal(address.toString());
            if (refusal.isPresent()) {
                throw new PageRefused(refusal.get().reason());
            }
        } catch (Problem unanswered) {
            throw new PageRefused("dns_timeout");
        }
    }

    private OutboundReply send(URI address, Map<String, String> headers, int mostBytes) throws PageRefused {
        var all = new HashMap<>(headers);
        all.put(HttpHeaders.USER_AGENT, agent);
        try {
            return client.send(new OutboundRequest("GET", address, all, new byte[0], settings.deadline(), mostBytes));
        } catch (OutboundFailure failure) {
            throw new PageRefused(failure.reason().word());
        }
    }

    private static URI target(URI from, OutboundReply reply) throws PageRefused {
        try {
            var location = reply.header("location").orElse("").replaceFirst("#.*", "");
            if (!location.isEmpty()) {
                // URI follows RFC 2396, which dropped the last part of the path here; RFC 3986 keeps it.
                return from.resolve(location.startsWith("?") ? from.getRawPath() + location : location);
            }
        } catch (IllegalArgumentException notAnAddress) {
            // refused below, like a missing one
        }
        throw new PageRefused("broken_redirect");
    }
}
