import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Iterator;
import java.util.function.Predicate;

/** Follows the log of a tracker. Where a connection breaks, it resumes after the last event: none is missed, none comes twice. */
final class EventStream {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI events;
    private long last;

    EventStream(String tracker, long after) {
        this.events = URI.create(tracker + "/v1/events");
        this.last = after;
    }

    /** Gives the JSON of each event to a reader, until it wants no more. */
    void follow(Predicate<String> reader) throws InterruptedException {
        for (boolean more = true; more; ) {
            var request = HttpRequest.newBuilder(events)
                    .header("Accept", "text/event-stream")
                    .header("Last-Event-ID", Long.toString(last))
                    .build();
            try (var lines = http.send(request, BodyHandlers.ofLines()).body()) {
                more = read(lines.iterator(), reader);
            } catch (IOException | UncheckedIOException broken) {
                Thread.sleep(1_000);
            }
        }
    }

    private boolean read(Iterator<String> lines, Predicate<String> reader) {
        var data = new StringBuilder();
        long id = last;
        while (lines.hasNext()) {
            var line = lines.next();
            if (line.startsWith("id:")) {
                id = Long.parseLong(line.substring(3).strip());
            } else if (line.startsWith("data:")) {
                data.append(line.substring(5));
            } else if (line.isEmpty() && !data.isEmpty()) {
                last = id;
                if (!reader.test(data.toString())) {
                    return false;
                }
                data.setLength(0);
            }
        }
        return true;
    }
}
