package org.modeltracker.api.importer;

import org.modeltracker.core.model.Fault;

/** A file that is not the snapshot it should be. Nothing of it is taken. */
final class BrokenSnapshot extends RuntimeException {

    private final transient Fault fault;

    /** @param pointer JSON Pointer to the place; empty where the text is no JSON, whose detail tells line and column */
    BrokenSnapshot(String pointer, String detail) {
        super(detail, null, false, false);
        this.fault = new Fault(pointer, detail);
    }

    Fault fault() {
        return fault;
    }
}
