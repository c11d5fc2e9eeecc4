package org.modeltracker.api.importer;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FilterSpec;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.http.HttpConnectionFactory;
import org.modeltracker.api.outbound.GuardedGit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A clone that fetches commits and folders first, and files when they are asked for. A server that cannot leave files out sends everything at
 * once. All fetches together have one deadline and one limit of bytes.
 */
final class PartialClone {

    static final String BRANCH = "refs/heads/history";

    private static final Logger LOG = LoggerFactory.getLogger(PartialClone.class);
    private static final String WANTED = "refs/files/";
    private static final FilterSpec WITHOUT_FILES = withoutFiles();
    /** What JGit says where a server cannot. */
    private static final String NO_FILTER = "filter requires server";

    private static final int MOST_WANTED = 1_000;

    private final Repository repository;
    private final String url;
    private final HttpConnectionFactory connections;
    private final long deadline;
    private FilterSpec filter = WITHOUT_FILES;

    PartialClone(Repository repository, String url, GuardedGit git, ImportSettings.Git limits) {
        this.repository = repository;
        this.url = url;
        this.connections = git.connections(limits.mostBytes());
        this.deadline = System.nanoTime() + limits.deadline().toNanos();
    }

    private static FilterSpec withoutFiles() {
        try {
            return FilterSpec.fromFilterLine("blob:none");
        } catch (PackProtocolException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fetches the default branch. @throws org.modeltracker.api.http.problem.Problem (502) if it cannot */
    void fetchBranch() throws IOException {
        var branch = List.of(new RefSpec("+HEAD:" + BRANCH));
        try {
            fetch(branch);
        } catch (TransportException e) {
            if (!has(e, NO_FILTER)) {
                throw notCloned(e);
            }
            filter = FilterSpec.NO_FILTER;
            fetchOrFail(branch);
        }
    }

    /** Fetches those of these files that are not here yet. @throws org.modeltracker.api.http.problem.Problem (502) if it cannot */
    void bring(Collection<ObjectId> files) throws IOException {
        if (filter.isNoOp()) {
            return;
        }
        var missing = new ArrayList<RefSpec>();
        for (var file : files) {
            if (!repository.getObjectDatabase().has(file)) {
                missing.add(new RefSpec(file.name() + ":" + WANTED + file.name()));
            }
        }
        for (int i = 0; i < missing.size(); i += MOST_WANTED) {
            fetchOrFail(missing.subList(i, Math.min(missing.size(), i + MOST_WANTED)));
        }
    }

    private void fetchOrFail(List<RefSpec> wanted) throws IOException {
        try {
            fetch(wanted);
        } catch (TransportException e) {
            throw notCloned(e);
        }
    }

    private void fetch(List<RefSpec> wanted) throws IOException {
        try (var transport = Transport.open(repository, new URIish(url))) {
            if (!(transport instanceof TransportHttp http)) {
                throw HistoryProblems.notCloned("the protocol is not supported");
            }
            http.setHttpConnectionFactory(connections);
            http.setTagOpt(TagOpt.NO_TAGS);
            http.setTimeout(Math.toIntExact(TimeUnit.MINUTES.toSeconds(1)));
            http.setFilterSpec(filter);
            http.fetch(new Deadline(deadline), wanted);
        } catch (URISyntaxException | NotSupportedException e) {
            throw HistoryProblems.notCloned("the protocol is not supported");
        }
    }

    private RuntimeException notCloned(TransportException e) {
        LOG.warn("could not clone {}: {}", url, e.toString());
        return HistoryProblems.notCloned(reason(e));
    }

    /** In a word; what a library says may hold anything. */
    private static String reason(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (GuardedGit.isAddressRefused(cause)) {
                return "address_refused";
            }
        }
        return has(thrown, "bytes arrived") ? "too_large" : "clone_failed";
    }

    private static boolean has(Throwable thrown, String words) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains(words)) {
                return true;
            }
        }
        return false;
    }

    /** Ends a fetch that takes too long. */
    private static final class Deadline extends EmptyProgressMonitor {

        private final long nanos;

        private Deadline(long nanos) {
            this.nanos = nanos;
        }

        @Override
        public boolean isCancelled() {
            return System.nanoTime() - nanos > 0;
        }
    }
}
