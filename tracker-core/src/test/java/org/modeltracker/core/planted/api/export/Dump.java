package org.modeltracker.core.planted.api.export;

import org.springframework.jdbc.core.JdbcTemplate;

record Dump(JdbcTemplate jdbc) {}
