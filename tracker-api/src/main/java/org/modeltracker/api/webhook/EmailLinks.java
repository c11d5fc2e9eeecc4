package org.modeltracker.api.webhook;

import java.util.UUID;
import org.modeltracker.api.citation.Addresses;
import org.springframework.stereotype.Component;

/** The links in letters. A GET shows a button, so that programs that look at links change nothing. */
@Component
class EmailLinks {

    private final Addresses addresses;

    EmailLinks(Addresses addresses) {
        this.addresses = addresses;
    }

    String confirm(UUID subscription, String token) {
        return addresses.of("/subscribe/%s/confirm/%s".formatted(subscription, token));
    }

    /** To a key. */
    String key(UUID request, String token) {
        return addresses.of("/keys/%s/%s".formatted(request, token));
    }

    String end(UUID subscription, String token) {
        return addresses.of("/subscribe/%s/end/%s".formatted(subscription, token));
    }
}
