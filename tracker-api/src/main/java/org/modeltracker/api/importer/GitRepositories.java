package org.modeltracker.api.importer;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryCache;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.util.FS;
import org.modeltracker.api.outbound.GuardedGit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Opens repositories: one on the machine itself where it is, any other as a bare clone that lives as long as the run. */
@Component
class GitRepositories {

    private static final Logger LOG = LoggerFactory.getLogger(GitRepositories.class);

    private final GuardedGit git;
    private final ImportSettings settings;

    GitRepositories(GuardedGit git, ImportSettings settings) {
        this.git = git;
        this.settings = settings;
    }

    /** Gets files that are not here yet. */
    interface RemoteFiles {
        void bring(Collection<ObjectId> wanted) throws IOException;
    }

    /** A repository, and what its default branch shows. Files have to be brought before they are read. */
    record Opened(Repository repository, ObjectId head, RemoteFiles files, Runnable onClose) implements AutoCloseable {
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
        return new Opened(repository, GitSnapshots.head(repository, GitSnapshots.OWN_HEAD), wanted -> {}, () -> {});
    }

    private Opened cloned(String url) throws IOException {
        var folder = Files.createTempDirectory("import-history-");
        try {
            var repository = FileRepositoryBuilder.create(folder.toFile());
            repository.create(true);
            var clone = new PartialClone(repository, url, git, settings.git());
            clone.fetchBranch();
            return new Opened(
                    repository, GitSnapshots.head(repository, PartialClone.BRANCH), clone::bring, () -> delete(folder));
        } catch (IOException | RuntimeException e) {
            delete(folder);
            throw e;
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
