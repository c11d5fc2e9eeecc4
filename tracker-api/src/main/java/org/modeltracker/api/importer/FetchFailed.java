package org.modeltracker.api.importer;

/** A source gave no snapshot, for a reason with a name: {@code timeout}, {@code address_refused}, {@code redirect_refused}, {@code status_500}… */
final class FetchFailed extends RuntimeException {

    FetchFailed(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
