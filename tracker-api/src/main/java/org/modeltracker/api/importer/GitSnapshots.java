package org.modeltracker.api.importer;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots of one path in a repository: what it held after the last commit of each period that touched it. The first parents are
 * followed, since they are what the branch itself showed; a branch that was merged later was not seen before.
 */
final class GitSnapshots {

    private final Repository repository;
    private final String path;
    private final ImportSettings.Git limits;

    GitSnapshots(Repository repository, String path, ImportSettings.Git limits) {
        this.repository = repository;
        this.path = path;
        this.limits = limits;
    }

    /**
     * One snapshot.
     *
     * @param at time of the commit
     * @param object id of the file or folder: equal ids are equal content
     */
    record Taken(String commit, Instant at, ObjectId object, boolean isFolder) {}

    /**
     * The snapshots, oldest first.
     *
     * @param branch what the walk begins at
     * @param every length of a period, counted from 1970-01-01T00:00:00Z
     */
    List<Taken> list(ObjectId branch, Duration every, Instant since, Instant until) throws IOException {
        var changes = new ArrayList<Taken>();
        try (var walk = new RevWalk(repository)) {
            walk.setFirstParent(true);
            walk.markStart(walk.parseCommit(branch));
            int commits = 0;
            @Nullable Taken later = null;
            for (var commit : walk) {
                if (++commits > limits.mostCommits()) {
                    throw HistoryProblems.tooManyCommits(limits.mostCommits());
                }
                var now = at(commit);
                if (later != null && (now == null || !now.object.equals(later.object))) {
                    changes.add(later); // it differs from what was there before
                }
                later = now;
            }
            if (later != null) {
                changes.add(later);
            }
        }
        var all = lastOfEach(changes.reversed(), every, since, until);
        if (all.size() > limits.mostSnapshots()) {
            throw HistoryProblems.tooManySnapshots(all.size(), limits.mostSnapshots());
        }
        return all;
    }

    private @Nullable Taken at(RevCommit commit) throws IOException {
        var time = Instant.ofEpochSecond(commit.getCommitTime());
        if (path.isEmpty()) {
            return new Taken(commit.name(), time, commit.getTree().getId(), true);
        }
        try (var found = TreeWalk.forPath(repository, path, commit.getTree())) {
            if (found == null) {
                return null;
            }
            boolean isFolder = found.getFileMode(0).equals(FileMode.TREE);
            return new Taken(commit.name(), time, found.getObjectId(0), isFolder);
        }
    }

    /** A clock that went back in a commit moves no snapshot before the one that it follows. */
    private static List<Taken> lastOfEach(List<Taken> changes, Duration every, Instant since, Instant until) {
        var kept = new ArrayList<Taken>();
        for (var change : changes) {
            if (change.at.isBefore(since) || change.at.isAfter(until)) {
                continue;
            }
            while (!kept.isEmpty() && period(kept.getLast(), every) >= period(change, every)) {
                kept.removeLast();
            }
            kept.add(change);
        }
        return kept;
    }

    private static long period(Taken snapshot, Duration every) {
        return Math.floorDiv(snapshot.at.getEpochSecond(), every.toSeconds());
    }

    /** What the default branch shows. @throws org.modeltracker.api.http.problem.Problem where there is none */
    static ObjectId head(Repository repository, String ref) throws IOException {
        var head = repository.resolve(ref);
        if (head == null) {
            throw HistoryProblems.noCommits();
        }
        return Objects.requireNonNull(head);
    }

    static final String OWN_HEAD = Constants.HEAD;
}
