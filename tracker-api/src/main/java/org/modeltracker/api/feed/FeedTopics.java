package org.modeltracker.api.feed;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.citation.Addresses;
import org.modeltracker.api.http.HttpSettings;
import org.modeltracker.api.http.problem.Problem;
import org.modeltracker.core.log.EventTypeRegistry;
import org.modeltracker.core.model.Sha256;
import org.modeltracker.core.timeline.TimelineView.Filter;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** The feeds that the hub of this tracker distributes, each by the address that it gives as its own. */
@Component
public class FeedTopics {

    /** Where readers subscribe, below the public address. */
    public static final String HUB = "/hub";

    /** Characters of a topic. */
    public static final int LONGEST = 2_000;

    private static final String START = "/feeds/timeline.";

    private final FeedWriter writer;
    private final Addresses addresses;
    private final EventTypeRegistry types;
    private final @Nullable String why;

    FeedTopics(FeedWriter writer, Addresses addresses, EventTypeRegistry types, HubSettings hub, HttpSettings http) {
        this.writer = writer;
        this.addresses = addresses;
        this.types = types;
        this.why = !hub.enabled()
                ? "Its operator has not enabled one (TRACKER_HUB_ENABLED)."
                : http.readsNeedKey() ? "Reading its feeds needs a key, and a callback cannot send a key." : null;
    }

    /**
     * A feed as it was at one point.
     *
     * @param contentType as the feed has it at its own address
     * @param updatesSha256 of the ids of its entries and their last updates, and of nothing else: another one is news
     */
    public record Document(String contentType, byte[] body, byte[] updatesSha256) {}

    /** Whether this tracker has a hub now. Where it has none, nothing is sent to subscribers either. */
    public boolean hasHub() {
        return why == null;
    }

    /** The address of the hub; null where there is none. */
    @Nullable
    String hub() {
        return hasHub() ? addresses.of(HUB) : null;
    }

    /** @throws Problem (404) where there is no hub */
    public void hubNeeded() {
        if (why != null) {
            throw Problem.notFound("This tracker has no WebSub hub. " + why);
        }
    }

    /** Whether a text is the address that one of this tracker's feeds gives as its own ({@code rel="self"}). */
    public boolean isTopic(String url) {
        return choice(url).isPresent();
    }

    /**
     * Reads a feed.
     *
     * @param asOf the position that it knows
     * @param until the last instant at which anything happened by itself
     * @return empty for what is no address of a feed here
     */
    public Optional<Document> document(String url, long asOf, Instant until) {
        return choice(url).map(choice -> {
            var feed = writer.feed(choice, hub(), asOf, until);
            var entries = feed.entries().stream()
                    .map(entry -> entry.id() + " " + entry.updated())
                    .collect(Collectors.joining("\n"));
            return new Document(choice.form().type().toString(), writer.bytes(choice.form(), feed), Sha256.of(entries));
        });
    }

    private Optional<FeedChoice> choice(String url) {
        var start = addresses.of(START);
        if (url.length() > LONGEST || !url.startsWith(start)) {
            return Optional.empty();
        }
        var parts = url.substring(start.length()).split("\\?", 2);
        return FeedForm.of(parts[0])
                .flatMap(form -> parameters(parts.length == 1 ? "" : parts[1])
                        .map(given -> new FeedChoice(form, filter(given), FeedChoice.query(given))))
                .filter(choice -> types.types().containsAll(choice.filter().types()))
                .filter(choice -> addresses.of(choice.path()).equals(url));
    }

    /** Empty for a query that cannot be read, or has a parameter that makes another feed than one of the present. */
    private static Optional<Map<String, String[]>> parameters(String query) {
        var given = new HashMap<String, List<String>>();
        for (var one : query.isEmpty() ? new String[0] : query.split("&")) {
            var parts = one.split("=", 2);
            var value = decoded(parts.length == 1 ? "" : parts[1]);
            if (value.isEmpty() || !FeedChoice.isOfHub(Set.of(parts[0]))) {
                return Optional.empty();
            }
            given.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(value.get());
        }
        var parameters = new HashMap<String, String[]>();
        given.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
        return Optional.of(parameters);
    }

    /** Empty for a broken escape, and for control characters: PostgreSQL stores no NUL. */
    private static Optional<String> decoded(String value) {
        try {
            return Optional.of(UriUtils.decode(value, StandardCharsets.UTF_8))
                    .filter(text -> text.chars().noneMatch(Character::isISOControl));
        } catch (IllegalArgumentException brokenEscape) {
            return Optional.empty();
        }
    }

    private static Filter filter(Map<String, String[]> given) {
        return new Filter(
                words(given, "organisation"), words(given, "model"), words(given, "type"), null, null, null, null);
    }

    /** As the feed's own address reads them: each value whole, and a single empty one is none. */
    private static Set<String> words(Map<String, String[]> given, String name) {
        var values = List.of(given.getOrDefault(name, new String[0]));
        return values.equals(List.of("")) ? Set.of() : new LinkedHashSet<>(values);
    }
}
