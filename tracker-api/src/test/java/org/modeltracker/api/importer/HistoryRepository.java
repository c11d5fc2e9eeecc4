package org.modeltracker.api.importer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A bare git repository on disk that a test fills commit by commit. */
record HistoryRepository(Repository repository) implements AutoCloseable {

    /** A text that begins so is a symbolic link. */
    static final String LINK = "-> ";

    static HistoryRepository in(Path folder) {
        try {
            var repository = FileRepositoryBuilder.create(folder.toFile());
            repository.create(true);
            return new HistoryRepository(repository);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return repository.getDirectory().toURI().toString();
    }

    /** Commits these files, and no others, to the branch. */
    ObjectId commit(Instant at, Map<String, String> files) {
        return commit(at, files, true, head());
    }

    ObjectId head() {
        try {
            var head = repository.resolve(Constants.HEAD);
            return head == null ? ObjectId.zeroId() : head;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param isOnBranch whether the branch moves on to it */
    ObjectId commit(Instant at, Map<String, String> files, boolean isOnBranch, ObjectId... parents) {
        try (var inserter = repository.newObjectInserter()) {
            var index = DirCache.newInCore();
            var builder = index.builder();
            for (var file : files.entrySet()) {
                var entry = new DirCacheEntry(file.getKey());
                boolean isLink = file.getValue().startsWith(LINK);
                var text = isLink ? file.getValue().substring(LINK.length()) : file.getValue();
                entry.setFileMode(isLink ? FileMode.SYMLINK : FileMode.REGULAR_FILE);
                entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8)));
                builder.add(entry);
            }
            builder.finish();
            var commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(inserter));
            commit.setParentIds(Arrays.stream(parents)
                    .filter(parent -> !parent.equals(ObjectId.zeroId()))
                    .toArray(ObjectId[]::new));
            var who = new PersonIdent("Somebody", "somebody@example.org", at, ZoneOffset.UTC);
            commit.setAuthor(who);
            commit.setCommitter(who);
            commit.setMessage("prices");
            var id = inserter.insert(commit);
            inserter.flush();
            if (isOnBranch) {
                RefUpdate update = repository.updateRef(Constants.HEAD);
                update.setNewObjectId(id);
                update.forceUpdate();
            }
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        repository.close();
    }
}
