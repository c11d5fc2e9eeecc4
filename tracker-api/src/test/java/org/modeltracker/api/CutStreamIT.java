package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.modeltracker.api.Envelope.announced;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.modeltracker.core.fault.Tap;
import org.modeltracker.core.fault.TcpProxy;
import tools.jackson.databind.json.JsonMapper;

/** A reader of the live stream whose connection is cut, anywhere, misses nothing and reads nothing twice. */
@Timeout(120)
class CutStreamIT extends ApiContext {

    /** No multiple of it is the length of an event: each cut falls elsewhere in one. */
    private static final int STEP = 397;

    private final List<Long> seen = new ArrayList<>();
    private int cutInsideAnEvent;

    @Test
    void a_reader_that_is_cut_off_resumes_after_its_last_whole_event() throws IOException {
        IntStream.range(0, 20).forEach(n -> record(announced("cut/before-" + n, "2026-01-15")));
        long start = head() - 20;
        long last = start;
        try (var proxy = TcpProxy.to("127.0.0.1", port, Tap.NONE)) {
            for (int cut = 1; cut <= 12; cut++) {
                last = listen(proxy, last, cut * STEP);
                record(announced("cut/meanwhile-" + cut, "2026-01-15"));
            }
            while (last < head()) {
                last = listen(proxy, last, Integer.MAX_VALUE);
            }
        }
        assertThat(cutInsideAnEvent).isGreaterThan(5);
        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(start + 1, head()).boxed().toList());
    }

    /** Cuts the connection after so many bytes, or at the end of the log. Returns the last whole event of this connection or an earlier one. */
    private long listen(TcpProxy proxy, long last, int bytes) throws IOException {
        var request = new Http("http://127.0.0.1:" + proxy.port(), null)
                .request("/v1/events", "Accept", "text/event-stream", "Last-Event-ID", "" + last)
                .build();
        try (var client = HttpClient.newHttpClient();
                var body = client.sendAsync(request, BodyHandlers.ofInputStream())
                        .join()
                        .body()) {
            var read = read(body, bytes, head());
            proxy.cutAll();
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
            var whole = whole(read);
            if (read.length() > whole.length() + 2) {
                cutInsideAnEvent++;
            }
            positions(whole).forEach(seen::add);
            return seen.isEmpty() ? last : seen.getLast();
        }
    }

    private static String read(InputStream body, int bytes, long head) throws IOException {
        var read = new ByteArrayOutputStream();
        var text = "";
        while (read.size() < bytes && !positions(text).contains(head)) {
            int next = body.read();
            assertThat(next).isNotNegative();
            read.write(next);
            if (next == '\n') {
                text = whole(read.toString(StandardCharsets.UTF_8));
            }
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    /** Without the last event if its empty line has not come. */
    private static String whole(String stream) {
        return stream.substring(0, Math.max(0, stream.lastIndexOf("\n\n")));
    }

    /** Of each event that is whole, with an empty line behind it. The data of an event is the event of its id. */
    private static List<Long> positions(String stream) {
        return Arrays.stream(stream.split("(?<=\n)\n"))
                .filter(event -> event.contains("data:"))
                .map(event -> {
                    long id = Long.parseLong(line(event, "id:"));
                    assertThat(position(JsonMapper.shared().readTree(line(event, "data:"))))
                            .isEqualTo(id);
                    return id;
                })
                .toList();
    }

    private static String line(String event, String name) {
        return event.lines()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip())
                .findFirst()
                .orElseThrow();
    }
}
