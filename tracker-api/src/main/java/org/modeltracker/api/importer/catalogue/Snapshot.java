package org.modeltracker.api.importer.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    private final Map<String, List<CatalogueOffering>> offerings = new HashMap<>();
    private final Map<Subject, List<ObservedStatement>> words = new HashMap<>();
    private final Set<OfferingKey> keys = new HashSet<>();
    private final Set<OfferingKey> unreadable = new HashSet<>();
    private final Set<List<@Nullable Object>> effectiveData = new HashSet<>();
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

    /** What a provider says of models that others made: about its own offering it is official, about them it is a catalogue. */
    public Source ofOthers(String locator) {
        return at(locator, source.kind() == SourceKind.OFFICIAL ? SourceKind.CATALOGUE : source.kind());
    }

    private Source at(String locator, SourceKind kind) {
        return new Source(
                source.publisher(), kind, source.title(), source.published(), source.url(), source.via(), locator);
    }

    public boolean isCatalogue() {
        return catalogue;
    }

    public SkippedEntries skips() {
        return skips;
    }

    public Set<String> unresolved() {
        return unresolved;
    }

    /** Adds an offering, unless another one stands in its place. */
    void add(CatalogueOffering offering) {
        if (!keys.add(offering.key())) {
            skips.add("duplicate_id", offering.name());
            return;
        }
        count++;
        offerings
                .computeIfAbsent(offering.model().id(), model -> new ArrayList<>())
                .add(offering);
    }

    /** Adds a claim, unless another one answers the same question of the same date and the same measurement. */
    void add(ObservedStatement word) {
        if (!effectiveData.add(
                Arrays.asList(word.question(), word.effective(), word.data().measuredBy()))) {
            skips.add(
                    "duplicate_id",
                    word.question().subject().id() + ": " + word.source().locator());
            return;
        }
        count++;
        words.computeIfAbsent(word.question().subject(), subject -> new ArrayList<>())
                .add(word);
    }

    /** Notes an offering that is listed, and of which no more is known. */
    void unreadable(OfferingKey offering) {
        unreadable.add(offering);
        unreadable.add(offering.withoutTier());
    }

    public boolean isUnreadable(OfferingKey offering) {
        return unreadable.contains(offering) && !keys.contains(offering);
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
        offerings.values().forEach(ofModel -> subjects.add(ofModel.getFirst().model()));
        return subjects;
    }

    public List<CatalogueOffering> offerings(Subject model) {
        return offerings.getOrDefault(model.id(), List.of());
    }

    public List<ObservedStatement> words(Subject subject) {
        return words.getOrDefault(subject, List.of());
    }

    /** What claims of their own are about. */
    public void eachSubject(Consumer<Subject> reader) {
        words.keySet().forEach(reader);
    }

    public void eachOffering(Consumer<CatalogueOffering> reader) {
        offerings.values().forEach(ofModel -> ofModel.forEach(reader));
    }
}
