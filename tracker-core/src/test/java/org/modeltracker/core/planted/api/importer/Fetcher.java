package org.modeltracker.core.planted.api.importer;

import java.net.http.HttpClient;
import org.modeltracker.core.claim.Recorder;

/** May call out, and hands in what it finds like anyone else. */
record Fetcher(HttpClient http, Recorder recorder) {}
