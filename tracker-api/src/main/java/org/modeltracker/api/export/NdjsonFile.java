package org.modeltracker.api.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object a line, each with every column. */
final class NdjsonFile implements RowFile {

    private static final JsonMapper JSON = new JsonMapper();

    private final List<String> names;
    private final Writer out;
    private final JsonGenerator line;

    NdjsonFile(Table<?> table, Path path) throws IOException {
        this.names = table.columns().stream().<String>map(Column::name).toList();
        this.out = Files.newBufferedWriter(path);
        this.line = JSON.writer().withRootValueSeparator("").createGenerator(out);
    }

    @Override
    public void write(@Nullable Object[] row) throws IOException {
        line.writeStartObject();
        for (int i = 0; i < row.length; i++) {
            line.writeName(names.get(i));
            line.writePOJO(row[i]);
        }
        line.writeEndObject();
        line.writeRaw('\n');
    }

    @Override
    public void close() throws IOException {
        line.close();
        out.close();
    }
}
