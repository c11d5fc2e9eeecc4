package org.modeltracker.api.importer.catalogue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.EffectiveBasis;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.SourceKind;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.organisation.OrganisationEvent.OrganisationFactReported;
import org.modeltracker.core.release.ReleaseEvent.ModelAnnounced;
import org.modeltracker.core.release.ReleaseEvent.ModelFactReported;
import org.modeltracker.core.release.ReleaseEvent.ModelReleased;
import org.springframework.stereotype.Component;

/**
 * Modelmeter's events: what happened to models and organisations, in words. Each is a reported fact about everything that it names; what it
 * says of access, in the few turns of phrase that leave no doubt, is a claim of its own.
 */
@Component
final class Modelmeter implements Adapter {

    static final String PUBLISHER = "modelmeter";
    private static final Source SPEAKER = new Source(PUBLISHER, SourceKind.PRESS, "Modelmeter", null, null, null, null);
    private static final Set<String> LAUNCHES = Set.of("model_launch", "open_source_release");

    @Override
    public String source() {
        return PUBLISHER;
    }

    @Override
    public Source publisher() {
        return SPEAKER;
    }

    @Override
    public SourceTerms terms() {
        return new SourceTerms("Modelmeter", null, "MIT", "The Modelmeters");
    }

    @Override
    public Snapshot read(InputStream file, IdentityRules rules, PartialDate observedAt) {
        var snapshot = new Snapshot(SPEAKER, false);
        var events = new ArrayList<ModelmeterEvent>();
        var ids = new HashSet<String>();
        var entries = new ReadEntries(snapshot.skips());
        var seen = new boolean[1];
        StrictJson.read(
                file,
                json -> json.properties((name, value) -> {
                    if (!name.equals("events")) {
                        value.skip();
                        return;
                    }
                    seen[0] = true;
                    value.items(item -> entries.read(item.entry(), entry -> add(entry, events, ids, snapshot.skips())));
                }));
        if (!seen[0]) {
            throw new BrokenSnapshot("/events", "is missing");
        }
        entries.end();
        tell(events, new ModelmeterPlaces(rules), snapshot);
        return snapshot;
    }

    private static void add(JsonEntry entry, List<ModelmeterEvent> events, Set<String> ids, SkippedEntries skips) {
        var event = ModelmeterEvent.of(entry);
        if (ids.add(event.id())) {
            events.add(event);
        } else {
            skips.add("duplicate_id", event.id());
        }
    }

    private static void tell(List<ModelmeterEvent> events, ModelmeterPlaces places, Snapshot snapshot) {
        var introductions = new HashMap<Subject, ModelmeterEvent>();
        var facts = new ArrayList<ObservedStatement>();
        for (var event : events) {
            int before = facts.size();
            for (var named : event.models()) {
                try {
                    var place = places.of(named);
                    if (place.identity() != null) {
                        snapshot.add(ListingIdentity.of(place.listing(), place.identity(), snapshot.at(named)));
                    }
                    introductions.merge(place.model(), event, Modelmeter::introduction);
                    facts.add(fact(event, place.listing(), event.type()));
                    facts.addAll(ModelmeterAccess.of(event, place));
                } catch (UnusableEntry e) {
                    snapshot.skips().add("unparseable_model", event.id() + ": " + e.example());
                }
            }
            if (event.models().isEmpty()) {
                event.providers().stream()
                        .filter(provider -> !provider.equals("other"))
                        .map(provider -> Subject.organisation(Slug.of(provider)))
                        .distinct()
                        .forEach(organisation -> facts.add(fact(event, organisation, event.type())));
            }
            if (facts.size() == before) {
                snapshot.skips().add("names_no_model_and_no_organisation", event.id());
            }
        }
        introductions.forEach((model, event) -> snapshot.add(introduced(model, event, places)));
        once(facts, snapshot);
    }

    /** The first launch introduces a model, or whatever was told of it first. */
    private static ModelmeterEvent introduction(ModelmeterEvent one, ModelmeterEvent other) {
        return Comparator.comparing((ModelmeterEvent event) -> !LAUNCHES.contains(event.type()))
                                .thenComparing(event -> event.announced().start())
                                .thenComparing(ModelmeterEvent::id)
                                .compare(one, other)
                        <= 0
                ? one
                : other;
    }

    /** It was there by then, at the latest. */
    private static ObservedStatement introduced(Subject model, ModelmeterEvent event, ModelmeterPlaces places) {
        var spelled = event.models().stream()
                .filter(named ->
                        named.indexOf('/') > 0 && places.of(named).model().equals(model))
                .toList();
        var name = model.id().substring(model.id().indexOf('/') + 1);
        ClaimData data = LAUNCHES.contains(event.type())
                ? new ModelReleased(name, null, null, spelled, List.of(), List.of(), List.of(), null, null, null)
                : new ModelAnnounced(name, null, null, spelled, List.of());
        return new ObservedStatement(
                data.question(model, new UUID(0, 0)).orElseThrow(),
                data,
                event.announced(),
                EffectiveBasis.FIRST_SEEN,
                event.source(),
                event.quote());
    }

    private static ObservedStatement fact(ModelmeterEvent event, Subject subject, String topic) {
        var statement = event.headline() + ". " + event.summary();
        var told = statement.substring(0, Math.min(statement.length(), 2_000));
        ClaimData data = subject.kind() == Subject.Kind.MODEL
                ? new ModelFactReported(topic, told)
                : new OrganisationFactReported(topic, told, null, null, null, null, null);
        var root = UUID.nameUUIDFromBytes(
                String.join("\n", PUBLISHER, event.id(), subject.stream()).getBytes(StandardCharsets.UTF_8));
        return new ObservedStatement(
                data.question(subject, root).orElseThrow(),
                data,
                event.announced(),
                EffectiveBasis.STATED,
                event.source(),
                event.quote());
    }

    /** Several events of one day may say the same of one offering: the first of them is enough. */
    private static void once(List<ObservedStatement> facts, Snapshot snapshot) {
        Map<String, ObservedStatement> effectiveData = new HashMap<>();
        for (var fact : facts) {
            var place = fact.question() + " " + fact.effective();
            if (!fact.isState() || effectiveData.putIfAbsent(place, fact) == null) {
                snapshot.add(fact);
            } else {
                snapshot.skips()
                        .add(
                                "said_by_another_event_of_the_day",
                                String.valueOf(fact.source().locator()));
            }
        }
    }
}
