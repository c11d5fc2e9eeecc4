package org.modeltracker.api.http;

import java.util.List;

/** An answer whose table has other rows than its JSON: a table is flat. */
public interface AsTable {

    /** A method without "get", so that it is no field of the JSON. */
    List<?> rows();
}
