package org.modeltracker.api.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.modeltracker.api.http.HttpSettings;
import org.modeltracker.api.http.Utf8StringConverter;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.api.http.problem.Problems;
import org.modeltracker.api.security.ApiPrincipal;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.claim.EnvelopeReader;
import org.modeltracker.core.claim.EnvelopeReader.Reading;
import org.modeltracker.core.claim.Recorder;
import org.modeltracker.core.claim.Recorder.RecordingResult;
import org.modeltracker.core.claim.Refusal;
import org.modeltracker.core.log.LogBusy;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Records a batch of lines in one transaction, and says of each what became of it. */
@Component
class LineRecorder {

    private final EnvelopeReader reader;
    private final Recorder recorder;
    private final long longestLine;

    LineRecorder(EnvelopeReader reader, Recorder recorder, HttpSettings settings) {
        this.longestLine = settings.maxBodyBytes().toBytes();
        this.reader = reader;
        this.recorder = recorder;
    }

    private record Numbered(long line, Draft draft) {}

    List<LineResult> record(List<Lines.Line> lines, ApiPrincipal caller, boolean atomic) {
        var results = new TreeMap<Long, LineResult>();
        var drafts = new ArrayList<Numbered>();
        for (var line : lines) {
            try {
                drafts.add(new Numbered(line.number(), read(line)));
            } catch (Problem problem) {
                results.put(line.number(), LineResult.refused(line.number(), problem));
            }
        }
        boolean all = results.isEmpty() || !atomic;
        for (var result : all ? recordDrafts(drafts, caller, atomic) : refuseAll(drafts)) {
            results.put(result.line(), result);
        }
        return List.copyOf(results.values());
    }

    private Draft read(Lines.Line line) {
        if (line.text() == null) {
            throw Problem.of(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "line-too-long",
                    "The line is too long",
                    "a line has at most %d bytes".formatted(longestLine));
        }
        return switch (reader.read(Utf8StringConverter.decode(line.text()))) {
            case Reading.Malformed malformed -> throw Problem.malformed(malformed.detail());
            case Reading.Faulty faulty -> throw RecordingProblems.faulty(faulty.faults());
            case Reading.Read read -> read.draft();
        };
    }

    private List<LineResult> recordDrafts(List<Numbered> drafts, ApiPrincipal caller, boolean atomic) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        try {
            var outcomes = recorder.record(drafts.stream().map(Numbered::draft).toList(), caller.owner(), atomic);
            var results = new ArrayList<LineResult>();
            for (int i = 0; i < drafts.size(); i++) {
                results.add(result(drafts.get(i).line(), outcomes.get(i)));
            }
            return results;
        } catch (RuntimeException e) {
            // The answer has begun, so a failure can only be told line by line. A commit may have come through whose
            // answer was lost.
            var known = e instanceof LogBusy ? "no" : "unknown; send the line again, no claim is stored twice";
            var problem = Problems.of(e).orElseThrow(() -> e).with("stored", known);
            if (atomic) {
                throw problem; // All or none: the answer has not begun.
            }
            return drafts.stream()
                    .map(draft -> LineResult.refused(draft.line(), problem))
                    .toList();
        }
    }

    private static LineResult result(long line, RecordingResult outcome) {
        return switch (outcome) {
            case RecordingResult.Stored stored -> LineResult.stored(line, stored);
            case RecordingResult.Refused refused -> LineResult.refused(line, RecordingProblems.of(refused.refusal()));
        };
    }

    private static List<LineResult> refuseAll(List<Numbered> drafts) {
        var problem = RecordingProblems.of(new Refusal.WithOthers());
        return drafts.stream()
                .map(draft -> LineResult.refused(draft.line(), problem))
                .toList();
    }
}
