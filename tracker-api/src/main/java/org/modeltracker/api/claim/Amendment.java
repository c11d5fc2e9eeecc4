package org.modeltracker.api.claim;

import java.util.List;
import java.util.Set;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.EnvelopeReader;
import org.modeltracker.core.claim.EnvelopeReader.Reading;
import org.modeltracker.core.log.Vocabulary;
import org.modeltracker.core.model.Fault;
import org.modeltracker.core.model.Recorded;
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
    Reading correction(Recorded target, String body) {
        return read(body, envelope -> {
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
    Reading retraction(Recorded target, String body) {
        return read(body, envelope -> {
            var data = json.createObjectNode();
            data.put("retracts", target.id().toString());
            move(envelope, "reason", data, "reason");
            complete(envelope, "claim.retracted", target, data);
        });
    }

    private Reading read(String body, java.util.function.Consumer<ObjectNode> amend) {
        try {
            if (!(json.readTree(body) instanceof ObjectNode envelope)) {
                return new Reading.Faulty(List.of(new Fault("", "is no object")));
            }
            amend.accept(envelope);
            return inTermsOfTheBody(reader.read(envelope));
        } catch (JacksonException e) {
            return new Reading.Malformed(e.getOriginalMessage());
        }
    }

    private static Reading inTermsOfTheBody(Reading reading) {
        return reading instanceof Reading.Faulty(List<Fault> faults)
                ? new Reading.Faulty(faults.stream()
                        .map(fault -> new Fault(pointer(fault.pointer()), fault.detail()))
                        .toList())
                : reading;
    }

    private static String pointer(String pointer) {
        if (pointer.startsWith("/data/replacement")) {
            return pointer.substring("/data/replacement".length());
        }
        return pointer.equals("/data/reason") ? "/reason" : pointer;
    }

    private static void complete(ObjectNode envelope, String type, Recorded target, ObjectNode data) {
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
    private static String type(Recorded target) {
        var said = target.claim().data();
        return Vocabulary.type(
                said instanceof ClaimCorrected correction
                        ? correction.replacement().data()
                        : said);
    }
}
