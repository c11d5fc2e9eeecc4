package org.modeltracker.core.planted.api.feed;

import org.springframework.jdbc.core.JdbcTemplate;

record ChangeDetector(JdbcTemplate jdbc) {}
