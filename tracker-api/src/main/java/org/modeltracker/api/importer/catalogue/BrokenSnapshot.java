package org.modeltracker.api.importer.catalogue;

import org.modeltracker.core.model.InputError;

/** A file that is not the snapshot it should be. Nothing of it is taken. */
public final class BrokenSnapshot extends RuntimeException {

    private final transient InputError fault;

    /** @param pointer JSON Pointer to the place; empty where the text is no JSON, whose detail tells line and column */
    BrokenSnapshot(String pointer, String detail) {
        super(detail, null, false, false);
        this.fault = new InputError(pointer, detail);
    }

    public InputError fault() {
        return fault;
    }
}
