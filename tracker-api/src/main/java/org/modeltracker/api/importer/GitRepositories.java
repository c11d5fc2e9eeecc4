package org.modeltracker.api.importer;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;
import org.modeltracker.api.outbound.GuardedGit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Opens repositories: one on the machine itself where it is, any other as a bare clone that lives as long as the run. */
@Component
class GitRepositories {

    private static final Logger LOG = LoggerFactory.getLogger(GitRepositories.class);
    private static final String BRANCH = "refs/heads/history";

    private final GuardedGit git;
    private final ImportSettings settings;

    GitRepositories(GuardedGit git, ImportSettings settings) {
        this.git = git;
        this.settings = settings;
    }

    /** A repository, and what its default branch shows. */
    record Opened(Repository repository, ObjectId head, Runnable onClose) implements AutoCloseable {
        @Override
        public void close() {
            repository.close();
            onClose.run();
        }
    }

    Opened open(ImportHistory history) throws IOException {
        var uri = HistoryRequest.repository(history);
        return "file".equals(uri.getScheme()) ? local(new File(uri.getPath())) : cloned(history.repository());
    }

    private static Opened local(File folder) throws IOException {
        var found = RepositoryCache.FileKey.resolve(folder, FS.DETECTED);
        if (found == null) {
            throw HistoryProblems.notCloned("there is no repository");
        }
        var repository =
                new FileRepositoryBuilder().setGitDir(found).setMustExist(true).build();
        return new Opened(repository, GitSnapshots.head(repository, GitSnapshots.OWN_HEAD), () -> {});
    }

    private Opened cloned(String url) throws IOException {
        var folder = Files.createTempDirectory("import-history-");
        try {
            var repository = FileRepositoryBuilder.create(folder.toFile());
            repository.create(true);
            fetch(repository, url);
            return new Opened(repository, GitSnapshots.head(repository, BRANCH), () -> delete(folder));
        } catch (IOException | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    private void fetch(Repository repository, String url) throws IOException {
        long deadline = System.nanoTime() + settings.git().deadline().toNanos();
        try (var transport = Transport.open(repository, new URIish(url))) {
            if (!(transport instanceof TransportHttp http)) {
                throw HistoryProblems.notCloned("the protocol is not supported");
            }
            http.setHttpConnectionFactory(git.connections(settings.git().mostBytes()));
            http.setTagOpt(TagOpt.NO_TAGS);
            http.setTimeout(Math.toIntExact(TimeUnit.MINUTES.toSeconds(1)));
            http.fetch(new Deadline(deadline), List.of(new RefSpec("+HEAD:" + BRANCH)));
        } catch (URISyntaxException | NotSupportedException e) {
            throw HistoryProblems.notCloned("the protocol is not supported");
        } catch (TransportException e) {
            LOG.warn("could not clone {}: {}", url, e.toString());
            throw HistoryProblems.notCloned(reason(e));
        }
    }

    /** In a word; what a library says may hold anything. */
    private static String reason(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (GuardedGit.isAddressRefused(cause)) {
                return "address_refused";
            }
            if (String.valueOf(cause.getMessage()).contains("bytes arrived")) {
                return "too_large";
            }
        }
        return "clone_failed";
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

    private static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            LOG.warn("could not delete {}", folder, e);
        }
    }
}
