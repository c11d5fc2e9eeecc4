package org.modeltracker.api.importer.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.SourceKind;
import org.modeltracker.core.model.Subject;

/** What one file says, taken apart: offerings of a catalogue, or claims of their own, by what they are about. */
public final class Snapshot {

    private final Source source;
    private final boolean catalogue;
    private boolean statesAllDates;
    private final Map<String, List<CatalogueOffering>> offerings = new HashMap<>();
    private final Map<Subject, List<ObservedStatement>> words = new HashMap<>();
    private final ListingIdentities identities = new ListingIdentities();
    private final Set<OfferingKey> keys = new HashSet<>();
    private final UnreadableListings unreadable = new UnreadableListings();
    private final Set<List<@Nullable Object>> said = new HashSet<>();
    private final Set<String> unresolved = new TreeSet<>();
    private final SkippedEntries skips = new SkippedEntries();
    private int count;

    /**
     * @param source who says it; each claim adds its place
     * @param catalogue whether the file lists everything its publisher knows, so that what is missing is gone
     */
    Snapshot(Source source, boolean catalogue) {
        this.source = source;
        this.catalogue = catalogue;
    }

    public String publisher() {
        return source.publisher();
    }

    public Source source() {
        return source;
    }

    public Source at(String locator) {
        return at(locator, source.kind());
    }

    /** What a provider or an evaluator says of models that others made: about its own work it is the authority, about them a catalogue. */
    public Source ofOthers(String locator) {
        boolean isAuthority = source.kind() == SourceKind.OFFICIAL || source.kind() == SourceKind.EVALUATOR;
        return at(locator, isAuthority ? SourceKind.CATALOGUE : source.kind());
    }

    private Source at(String locator, SourceKind kind) {
        return new Source(
                source.publisher(), kind, source.title(), source.published(), source.url(), source.via(), locator);
    }

    public boolean isCatalogue() {
        return catalogue;
    }

    /** What it says of a thing names every date of it: another date of before, it has taken back. */
    Snapshot statingAllDates() {
        statesAllDates = true;
        return this;
    }

    public boolean isStatingAllDates() {
        return statesAllDates;
    }

    public SkippedEntries skips() {
        return skips;
    }

    public Set<String> unresolved() {
        return unresolved;
    }

    /** @return whether it was added; another one may have its place */
    boolean add(CatalogueOffering offering) {
        if (!keys.add(offering.key())) {
            skips.add("duplicate_id", offering.name());
            return false;
        }
        count++;
        offerings
                .computeIfAbsent(offering.subject().id(), subject -> new ArrayList<>())
                .add(offering);
        return true;
    }

    /**
     * Moves each offering to the place that earlier claims of the same locator have. So an offering goes on where it began, even
     * if the rules would now give it another subject or channel. There, one that no rule recognises is described already. Of two with one
     * place, the exact spelling has it; another listing of that spelling begins its own.
     */
    public void keep(Map<String, OfferingKey> places) {
        unreadable.move(places);
        var all = offerings.values().stream().flatMap(List::stream).toList();
        offerings.clear();
        keys.clear();
        count -= all.size();
        all.stream()
                .map(offering -> SpelledOffering.of(offering, isRespelled(offering, places)))
                .sorted(SpelledOffering.IN_ORDER)
                .map(SpelledOffering::offering)
                .forEach(offering -> {
                    var place = places.get(offering.name());
                    if (place == null || place.equals(offering.key())) {
                        add(offering);
                    } else if (offering.isRespelled(place)) {
                        addRespelled(offering, offering.at(place));
                    } else if (add(offering.at(place))
                            && !place.subject().equals(offering.subject())
                            && identities.of(offering.subject()) == null) {
                        words.remove(offering.subject());
                    }
                });
    }

    private static boolean isRespelled(CatalogueOffering offering, Map<String, OfferingKey> places) {
        var place = places.get(offering.name());
        return place != null && offering.isRespelled(place);
    }

    /** All that is said of the listing moves with it, so that it does not matter which spelling was imported first. */
    private void addRespelled(CatalogueOffering offering, CatalogueOffering moved) {
        if (keys.contains(moved.key())) {
            add(offering);
            return;
        }
        add(moved);
        var listing = moved.subject();
        identities.move(offering.subject(), listing);
        var moving = words.remove(offering.subject());
        if (moving != null) {
            words.computeIfAbsent(listing, subject -> new ArrayList<>())
                    .addAll(moving.stream().map(word -> word.of(listing)).toList());
        }
    }

    void add(ListingIdentity identity) {
        identities.add(identity);
    }

    /** Adds a claim, unless another one answers the same question of the same date and the same measurement. */
    void add(ObservedStatement word) {
        if (!said.add(
                Arrays.asList(word.question(), word.effective(), word.data().measuredBy()))) {
            skips.add(
                    "duplicate_id",
                    word.question().subject().id() + ": " + word.source().locator());
            return;
        }
        count += word.question().subject().kind() == Subject.Kind.ORGANISATION
                ? 0
                : 1; // who sells is no reason to import
        words.computeIfAbsent(word.question().subject(), subject -> new ArrayList<>())
                .add(word);
    }

    /** Notes an offering that is listed, and of which no more is known. */
    void unreadable(CatalogueOffering offering) {
        unreadable.add(offering);
    }

    public boolean isUnreadable(OfferingKey offering) {
        return !keys.contains(offering) && unreadable.has(offering);
    }

    public void unresolved(String name) {
        unresolved.add(name);
    }

    /** Offerings and claims. */
    public int size() {
        return count;
    }

    public Set<Subject> subjects() {
        var subjects = new HashSet<>(words.keySet());
        subjects.addAll(identities.listings());
        offerings
                .values()
                .forEach(ofListing -> subjects.add(ofListing.getFirst().subject()));
        return subjects;
    }

    /** Whether another snapshot says the same of a subject. */
    public boolean agreesOn(Subject subject, Snapshot other) {
        return offerings(subject).equals(other.offerings(subject))
                && words(subject).equals(other.words(subject))
                && Objects.equals(identity(subject), other.identity(subject))
                && unreadable.of(subject).equals(other.unreadable.of(subject));
    }

    public List<CatalogueOffering> offerings(Subject subject) {
        return offerings.getOrDefault(subject.id(), List.of());
    }

    /** Which model a listing is; null if the snapshot does not tell. */
    public @Nullable ListingIdentity identity(Subject listing) {
        return identities.of(listing);
    }

    /** Organisations and benchmarks before what names them, and models before the listings that are these models. */
    public Comparator<Subject> order() {
        var models = identities.models();
        return Comparator.comparing((Subject subject) -> subject.kind() == Subject.Kind.MODEL)
                .thenComparing(subject -> !models.contains(subject))
                .thenComparing(Subject::stream);
    }

    /** How many listings each rule recognised. */
    public Map<String, Integer> recognised() {
        return identities.byRule();
    }

    public List<ObservedStatement> words(Subject subject) {
        return words.getOrDefault(subject, List.of());
    }

    /** What claims of their own are about. */
    public void eachSubject(Consumer<Subject> reader) {
        words.keySet().forEach(reader);
    }

    /** Offerings that are listed, and of which no more is known, by name. */
    public Map<String, OfferingKey> unreadable() {
        return unreadable.byName();
    }

    public void eachOffering(Consumer<CatalogueOffering> reader) {
        offerings.values().forEach(ofModel -> ofModel.forEach(reader));
    }
}
