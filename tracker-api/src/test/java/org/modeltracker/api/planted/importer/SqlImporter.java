package org.modeltracker.api.planted.importer;

import org.springframework.jdbc.core.JdbcTemplate;

/** An importer that writes to the database itself. */
public class SqlImporter {

    void add(JdbcTemplate jdbc) {
        jdbc.update("select 1");
    }
}
