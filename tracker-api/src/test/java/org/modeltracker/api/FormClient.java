package org.modeltracker.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jsoup.Jsoup;

/** Sends requests as they are, with the session of somebody who signed in, and follows nothing. */
final class FormClient {

    private final String base;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    FormClient(String base) {
        this.base = base;
    }

    FormClient signIn(String key) {
        send(form("/sign-in", "key=" + key));
        return this;
    }

    /** @param fields as they are sent; the token against forgery comes with them */
    HttpRequest form(String path, String fields) {
        var page = send(HttpRequest.newBuilder(URI.create(base + "/sign-in")).build());
        var token = Jsoup.parse(page.body()).selectFirst("input[name=_csrf]").attr("value");
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .timeout(Duration.ofSeconds(60))
                .POST(BodyPublishers.ofString("_csrf=" + token + "&" + fields))
                .build();
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
