package org.modeltracker.api.importer;

import java.io.IOException;
import java.io.InputStream;

/** One kind of snapshot: what a file of it says. Pure, but for the stream it reads. A new source is a class of this and its test. */
interface Adapter {

    /** The word by which the source is called in addresses and settings. */
    String source();

    /** @throws BrokenSnapshot if the file is not the snapshot it should be */
    Snapshot read(InputStream file, Organisations organisations) throws IOException;
}
