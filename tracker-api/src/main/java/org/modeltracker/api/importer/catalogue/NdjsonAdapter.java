package org.modeltracker.api.importer.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.claim.EnvelopeReader;
import org.modeltracker.core.claim.EnvelopeReader.Reading;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.PartialDate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Any other dataset, a line an event envelope of one publisher, as {@code POST /v1/events} takes them; {@code observed_at} is the run's. The
 * file is everything that the publisher lists: what it says no more of access and prices is gone.
 */
@Component
final class NdjsonAdapter implements Adapter {

    private static final int LONGEST_LINE = 1 << 20;

    private final EnvelopeReader envelopes;

    NdjsonAdapter(EnvelopeReader envelopes) {
        this.envelopes = envelopes;
    }

    @Override
    public String source() {
        return "ndjson";
    }

    @Override
    public Snapshot read(InputStream file, IdentityRules rules, PartialDate observedAt) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8.newDecoder()), 1 << 16);
        Snapshot snapshot = null;
        long number = 0;
        try {
            for (var line = next(lines, number); line != null; line = next(lines, number)) {
                number++;
                if (!line.isBlank()) {
                    snapshot = add(snapshot, line, number, observedAt);
                }
            }
        } catch (CharacterCodingException e) {
            throw new BrokenSnapshot("", "is not UTF-8, after line " + number);
        }
        if (snapshot == null) {
            throw new BrokenSnapshot("", "is empty");
        }
        return snapshot;
    }

    /** A line, never holding more of it than one may have. */
    private static @Nullable String next(BufferedReader lines, long before) throws IOException {
        var line = new StringBuilder();
        int c = lines.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = lines.read()) {
            if (line.length() >= LONGEST_LINE) {
                throw broken(before + 1, "", "is a line that is too long");
            }
            line.append((char) c);
        }
        return line.toString();
    }

    private Snapshot add(@Nullable Snapshot before, String line, long number, PartialDate observedAt) {
        var json = (ObjectNode) StrictJson.object(line, number);
        boolean dated = json.has("effective");
        if (!json.has("observed_at")) {
            json.put("observed_at", observedAt.text());
        }
        var claim = claim(json, number);
        if (!claim.observedAt().equals(observedAt)) {
            throw broken(number, "/observed_at", "differs from the observed_at of the import; omit it");
        }
        var snapshot = before == null ? new Snapshot(claim.source(), true) : before;
        if (!snapshot.publisher().equals(claim.source().publisher())) {
            throw broken(number, "/source/publisher", "differs from the earlier lines; a file must have one publisher");
        }
        snapshot.add(word(claim, dated, number));
        return snapshot;
    }

    private Claim claim(ObjectNode json, long number) {
        return switch (envelopes.read(json)) {
            case Reading.Read read -> read.draft().claim();
            case Reading.Malformed malformed -> throw broken(number, "", malformed.detail());
            case Reading.Faulty faulty -> {
                var fault = faulty.faults().getFirst();
                throw broken(number, fault.pointer(), fault.detail());
            }
        };
    }

    private static ObservedStatement word(Claim claim, boolean dated, long number) {
        var content = claim.subject() + "\n" + claim.data() + "\n" + (dated ? claim.effective() : "");
        var root = UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
        var question = claim.data()
                .question(claim.subject(), root)
                .orElseThrow(() -> broken(number, "/type", "amends other events, which an import does not accept"));
        claim.data().faults().findFirst().ifPresent(fault -> {
            throw broken(number, "/data" + fault.pointer(), fault.detail());
        });
        return new ObservedStatement(
                question,
                claim.data(),
                dated ? claim.effective() : null,
                claim.effectiveBasis(),
                claim.source(),
                claim.quote());
    }

    private static BrokenSnapshot broken(long line, String pointer, String detail) {
        return new BrokenSnapshot(pointer, "%s (line %d)".formatted(detail, line));
    }
}
