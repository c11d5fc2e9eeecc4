package org.modeltracker.api.database;

/** The embedded server cannot start for a reason that the operator can remove. */
final class DatabaseStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /** @param action what the operator may do */
    DatabaseStartException(String message, String action) {
        super(message);
        this.action = action;
    }

    DatabaseStartException(String message, String action, Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    String action() {
        return action;
    }
}
