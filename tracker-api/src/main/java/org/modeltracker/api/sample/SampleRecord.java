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
import org.modeltracker.core.claim.Recorder.Outcome;
import org.modeltracker.core.log.Views;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.io.ClassPathResource;

/**
 * Records the sample, through the same door as anyone's claim. Its events have fixed ids, so that a start which was cut short is completed by
 * the next one, and nothing comes in twice.
 */
final class SampleRecord implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SampleRecord.class);
    private static final String RECORDED_BY = "sample-record";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String name;
    private final EnvelopeReader reader;
    private final Recorder recorder;
    private final Views views;
    private volatile boolean running;

    SampleRecord(String name, EnvelopeReader reader, Recorder recorder, Views views) {
        this.name = name;
        this.reader = reader;
        this.recorder = recorder;
        this.views = views;
    }

    @Override
    public void start() {
        var outcomes = recorder.record(drafts(), RECORDED_BY, true);
        long added = 0;
        for (var outcome : outcomes) {
            switch (outcome) {
                case Outcome.Refused refused ->
                    throw new IllegalStateException("the sample record %s is refused: %s".formatted(name, refused));
                case Outcome.Stored stored -> {
                    added += stored.isNew() ? 1 : 0;
                    views.await(stored.event().position(), PATIENCE);
                }
            }
        }
        LOG.info("sample record {}: {} of {} events recorded now", name, added, outcomes.size());
        running = true;
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
            throw new UncheckedIOException("tracker.sample-record names no record: " + name, e);
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
