package org.modeltracker.core.planted.api.mcp;

import org.springframework.jdbc.core.JdbcTemplate;

record AnyQuery(JdbcTemplate jdbc) {}
