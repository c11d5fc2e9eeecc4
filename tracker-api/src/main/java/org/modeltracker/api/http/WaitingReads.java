package org.modeltracker.api.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.modeltracker.api.http.problem.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Reads that wait for what the views do not know yet. One reader may have a few of them at once. */
@Component
public class WaitingReads {

    private static final int MOST = 8;

    private final Map<String, Integer> byReader = new ConcurrentHashMap<>();

    /** @throws Problem (429) when as many reads of the same reader wait already */
    public <T> T with(Supplier<T> read) {
        var reader = reader();
        int waiting = byReader.merge(reader, 1, Integer::sum);
        try {
            if (waiting > MOST) {
                throw tooMany();
            }
            return read.get();
        } finally {
            byReader.compute(reader, (name, count) -> count == null || count == 1 ? null : count - 1);
        }
    }

    private static String reader() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? RateLimitFilter.reader(attributes.getRequest())
                : "no request";
    }

    private static Problem tooMany() {
        return Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-waiting",
                        "Too many waiting reads",
                        "At most %d reads of one key or address may wait for the views at once.".formatted(MOST))
                .header(HttpHeaders.RETRY_AFTER, "1");
    }
}
