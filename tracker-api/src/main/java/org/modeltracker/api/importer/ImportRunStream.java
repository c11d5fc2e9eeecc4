package org.modeltracker.api.importer;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.json.JsonMapper;

/** Shows a watcher how far a run is, until it has ended. */
@Component
class ImportRunStream {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(250);
    /** In looks: every fifteen seconds. */
    private static final int STILL_HERE = 60;

    private final ImportRunStore store;
    private final JsonMapper json;
    private final CountDownLatch closed = new CountDownLatch(1);

    ImportRunStream(ImportRunStore store, JsonMapper json) {
        this.store = store;
        this.json = json;
    }

    /** @param first as it is now */
    SseEmitter follow(ImportRun first) {
        var emitter = new SseEmitter(0L);
        Thread.ofVirtual().name("import-watcher").start(() -> follow(emitter, first));
        return emitter;
    }

    private void follow(SseEmitter emitter, ImportRun first) {
        try {
            var run = first;
            send(emitter, run);
            int looks = 0;
            while (run.isRunning() && !closed.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                var now = store.get(run.id()).orElse(run);
                if (!now.equals(run)) {
                    send(emitter, now);
                } else if (++looks % STILL_HERE == 0) { // finds out whether anybody still watches
                    emitter.send(SseEmitter.event().comment("still here"));
                }
                run = now;
            }
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            emitter.complete(); // The watcher went away; the run goes on.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            emitter.completeWithError(e);
        }
    }

    @EventListener(ContextClosedEvent.class)
    void sendAway() {
        closed.countDown();
    }

    /** Named by the state, so that a page can listen for the end. */
    private void send(SseEmitter emitter, ImportRun run) throws IOException {
        emitter.send(SseEmitter.event()
                .name(run.state().name().toLowerCase(Locale.ROOT))
                .data(json.writeValueAsString(run), MediaType.TEXT_PLAIN));
    }
}
