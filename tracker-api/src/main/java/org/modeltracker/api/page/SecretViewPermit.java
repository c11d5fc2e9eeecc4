package org.modeltracker.api.page;

import jakarta.servlet.http.HttpSession;
import java.util.UUID;

/** Lets the page that follows show a new secret, once. The session says whose, and never the secret: sessions are stored. */
final class SecretViewPermit {

    private static final String OF = "secret-of";

    private SecretViewPermit() {}

    static void remember(HttpSession session, UUID webhook) {
        session.setAttribute(OF, webhook.toString());
    }

    /** @return whether this page shall show it; the next one will not */
    static boolean isDue(HttpSession session, UUID webhook) {
        if (!webhook.toString().equals(session.getAttribute(OF))) {
            return false;
        }
        session.removeAttribute(OF);
        return true;
    }
}
