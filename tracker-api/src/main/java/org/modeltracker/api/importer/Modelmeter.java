package org.modeltracker.api.importer;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.Basis;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.SourceKind;
import org.modeltracker.core.model.Statement;
import org.modeltracker.core.model.Subject;
import org.modeltracker.core.model.VagueDate;
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

    private static final String PUBLISHER = "modelmeter";
    private static final Set<String> LAUNCHES = Set.of("model_launch", "open_source_release");
    private static final int LONGEST_QUOTE = 500;

    @Override
    public String source() {
        return PUBLISHER;
    }

    /** @param source verified events are press, the others hearsay */
    record Event(
            String id,
            String type,
            VagueDate announced,
            @Nullable VagueDate effective,
            String headline,
            String summary,
            List<String> models,
            List<String> providers,
            Source source,
            @Nullable String quote) {}

    @Override
    public Snapshot read(InputStream file, Organisations organisations, VagueDate observedAt) {
        var snapshot =
                new Snapshot(new Source(PUBLISHER, SourceKind.PRESS, "Modelmeter", null, null, null, null), false);
        var events = new ArrayList<Event>();
        var ids = new HashSet<String>();
        var seen = new boolean[1];
        StrictJson.read(
                file,
                json -> json.properties((name, value) -> {
                    if (!name.equals("events")) {
                        value.skip();
                        return;
                    }
                    seen[0] = true;
                    value.items(item -> add(item.entry(), events, ids, snapshot.skips()));
                }));
        if (!seen[0]) {
            throw new BrokenSnapshot("/events", "is missing");
        }
        tell(events, organisations, snapshot);
        return snapshot;
    }

    private static void add(Entry entry, List<Event> events, Set<String> ids, Skips skips) {
        try {
            var event = event(entry);
            if (ids.add(event.id())) {
                events.add(event);
            } else {
                skips.add("duplicate_id", event.id());
            }
        } catch (UnusableEntry e) {
            skips.add(e);
        }
    }

    private static Event event(Entry entry) {
        var id = entry.name("id");
        var announced = date(entry, "announced_at");
        if (announced == null) {
            throw entry.broken("announced_at", "must be a string");
        }
        var first = entry.entries("sources").stream().findFirst().orElse(null);
        var kind = "verified".equals(entry.optionalText("status")) ? SourceKind.PRESS : SourceKind.COMMUNITY;
        var url = first == null ? null : first.optionalText("url");
        var quote = first == null ? null : first.optionalText("quote");
        return new Event(
                id,
                entry.name("type"),
                announced,
                date(entry, "effective_at"),
                entry.name("headline"),
                entry.text("summary"),
                entry.texts("models"),
                entry.texts("providers"),
                new Source(
                        PUBLISHER,
                        kind,
                        entry.name("headline"),
                        announced,
                        url != null && url.matches("https?://[^\\s/?#]\\S{0,1990}") ? url : null,
                        null,
                        id),
                quote == null || quote.isBlank() ? null : quote.substring(0, Math.min(quote.length(), LONGEST_QUOTE)));
    }

    private static @Nullable VagueDate date(Entry entry, String name) {
        var text = entry.optionalText(name);
        try {
            return text == null ? null : VagueDate.parse(text);
        } catch (DateTimeException e) {
            throw new UnusableEntry("unparseable_date", entry.place(name));
        }
    }

    private static void tell(List<Event> events, Organisations organisations, Snapshot snapshot) {
        var places = new ModelmeterPlaces(organisations);
        var introductions = new HashMap<Subject, Event>();
        var facts = new ArrayList<Word>();
        for (var event : events) {
            int before = facts.size();
            for (var named : event.models()) {
                try {
                    var place = places.of(named);
                    introductions.merge(place.model(), event, Modelmeter::introduction);
                    facts.add(fact(event, place.model(), event.type()));
                    facts.addAll(ModelmeterAccess.of(event, place));
                } catch (UnusableEntry e) {
                    snapshot.skips().add("unparseable_model", event.id() + ": " + e.example());
                }
            }
            if (event.models().isEmpty()) {
                event.providers().stream()
                        .filter(provider -> !provider.equals("other"))
                        .map(provider -> Subject.organisation(organisations.organisation(provider)))
                        .distinct()
                        .forEach(organisation -> facts.add(fact(event, organisation, event.type())));
            }
            if (facts.size() == before) {
                snapshot.skips().add("names_no_model_and_no_organisation", event.id());
            }
        }
        introductions.forEach((model, event) -> snapshot.add(introduced(model, event)));
        once(facts, snapshot);
    }

    /** The first launch introduces a model, or whatever was told of it first. */
    private static Event introduction(Event one, Event other) {
        return Comparator.comparing((Event event) -> !LAUNCHES.contains(event.type()))
                                .thenComparing(event -> event.announced().start())
                                .thenComparing(Event::id)
                                .compare(one, other)
                        <= 0
                ? one
                : other;
    }

    /** It was there by then, at the latest. */
    private static Word introduced(Subject model, Event event) {
        var name = model.id().substring(model.id().indexOf('/') + 1);
        var spelled = event.models().stream()
                .filter(one -> one.toLowerCase(Locale.ROOT).endsWith(name))
                .toList();
        Statement data = LAUNCHES.contains(event.type())
                ? new ModelReleased(name, null, null, spelled, List.of(), List.of(), List.of(), null, null, null)
                : new ModelAnnounced(name, null, null, spelled, List.of());
        return new Word(
                data.question(model, new UUID(0, 0)).orElseThrow(),
                data,
                event.announced(),
                Basis.FIRST_SEEN,
                event.source(),
                event.quote());
    }

    private static Word fact(Event event, Subject subject, String topic) {
        var statement = event.headline() + ". " + event.summary();
        var told = statement.substring(0, Math.min(statement.length(), 2_000));
        Statement data = subject.kind() == Subject.Kind.MODEL
                ? new ModelFactReported(topic, told)
                : new OrganisationFactReported(topic, told, null, null, null, null, null);
        var root = UUID.nameUUIDFromBytes(
                String.join("\n", PUBLISHER, event.id(), subject.stream()).getBytes(StandardCharsets.UTF_8));
        return new Word(
                data.question(subject, root).orElseThrow(),
                data,
                event.announced(),
                Basis.STATED,
                event.source(),
                event.quote());
    }

    /** Several events of one day may say the same of one offering: the first of them is enough. */
    private static void once(List<Word> facts, Snapshot snapshot) {
        Map<String, Word> said = new HashMap<>();
        for (var fact : facts) {
            var place = fact.question() + " " + fact.effective();
            if (!fact.isState() || said.putIfAbsent(place, fact) == null) {
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
