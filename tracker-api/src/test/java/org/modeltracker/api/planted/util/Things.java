package org.modeltracker.api.planted.util;

/** Stands in a package whose name says nothing. */
public final class Things {

    private Things() {}
}
