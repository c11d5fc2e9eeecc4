package org.modeltracker.api.planted;

import java.net.http.HttpClient;

/** Calls other hosts, though it is neither a webhook nor an importer. */
class Caller {

    HttpClient client() {
        return HttpClient.newHttpClient();
    }
}
