package org.modeltracker.api.claim;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.EnvelopeReader;
import org.modeltracker.core.claim.EnvelopeReader.Reading;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.model.InputError;
import org.modeltracker.core.model.RecordedEvent;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns the bodies of corrections and retractions into envelopes, and says faults in the terms of the body. */
@Component
class Amendment {

    private final JsonMapper json;
    private final EnvelopeReader reader;

    Amendment(JsonMapper json, EnvelopeReader reader) {
        this.json = json;
        this.reader = reader;
    }

    /** @param body the replacing envelope and {@code reason}; type and subject may be left out */
    Reading correction(RecordedEvent target, String body) {
        return read(body, Set.of(), envelope -> {
            var replacement = json.createObjectNode();
            var type = envelope.remove("type");
            replacement.set("type", type == null ? json.getNodeFactory().stringNode(type(target)) : type);
            move(envelope, "data", replacement, "data");
            var data = json.createObjectNode();
            data.put("corrects", target.id().toString());
            data.set("replacement", replacement);
            move(envelope, "reason", data, "reason");
            complete(envelope, "claim.corrected", target, data);
        });
    }

    /** @param body {@code reason}, {@code observed_at} and {@code source} */
    Reading retraction(RecordedEvent target, String body) {
        return read(body, Set.of("type", "data"), envelope -> {
            var data = json.createObjectNode();
            data.put("retracts", target.id().toString());
            move(envelope, "reason", data, "reason");
            complete(envelope, "claim.retracted", target, data);
        });
    }

    /** A refusal of what was made of the body, with the places of its faults in the body itself. */
    static Problem inTermsOfTheBody(Problem problem) {
        return problem.with(problem.body().errors().stream()
                .map(fault -> new InputError(pointer(fault.pointer()), fault.detail()))
                .toList());
    }

    /** @param ours names that are filled in here, so that nobody else's value may stand there */
    private Reading read(String body, Set<String> ours, Consumer<ObjectNode> amend) {
        try {
            if (!(json.readTree(body) instanceof ObjectNode envelope)) {
                return new Reading.Faulty(List.of(new InputError("", "must be an object")));
            }
            var strange = ours.stream()
                    .filter(envelope::has)
                    .sorted()
                    .map(name -> new InputError("/" + name, "is not given here"))
                    .toList();
            if (!strange.isEmpty()) {
                return new Reading.Faulty(strange);
            }
            amend.accept(envelope);
            return reader.read(envelope);
        } catch (JacksonException | NumberFormatException e) {
            return EnvelopeReader.malformed(e);
        }
    }

    private static String pointer(String pointer) {
        if (pointer.startsWith("/data/replacement")) {
            return pointer.substring("/data/replacement".length());
        }
        return switch (pointer) {
            case "/data/reason" -> "/reason";
            case "/data/corrects", "/data/retracts" -> ""; // named by the address
            default -> pointer;
        };
    }

    private static void complete(ObjectNode envelope, String type, RecordedEvent target, ObjectNode data) {
        var subject = target.claim().subject();
        if (Set.of("model", "organisation", "benchmark").stream().noneMatch(envelope::has)) {
            envelope.put(subject.kind().word(), subject.id());
        }
        envelope.put("type", type);
        envelope.set("data", data);
    }

    private static void move(ObjectNode from, String name, ObjectNode to, String as) {
        var value = from.remove(name);
        if (value != null) {
            to.set(as, value);
        }
    }

    /** The type of what the claim says, corrections looked through. */
    private static String type(RecordedEvent target) {
        var effectiveData = target.claim().data();
        return EventTypeRegistry.type(
                effectiveData instanceof ClaimCorrected correction
                        ? correction.replacement().data()
                        : effectiveData);
    }
}
