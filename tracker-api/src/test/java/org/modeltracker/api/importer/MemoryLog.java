package org.modeltracker.api.importer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.modeltracker.api.importer.catalogue.Snapshot;
import org.modeltracker.api.importer.reconcile.LaterRun;
import org.modeltracker.api.importer.reconcile.SnapshotDiff;
import org.modeltracker.core.answer.PublisherClaims.PublishedClaim;
import org.modeltracker.core.claim.ClaimEvent.ClaimCorrected;
import org.modeltracker.core.claim.ClaimEvent.ClaimRetracted;
import org.modeltracker.core.claim.Draft;
import org.modeltracker.core.identity.IdentityClaim;
import org.modeltracker.core.identity.IdentityEvent.ModelIdentified;
import org.modeltracker.core.model.Claim;
import org.modeltracker.core.model.ClaimData;
import org.modeltracker.core.model.FactKey;
import org.modeltracker.core.model.FactType;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Subject;

/** One publisher's claims and runs in memory, so that many orders of many imports can be tried; and a plain reading of the answers. */
public final class MemoryLog {

    private static final UUID NO_ROOT = new UUID(0, 0);

    final List<Draft> events = new ArrayList<>();
    private final Map<UUID, PublishedClaim> told = new LinkedHashMap<>();
    private final Map<UUID, FactKey> questions = new HashMap<>();
    private final Map<Subject, List<IdentityClaim>> decisions = new HashMap<>();
    private final TreeMap<Instant, LaterRun> runs = new TreeMap<>();

    /** Imports a snapshot; gives what it changed. */
    public List<SnapshotDiff.Change> take(Snapshot snapshot, PartialDate observedAt) {
        var later = List.copyOf(runs.tailMap(observedAt.start(), false).values());
        var comparison = new SnapshotDiff(snapshot, observedAt, later);
        var subjects = new TreeSet<>(snapshot.order());
        subjects.addAll(snapshot.subjects());
        questions.values().forEach(question -> subjects.add(question.subject()));
        var changes = new ArrayList<SnapshotDiff.Change>();
        for (var subject : subjects) {
            var change = comparison.of(subject, ofSubject(subject), decisions(subject));
            change.drafts().forEach(this::record);
            changes.add(change);
        }
        var seen = OfferingIndex.marks(OfferingIndex.write(snapshot));
        runs.put(observedAt.start(), new LaterRun(observedAt, () -> seen));
        return changes;
    }

    /** As the door of the log would: what acts on another event needs one that stands. */
    void record(Draft draft) {
        var claim = draft.claim();
        if (claim.data() instanceof ModelIdentified decision) {
            decisions
                    .computeIfAbsent(claim.subject(), subject -> new ArrayList<>())
                    .add(IdentityClaim.of(draft.id(), claim, decision, events.size()));
        } else if (claim.data() instanceof ClaimRetracted retraction) {
            end(retraction.retracts(), claim);
        } else if (claim.data() instanceof ClaimCorrected correction) {
            questions.put(draft.id(), Objects.requireNonNull(questions.get(correction.corrects())));
            end(correction.corrects(), claim);
            add(draft, correction.replacement().data());
        } else {
            questions.put(
                    draft.id(),
                    claim.data().question(claim.subject(), draft.id()).orElseThrow());
            add(draft, claim.data());
        }
        events.add(draft);
    }

    private void add(Draft draft, ClaimData effectiveData) {
        var before = told.put(draft.id(), new PublishedClaim(draft.id(), draft.claim(), effectiveData, null));
        if (before != null) {
            throw new IllegalStateException("said twice: " + draft);
        }
    }

    private void end(UUID id, Claim by) {
        var target = Objects.requireNonNull(told.get(id));
        if (target.ended() != null) {
            throw new IllegalStateException("ended before: " + target);
        }
        told.put(id, new PublishedClaim(id, target.claim(), target.effectiveData(), by.observed()));
    }

    private Map<FactKey, List<PublishedClaim>> ofSubject(Subject subject) {
        var all = new LinkedHashMap<FactKey, List<PublishedClaim>>();
        told.values().forEach(one -> {
            var question = Objects.requireNonNull(questions.get(one.id()));
            if (question.subject().equals(subject)) {
                all.computeIfAbsent(question, q -> new ArrayList<>()).add(one);
            }
        });
        return all;
    }

    /** Each question's course of answers as one knew it by an instant: from when which value held, equal ones in one. */
    public Map<String, List<String>> courses(Instant observedBy) {
        var courses = new TreeMap<String, List<String>>();
        for (var question : new HashSet<>(questions.values())) {
            var visible = ofSubject(question.subject()).getOrDefault(question, List.of()).stream()
                    .filter(one -> one.visibleAt(observedBy))
                    .toList();
            var course = question.fact().kind() == FactType.Kind.STATE ? states(visible) : date(visible);
            if (!course.isEmpty()) {
                courses.put(question.toString(), course);
            }
        }
        return courses;
    }

    private static List<String> states(List<PublishedClaim> visible) {
        var byBeginning = new TreeMap<Instant, PublishedClaim>();
        for (var one : visible) {
            byBeginning.merge(
                    one.claim().begins(),
                    one,
                    (a, b) -> b.claim().observed().isBefore(a.claim().observed()) ? a : b);
        }
        var course = new ArrayList<String>();
        ClaimData last = null;
        for (var entry : byBeginning.entrySet()) {
            var effectiveData = entry.getValue().effectiveData();
            if (last == null || !last.sameAnswerAs(effectiveData)) {
                course.add(entry.getKey() + " " + effectiveData);
            }
            last = effectiveData;
        }
        return course;
    }

    private static List<String> date(List<PublishedClaim> visible) {
        return visible.stream()
                .max(Comparator.comparing((PublishedClaim one) -> one.claim().observed()))
                .map(one -> List.of(one.claim().effective() + " " + one.effectiveData()))
                .orElse(List.of());
    }

    List<IdentityClaim> decisions(Subject listing) {
        return decisions.getOrDefault(listing, List.of());
    }

    Set<UUID> standing() {
        var open = new HashSet<UUID>();
        told.values().stream().filter(one -> one.ended() == null).forEach(one -> open.add(one.id()));
        return open;
    }
}
