package org.modeltracker.api.evidence;

/** A page gave no text, for a reason with a name: {@code timeout}, {@code address_refused}, {@code too_large}, {@code status_500}… */
final class PageRefused extends Exception {

    PageRefused(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
