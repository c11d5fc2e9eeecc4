package org.modeltracker.core.planted.api;

import java.sql.Connection;

record ModelEndpoint(Connection connection) {}
