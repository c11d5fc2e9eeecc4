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
    private final HttpClient client;

    FormClient(String base) {
        this(
                base,
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build());
    }

    private FormClient(String base, HttpClient client) {
        this.base = base;
        this.client = client;
    }

    /** The same browser at another node; cookies do not know of ports. */
    FormClient at(String node) {
        return new FormClient(node, client);
    }

    HttpResponse<String> visit(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "text/html")
                .timeout(Duration.ofSeconds(60))
                .build());
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

    /** Without the token against forgery. */
    HttpRequest bare(String path, String fields) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(fields))
                .build();
    }

    /** What another node was to be sent. */
    HttpRequest resent(HttpRequest form) {
        return HttpRequest.newBuilder(form, (_, _) -> true)
                .uri(URI.create(base + form.uri().getPath()))
                .build();
    }

    String cookie(String name) {
        return ((CookieManager) client.cookieHandler().orElseThrow())
                .getCookieStore().getCookies().stream()
                        .filter(cookie -> cookie.getName().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .getValue();
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
