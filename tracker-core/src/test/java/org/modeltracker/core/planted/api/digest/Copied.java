package org.modeltracker.core.planted.api.digest;

import org.springframework.jdbc.core.JdbcTemplate;

record Copied(JdbcTemplate jdbc) {}
