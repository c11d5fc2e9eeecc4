package org.modeltracker.api.importer.catalogue;

import org.jspecify.annotations.Nullable;
import org.modeltracker.api.importer.catalogue.StrictJson.RawEntry;

/** Reads the entries of a file one by one. An entry that cannot be read is skipped; a file without a readable entry is refused. */
final class ReadEntries {

    private final SkippedEntries skips;
    private @Nullable BrokenSnapshot first;
    private int readable;

    ReadEntries(SkippedEntries skips) {
        this.skips = skips;
    }

    /** Takes what an entry says. */
    interface Reader {
        /** @throws BrokenSnapshot if a value has the wrong type */
        void read(JsonEntry entry);
    }

    /** @return whether the entry was read */
    boolean read(RawEntry entry, Reader reader) {
        try {
            reader.read(entry.object());
            readable++;
            return true;
        } catch (UnusableEntry e) {
            readable++; // its form is right
            skips.add(e);
        } catch (BrokenSnapshot e) {
            first = first == null ? e : first;
            skips.add(new UnusableEntry(
                    "unparseable_entry", e.fault().pointer() + " " + e.fault().detail()));
        }
        return false;
    }

    /** Ends the file. */
    void end() {
        if (readable == 0 && first != null) {
            throw first;
        }
    }
}
