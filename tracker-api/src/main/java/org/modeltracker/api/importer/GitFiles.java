package org.modeltracker.api.importer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.jgit.errors.LargeObjectException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.modeltracker.api.importer.catalogue.Adapter;
import org.modeltracker.api.importer.catalogue.SourceFolder;

/** Reads a snapshot out of a repository: a file as it is, a folder as the one file that the adapter makes of it. */
final class GitFiles implements AutoCloseable {

    private static final int MOST_FILES = 50_000;
    private static final int MOST_LINKS = 5;

    private final Repository repository;
    private final ObjectReader reader;

    GitFiles(Repository repository) {
        this.repository = repository;
        this.reader = repository.newObjectReader();
    }

    /** @throws LargeObjectException if it is larger than an import may be */
    byte[] read(GitSnapshots.Taken snapshot, Adapter adapter) throws IOException {
        return snapshot.isFolder() ? folder(snapshot.object(), adapter) : file(snapshot.object(), Spool.MOST_BYTES);
    }

    /** The files that {@link #read} would read. */
    Collection<ObjectId> of(GitSnapshots.Taken snapshot, Adapter adapter) throws IOException {
        if (!snapshot.isFolder()) {
            return List.of(snapshot.object());
        }
        var objects = objects(snapshot.object(), adapter);
        return adapter.newest(objects.navigableKeySet()).stream()
                .map(path -> Objects.requireNonNull(objects.get(path), path).object())
                .toList();
    }

    private byte[] file(ObjectId object, long most) throws IOException {
        var loader = reader.open(object, Constants.OBJ_BLOB);
        if (loader.getSize() > most) {
            throw new LargeObjectException(object);
        }
        return loader.getCachedBytes(Math.toIntExact(most));
    }

    private byte[] folder(ObjectId tree, Adapter adapter) throws IOException {
        var objects = objects(tree, adapter);
        var files = new TreeMap<String, byte[]>();
        long left = Spool.MOST_BYTES;
        for (var path : adapter.newest(objects.navigableKeySet())) {
            var bytes = content(path, objects, left);
            left -= bytes.length;
            files.put(path, bytes);
        }
        return adapter.ofFolder(new SourceFolder(files));
    }

    /** Of a link, what it leads to; its own text where that is none of the files of the snapshot. */
    private byte[] content(String path, Map<String, Entry> objects, long most) throws IOException {
        var at = path;
        var entry = Objects.requireNonNull(objects.get(at), at);
        var bytes = file(entry.object(), most);
        for (int i = 0; entry.isLink() && i < MOST_LINKS; i++) {
            at = SnapshotLink.target(at, new String(bytes, StandardCharsets.UTF_8));
            var next = objects.get(at);
            if (next == null) {
                return bytes;
            }
            entry = next;
            bytes = file(entry.object(), most);
        }
        return bytes;
    }

    /** @param isLink whether the object is the path of another file */
    private record Entry(ObjectId object, boolean isLink) {}

    private TreeMap<String, Entry> objects(ObjectId tree, Adapter adapter) throws IOException {
        var objects = new TreeMap<String, Entry>();
        try (var walk = new TreeWalk(repository, reader)) {
            walk.setRecursive(true);
            walk.addTree(tree);
            while (walk.next()) {
                boolean isLink = FileMode.SYMLINK.equals(walk.getFileMode(0));
                boolean isFile = FileMode.REGULAR_FILE.equals(walk.getFileMode(0))
                        || FileMode.EXECUTABLE_FILE.equals(walk.getFileMode(0));
                if ((isFile || isLink) && adapter.takesFromFolder(walk.getPathString())) {
                    objects.put(walk.getPathString(), new Entry(walk.getObjectId(0), isLink));
                    if (objects.size() > MOST_FILES) {
                        throw new LargeObjectException(tree);
                    }
                }
            }
        }
        return objects;
    }

    @Override
    public void close() {
        reader.close();
    }
}
