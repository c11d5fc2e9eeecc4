package org.modeltracker.api.importer.catalogue;

/** One entry of a snapshot that cannot be taken, for a named reason; the others can. */
final class UnusableEntry extends RuntimeException {

    private final String reason;

    /** @param example what it was, shortened if need be */
    UnusableEntry(String reason, String example) {
        super(example.substring(0, Math.min(example.length(), 100)), null, false, false);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }

    String example() {
        return String.valueOf(getMessage());
    }
}
