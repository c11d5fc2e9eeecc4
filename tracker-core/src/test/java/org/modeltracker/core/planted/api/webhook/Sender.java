package org.modeltracker.core.planted.api.webhook;

import java.net.http.HttpClient;

/** May call out. */
record Sender(HttpClient http) {}
