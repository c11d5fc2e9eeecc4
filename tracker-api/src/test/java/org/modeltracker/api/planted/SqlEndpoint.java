package org.modeltracker.api.planted;

import org.springframework.jdbc.core.JdbcTemplate;

/** An endpoint that asks the database itself. */
class SqlEndpoint {

    long count(JdbcTemplate jdbc) {
        return jdbc.queryForList("select 1").size();
    }
}
