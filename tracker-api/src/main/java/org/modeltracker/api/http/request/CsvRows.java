package org.modeltracker.api.http.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** How many rows of a list a reader wants as CSV. A table has no pages: without a limit it is the whole list. */
public final class CsvRows {

    public static final MediaType CSV = new MediaType("text", "csv");

    /** So many are in memory at once. */
    public static final int AT_ONCE = 250;

    private static final int ALL = 1_000_000_000;

    private CsvRows() {}

    /** Whether the answer to this request will be CSV: by {@code format}, else by what the reader accepts first. */
    public static boolean areAsked(HttpServletRequest request) {
        var format = request.getParameter("format");
        return request.getRequestURI().startsWith("/v1/")
                && (format == null ? isAccepted(request.getHeader(HttpHeaders.ACCEPT)) : format.equals("csv"));
    }

    /** All rows together. @throws Problem (400) if the limit is not a whole number from 1 */
    public static int wanted(HttpServletRequest request) {
        var limit = request.getParameter("limit");
        try {
            int rows = limit == null ? ALL : Integer.parseInt(limit);
            if (rows >= 1) {
                return Math.min(rows, ALL);
            }
        } catch (NumberFormatException _) {
            // refused below, like a negative one
        }
        throw Problem.parameter("limit", "must be a whole number from 1");
    }

    private static boolean isAccepted(@Nullable String accept) {
        try {
            var types = MediaType.parseMediaTypes(accept);
            MimeTypeUtils.sortBySpecificity(types);
            return isFirst(types);
        } catch (InvalidMediaTypeException _) {
            return false;
        }
    }

    private static boolean isFirst(List<MediaType> types) {
        return types.stream()
                .filter(type -> type.includes(CSV) || type.includes(MediaType.APPLICATION_JSON))
                .findFirst()
                .filter(type -> !type.includes(MediaType.APPLICATION_JSON))
                .isPresent();
    }
}
