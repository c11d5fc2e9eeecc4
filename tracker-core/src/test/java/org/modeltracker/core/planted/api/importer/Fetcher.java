package org.modeltracker.core.planted.api.importer;

import org.modeltracker.core.claim.Recorder;
import org.modeltracker.core.planted.api.outbound.Client;

/** May call out, by the one way, and hands in what it finds like anyone else. */
record Fetcher(Client client, Recorder recorder) {}
