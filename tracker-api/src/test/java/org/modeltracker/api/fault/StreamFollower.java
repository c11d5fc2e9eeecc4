package org.modeltracker.api.fault;

import static org.modeltracker.core.Eventually.eventually;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Follows the live log, and comes back with the last id that it saw whenever the stream ends. */
final class StreamFollower implements Client {

    private final NodeCaller caller;
    private final Records records;
    private final List<String> data = new ArrayList<>();
    private volatile long last;
    private volatile boolean closed;

    StreamFollower(NodeCaller caller, Records records) {
        this.caller = caller;
        this.records = records;
    }

    private static final class Closed extends RuntimeException {}

    /** One connection. An event counts once its empty line has come. */
    @Override
    public void turn() {
        var event = new Object() {
            long id;
            String data = "";
        };
        var request = caller.anyNode()
                .request("/v1/events", "Accept", "text/event-stream", "Last-Event-ID", "" + last)
                .GET();
        try {
            caller.lines(request, line -> {
                if (closed) {
                    throw new Closed();
                } else if (line.startsWith("id:")) {
                    event.id = Long.parseLong(line.substring(3).strip());
                } else if (line.startsWith("data:")) {
                    event.data = line.substring(5);
                } else if (line.isEmpty() && event.id > 0) {
                    take(event.id, event.data);
                    event.id = 0;
                }
            });
        } catch (Closed asked) {
            // the end of the test
        }
    }

    private void take(long id, String said) {
        if (id != last + 1) {
            records.violation("the stream goes from %d to %d".formatted(last, id));
        }
        last = id;
        data.add(said);
    }

    /** The stream brought the log, without gap or repeat. */
    void judge(StoredLog log) {
        eventually("the stream reaches %d".formatted(log.head()), Patience.UNTIL_WELL, () -> last >= log.head());
        close();
        for (int n = 0; n < log.events().size(); n++) {
            if (!JsonMapper.shared().readTree(data.get(n)).equals(log.events().get(n))) {
                records.violation("the stream says %s, the log %s"
                        .formatted(data.get(n), log.events().get(n)));
            }
        }
    }

    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public int rest() {
        return 200;
    }
}
