package org.modeltracker.core.planted.api.outbound;

import java.net.http.HttpClient;

/** May call out. */
public record Client(HttpClient http) {}
