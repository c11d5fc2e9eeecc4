package org.modeltracker.api.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.util.DigestUtils;

/**
 * ETags, made of the answer itself. They are strong for what the API says, so that Tomcat compresses nothing that has one; and weak for pages,
 * feeds, and readers who take compressed answers: these may get other bytes that say the same.
 */
public final class Etags {

    private static final String WEAK = "W/";

    private Etags() {}

    public static String strong(InputStream body) throws IOException {
        return "\"0" + DigestUtils.md5DigestAsHex(body) + "\"";
    }

    public static String weak(InputStream body) throws IOException {
        return WEAK + strong(body);
    }

    /** As this reader gets it. */
    public static String of(String strong, HttpServletRequest request) {
        return isStrong(request) ? strong : WEAK + strong;
    }

    private static boolean isStrong(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith("/v3/") || (path.startsWith("/v1/") && !takesCompressed(request));
    }

    private static boolean takesCompressed(HttpServletRequest request) {
        var encodings = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return encodings != null && encodings.toLowerCase(Locale.ROOT).contains("gzip");
    }
}
