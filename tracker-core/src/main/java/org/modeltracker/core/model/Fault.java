package org.modeltracker.core.model;

/**
 * One thing that is wrong with an input, and where.
 *
 * @param pointer JSON Pointer (RFC 6901) into the input
 */
public record Fault(String pointer, String detail) {

    public Fault under(String parent) {
        return new Fault(parent + pointer, detail);
    }
}
