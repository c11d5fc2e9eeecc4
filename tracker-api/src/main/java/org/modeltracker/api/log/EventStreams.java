package org.modeltracker.api.log;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.HttpSettings;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.api.security.ReadAccess;
import org.modeltracker.core.log.AppendNotifications;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.log.EventLog.Filter;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.model.RecordedEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.json.JsonMapper;

/** Streams the log, reading a page at a time, so that a slow reader costs no memory. */
@Component
public class EventStreams {

    private static final int PAGE = 500;

    private final EventLog log;
    private final AppendNotifications notifications;
    private final JsonMapper json;
    private final ReadAccess readers;
    private final Duration heartbeat;
    private final Set<Runnable> closings = ConcurrentHashMap.newKeySet();

    EventStreams(
            EventLog log,
            AppendNotifications notifications,
            JsonMapper json,
            ReadAccess readers,
            HttpSettings settings) {
        this.log = log;
        this.notifications = notifications;
        this.json = json;
        this.readers = readers;
        this.heartbeat = settings.heartbeat();
    }

    /** The live streams that this node sends now. */
    public int open() {
        return closings.size();
    }

    StreamingResponseBody rest(long after, Filter filter) {
        return out -> {
            long last = after;
            for (var page = log.after(last, PAGE, filter); !page.isEmpty(); page = log.after(last, PAGE, filter)) {
                for (var event : page) {
                    out.write(json.writeValueAsBytes(event));
                    out.write('\n');
                }
                out.flush();
                last = page.getLast().position();
            }
        };
    }

    /** @param reader null for who came without a key */
    SseEmitter live(long after, Filter filter, @Nullable ApiPrincipal reader) {
        var emitter = new SseEmitter(0L);
        var grown = new Semaphore(0);
        var open = new AtomicBoolean(true);
        var unsubscribe = notifications.onAppend(grown::release);
        BooleanSupplier goesOn = () -> open.get() && readers.mayReadOn(reader);
        Runnable close = () -> {
            open.set(false);
            unsubscribe.run();
            grown.release();
        };
        closings.add(close);
        emitter.onCompletion(() -> {
            closings.remove(close);
            close.run();
        });
        emitter.onError(error -> close.run());
        Thread.ofVirtual().name("live-log").start(() -> follow(emitter, after, filter, grown, goesOn, close));
        return emitter;
    }

    /** A live stream never ends by itself: a shutdown would wait for its readers, who come back with the last id that they saw. */
    @EventListener(ContextClosedEvent.class)
    void sendAway() {
        closings.forEach(Runnable::run);
    }

    private void follow(
            SseEmitter emitter, long after, Filter filter, Semaphore grown, BooleanSupplier goesOn, Runnable close) {
        try {
            long last = after;
            emitter.send(SseEmitter.event().comment("following after " + last));
            long heard = System.nanoTime();
            while (goesOn.getAsBoolean()) {
                grown.drainPermits();
                long head = log.head();
                var page = log.after(last, PAGE, filter);
                for (var event : page) {
                    send(emitter, event);
                    last = event.position();
                    heard = System.nanoTime();
                }
                last = page.size() < PAGE ? Math.max(last, head) : last; // what the filter leaves out is not read twice
                // The log may grow all the time by what the filter leaves out.
                long left = heartbeat.toNanos() - (System.nanoTime() - heard);
                if (left <= 0 || page.size() < PAGE && !grown.tryAcquire(left, TimeUnit.NANOSECONDS)) {
                    emitter.send(SseEmitter.event().comment("still here"));
                    heard = System.nanoTime();
                }
            }
            emitter.complete();
        } catch (IOException | IllegalStateException gone) {
            close.run(); // The reader went away: nothing is lost, it comes back with the last id that it saw.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            emitter.completeWithError(e);
        }
    }

    private void send(SseEmitter emitter, RecordedEvent event) throws IOException {
        emitter.send(SseEmitter.event()
                .id(Long.toString(event.position()))
                .name(EventTypeRegistry.type(event.claim().data()))
                .data(json.writeValueAsString(event), MediaType.TEXT_PLAIN));
    }
}
