package org.modeltracker.api.export;

import java.io.IOException;
import java.nio.file.Path;
import org.springframework.http.MediaType;

/** The forms of files. The constants are named as their addresses end. */
enum FileForm {
    CSV("text/csv;charset=UTF-8", CsvFile::new),
    NDJSON("application/x-ndjson", NdjsonFile::new),
    PARQUET("application/vnd.apache.parquet", ParquetFile::new);

    private final MediaType type;
    private final Opener opener;

    interface Opener {
        RowFile open(Table<?> table, Path path) throws IOException;
    }

    FileForm(String type, Opener opener) {
        this.type = MediaType.parseMediaType(type);
        this.opener = opener;
    }

    MediaType type() {
        return type;
    }

    RowFile open(Table<?> table, Path path) throws IOException {
        return opener.open(table, path);
    }
}
