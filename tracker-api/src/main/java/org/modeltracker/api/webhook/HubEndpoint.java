package org.modeltracker.api.webhook;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The hub of this tracker's feeds (W3C WebSub, 2018-01-23). Feeds name it, and the standard describes it: the description of the API leaves it
 * out, since generated clients could not compile its form.
 */
@Hidden
@RestController
class HubEndpoint {

    private final HubSubscriptions subscriptions;

    HubEndpoint(HubSubscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    /**
     * Subscribes a callback to a feed, or unsubscribes it. The hub then sends the callback a GET with {@code hub.mode}, {@code hub.topic},
     * {@code hub.challenge} and {@code hub.lease_seconds}; answer 200 with the challenge as the body. When the feed has news, the hub sends all of it
     * by POST, signed with your secret ({@code X-Hub-Signature: sha256=…}). It needs no key. 202 says that the
     * callback will be asked, not that it was subscribed.
     *
     * @param mode subscribe or unsubscribe
     * @param topic the own address of a feed here: the one of its link with the relation {@code self}
     * @param callback an http or https URL on the open internet
     * @param leaseSeconds how long the subscription lasts, 300 to 2592000; default 864000
     * @param secret at most 199 bytes; without one, deliveries are not signed
     */
    @PostMapping(path = "/hub", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    void requestFeed(
            @RequestParam(name = "hub.mode", defaultValue = "") String mode,
            @RequestParam(name = "hub.topic", defaultValue = "") String topic,
            @RequestParam(name = "hub.callback", defaultValue = "") String callback,
            @RequestParam(name = "hub.lease_seconds", defaultValue = "") String leaseSeconds,
            @RequestParam(name = "hub.secret", defaultValue = "") String secret,
            HttpServletRequest request) {
        var asked = new HubRequest(mode.strip(), topic.strip(), callback.strip(), leaseSeconds.strip(), secret);
        subscriptions.request(asked, request.getRemoteAddr());
    }
}
