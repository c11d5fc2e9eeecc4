package org.modeltracker.api.http.cache;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.util.DigestUtils;

/** ETags, made of the answer itself: strong ones for what the API says; weak ones for pages and feeds, whose bodies may be compressed. */
final class Etags {

    private Etags() {}

    static String of(byte[] body, HttpServletRequest request) {
        var strong = "\"0" + DigestUtils.md5DigestAsHex(body) + "\"";
        return request.getRequestURI().startsWith("/v1/") ? strong : "W/" + strong;
    }
}
