package org.modeltracker.api.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.claim.EnvelopeReader;
import org.modeltracker.core.claim.EnvelopeReader.Reading;
import org.modeltracker.core.claim.Recorder;
import org.modeltracker.core.claim.Recorder.RecordingResult;
import org.modeltracker.core.log.EventLog;
import org.modeltracker.core.projection.ProjectionDaemon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.ClassPathResource;

/**
 * Records the sample once, as anybody's claims are recorded: all of it in one transaction, so that a start that was cut short leaves nothing.
 */
final class SampleRecord implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SampleRecord.class);
    private static final String RECORDED_BY = "sample-record";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String name;
    private final EnvelopeReader reader;
    private final Recorder recorder;
    private final EventLog log;
    private final ProjectionDaemon views;
    private volatile boolean running;

    SampleRecord(String name, EnvelopeReader reader, Recorder recorder, EventLog log, ProjectionDaemon views) {
        this.name = name;
        this.reader = reader;
        this.recorder = recorder;
        this.log = log;
        this.views = views;
    }

    @Override
    public void start() {
        var drafts = drafts();
        if (isRecorded(drafts)) {
            LOG.info("the sample record {} is already recorded", name);
        } else {
            record(drafts);
        }
        running = true;
    }

    /** All of it is recorded at once, so one event tells. A start needs nothing more of it, whatever became of its models. */
    private boolean isRecorded(List<Draft> drafts) {
        return !log.places(List.of(drafts.getFirst().id())).isEmpty();
    }

    private void record(List<Draft> drafts) {
        for (var outcome : recorder.record(drafts, RECORDED_BY, true)) {
            switch (outcome) {
                case RecordingResult.Refused refused -> {
                    LOG.error("the sample record {} was refused; the service starts without it: {}", name, refused);
                    return;
                }
                case RecordingResult.Stored stored -> views.await(stored.event().position(), PATIENCE);
            }
        }
        LOG.info("recorded the sample record {}: {} events", name, drafts.size());
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the views, and before the web server: the first question has its answer. */
    @Override
    public int getPhase() {
        return 1;
    }

    private List<Draft> drafts() {
        var file = new ClassPathResource("records/" + name + ".ndjson");
        try (var lines = new BufferedReader(new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines().map(this::draft).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "tracker.sample-record must be none or the name of a record; it is " + name, e);
        }
    }

    private Draft draft(String line) {
        return switch (reader.read(line)) {
            case Reading.Read read -> read.draft();
            case Reading.Faulty faulty ->
                throw new IllegalStateException("%s: %s in %s".formatted(name, faulty.faults(), line));
            case Reading.Malformed malformed ->
                throw new IllegalStateException("%s: %s in %s".formatted(name, malformed.detail(), line));
        };
    }
}
