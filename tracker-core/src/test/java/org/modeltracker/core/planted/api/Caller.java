package org.modeltracker.core.planted.api;

import java.net.http.HttpClient;

public record Caller(HttpClient http) {}
