package org.modeltracker.api.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.List;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same rows are the same bytes, in whichever process they are written. */
class ParquetFooterTest {

    @TempDir
    Path folder;

    @Test
    void encodings_in_another_order_become_the_same_bytes() throws IOException {
        var file = folder.resolve("table.parquet");
        var table = new Table<String>("table", List.of(Column.text("name", name -> name)), (asOf, reader) -> {});
        try (var written = new ParquetFile(table, file)) {
            for (int n = 0; n < 100; n++) {
                written.write(new Object[] {"the same text"});
            }
        }
        var bytes = Files.readAllBytes(file);
        assertThat(encodings(file)).hasSizeGreaterThan(1).isSorted();
        reverse(file);
        assertThat(Files.readAllBytes(file)).isNotEqualTo(bytes);
        ParquetFooter.sort(file);
        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    }

    private static List<Encoding> encodings(Path path) throws IOException {
        try (var file = FileChannel.open(path)) {
            file.position(begin(file));
            return Util.readFileMetaData(Channels.newInputStream(file))
                    .getRow_groups()
                    .getFirst()
                    .getColumns()
                    .getFirst()
                    .getMeta_data()
                    .getEncodings();
        }
    }

    /** As another process might have written them. */
    private static void reverse(Path path) throws IOException {
        try (var file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long begin = begin(file);
            file.position(begin);
            var metadata = Util.readFileMetaData(Channels.newInputStream(file));
            metadata.getRow_groups()
                    .forEach(group -> group.getColumns()
                            .forEach(column ->
                                    Collections.reverse(column.getMeta_data().getEncodings())));
            file.position(begin);
            Util.writeFileMetaData(metadata, Channels.newOutputStream(file));
        }
    }

    private static long begin(FileChannel file) throws IOException {
        var length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        file.read(length, file.size() - 8);
        return file.size() - 8 - length.flip().getInt();
    }
}
