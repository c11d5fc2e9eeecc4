package org.modeltracker.core.model;

/**
 * One thing that is wrong with an input, and where.
 *
 * @param pointer JSON Pointer (RFC 6901) into the input
 */
public record InputError(String pointer, String detail) {

    public InputError under(String parent) {
        return new InputError(parent + pointer, detail);
    }
}
