package org.modeltracker.api.webhook;

import java.net.URI;
import org.modeltracker.core.model.Subject;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where readers outside find the pages of this tracker. */
@Component
class Links {

    private final URI base;

    Links(@Value("${tracker.public-url:http://localhost:8080}") String publicUrl) {
        this.base = URI.create(publicUrl.replaceFirst("/+$", ""));
    }

    String home() {
        return base.toString();
    }

    /** Who sends, in the CloudEvents handshake: the host that people know us by. */
    String host() {
        return String.valueOf(base.getHost());
    }

    boolean leadHome(String url) {
        var other = URI.create(url);
        return base.getHost() != null && base.getHost().equalsIgnoreCase(other.getHost()) && port(base) == port(other);
    }

    String page(Subject subject) {
        var folder = switch (subject.kind()) {
            case MODEL -> "/models/";
            case ORGANISATION -> "/organisations/";
            case BENCHMARK -> "/benchmarks/";
        };
        return base + folder + subject.id();
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }
}
