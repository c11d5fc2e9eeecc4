package org.modeltracker.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A browser without script: it keeps cookies, follows redirects, and sends the forms of pages as they are, with what somebody filled in. */
public final class SignedIn {

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    public SignedIn(String base) {
        this.base = base;
    }

    /** As it is right after a visit or a form. */
    public record Seen(int status, URI address, HttpResponse<String> answer, Document page) {

        public String text() {
            return page.select("main").text();
        }
    }

    public Seen with(String key) {
        return submit(visit("/sign-in"), "main form", "key", key);
    }

    public Seen visit(String path) {
        return send(request(path).GET().build());
    }

    /** @param filled alternating names and values; empty boxes and what is not ticked stay as they are on the page */
    Seen submit(Seen seen, String form, String... filled) {
        var found = seen.page().selectFirst(form);
        assertThat(found).as(form + " on " + seen.page()).isNotNull();
        var names = IntStream.range(0, filled.length / 2)
                .mapToObj(i -> filled[2 * i])
                .collect(Collectors.toSet());
        var fields = Stream.concat(
                found.select("input[name], select[name]").stream()
                        .filter(field -> !names.contains(field.attr("name")))
                        .filter(field -> !field.attr("type").equals("checkbox") || field.hasAttr("checked"))
                        .map(field -> pair(field.attr("name"), value(field))),
                IntStream.range(0, filled.length / 2).mapToObj(i -> pair(filled[2 * i], filled[2 * i + 1])));
        return post(found.attr("action"), fields.collect(Collectors.joining("&")));
    }

    Seen post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** All that the browser would send along. */
    String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "text/html");
    }

    private Seen send(HttpRequest request) {
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            return new Seen(answer.statusCode(), answer.uri(), answer, Jsoup.parse(answer.body()));
        } catch (java.io.IOException | InterruptedException e) {
            throw new IllegalStateException(Arrays.toString(e.getStackTrace()), e);
        }
    }

    private static String value(Element field) {
        if (!field.tagName().equals("select")) {
            return field.attr("value");
        }
        var chosen = field.selectFirst("option[selected]");
        return (chosen == null ? field.selectFirst("option") : chosen).attr("value");
    }

    private static String pair(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
