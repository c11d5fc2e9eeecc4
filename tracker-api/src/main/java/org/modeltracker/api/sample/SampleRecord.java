package org.modeltracker.api.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.claim.EnvelopeReader;
import org.modeltracker.core.claim.EnvelopeReader.Reading;
import org.modeltracker.core.claim.Recorder;
import org.modeltracker.core.claim.Recorder.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.ClassPathResource;

/**
 * Records the sample, through the same door as anyone's claim. Its events have fixed ids, so that a start which was cut short is completed by
 * the next one, and nothing comes in twice.
 */
final class SampleRecord implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(SampleRecord.class);
    private static final String RECORDED_BY = "sample-record";

    private final String name;
    private final EnvelopeReader reader;
    private final Recorder recorder;

    SampleRecord(String name, EnvelopeReader reader, Recorder recorder) {
        this.name = name;
        this.reader = reader;
        this.recorder = recorder;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var outcomes = recorder.record(drafts(), RECORDED_BY, true);
        long added = outcomes.stream()
                .filter(outcome -> outcome instanceof Outcome.Stored stored && stored.isNew())
                .count();
        outcomes.stream()
                .filter(Outcome.Refused.class::isInstance)
                .findFirst()
                .ifPresent(refused -> LOG.error("the sample record {} was refused: {}", name, refused));
        LOG.info("sample record {}: {} of {} events recorded now", name, added, outcomes.size());
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
            case Reading.Faulty faulty -> throw new IllegalStateException("%s: %s in %s".formatted(name, faulty.faults(), line));
            case Reading.Malformed malformed ->
                throw new IllegalStateException("%s: %s in %s".formatted(name, malformed.detail(), line));
        };
    }
}
