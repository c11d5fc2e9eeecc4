package org.modeltracker.api.webhook;

import java.util.ArrayList;
import java.util.List;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.outbound.OutboundUrls;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.model.InputError;
import org.springframework.stereotype.Component;

/** Refuses requests for webhooks that cannot work, naming each fault. */
@Component
class WebhookRequestCheck {

    private final OutboundUrls urls;
    private final Links links;
    private final EventTypeRegistry types;

    WebhookRequestCheck(OutboundUrls urls, Links links, EventTypeRegistry types) {
        this.urls = urls;
        this.links = links;
        this.types = types;
    }

    /**
     * Also resolves the address, which may take a while; call it outside transactions.
     *
     * @throws Problem (422) naming each fault
     */
    void withAddress(WebhookRequest request) {
        var faults = new ArrayList<>(request.faults(types.types()));
        if (request.format() == Format.EMAIL) {
            faults.add(new InputError("/format", "must not be email; people subscribe to e-mail at /subscribe"));
        }
        if (request.format() == Format.WEBSUB) {
            faults.add(new InputError("/format", "must not be websub; feed readers subscribe to feeds at /hub"));
        }
        if (!request.url().isEmpty()) {
            var refusal = urls.refusal(request.url());
            refusal.ifPresent(why -> faults.add(new InputError("/url", why.reason() + ": " + why.detail())));
            if (refusal.isEmpty() && lacksChat(request)) {
                faults.add(new InputError(
                        "/url", "must give the chat: https://api.telegram.org/bot…/sendMessage?chat_id=…"));
            }
            if (refusal.isEmpty() && links.leadHome(request.url())) {
                faults.add(new InputError("/url", "own_address: must not be an address of this tracker"));
            }
        }
        refuse(faults);
    }

    private static boolean lacksChat(WebhookRequest request) {
        return request.format() == Format.TELEGRAM
                && ChatBody.chatId(request.url()).isEmpty();
    }

    /** @throws Problem (422) naming each fault but those of the address */
    void withoutAddress(WebhookRequest request) {
        refuse(request.faults(types.types()));
    }

    /**
     * @param known whether the mailbox could be read
     * @throws Problem (422) naming each fault
     */
    void ofMailbox(WebhookRequest request, boolean known) {
        var faults = new ArrayList<>(request.faults(types.types()));
        if (!known) {
            faults.add(new InputError("/email", "must be an e-mail address, such as name@example.org"));
        }
        if (request.types().stream().anyMatch(OperationalEvent.TYPES::contains)) {
            faults.add(new InputError("/types", "must be types of events about models"));
        }
        refuse(faults);
    }

    private static void refuse(List<InputError> faults) {
        if (!faults.isEmpty()) {
            throw Problem.unprocessable(faults);
        }
    }
}
