package org.modeltracker.api.importer.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;

/** One kind of snapshot: what a file of it says. Pure, but for the stream it reads. A new source is a class of this and its test. */
public interface Adapter {

    /** The word by which the source is called in addresses and settings. */
    String source();

    /** Who speaks in every snapshot of it; null where the file tells. */
    default @Nullable Source publisher() {
        return null;
    }

    /** On what terms the source gives its data; null where the file is the caller's own. */
    default @Nullable SourceTerms terms() {
        return null;
    }

    /**
     * @param rules tell which model each listing is
     * @param observedAt when the source showed it
     * @throws BrokenSnapshot if the file is not the snapshot it should be
     */
    Snapshot read(InputStream file, IdentityRules rules, PartialDate observedAt) throws IOException;

    /** Whether a file of a folder is part of a snapshot that is spread over the folder. */
    default boolean takesFromFolder(String path) {
        return false;
    }

    /** Of the files of a folder that are part of snapshots, those of the newest one: all, unless the folder keeps older ones too. */
    default Collection<String> newest(SortedSet<String> paths) {
        return paths;
    }

    /** The one file that {@link #read} takes, from the many of a folder. */
    default byte[] ofFolder(SourceFolder folder) {
        throw new BrokenSnapshot("", "is a folder; name the file");
    }
}
