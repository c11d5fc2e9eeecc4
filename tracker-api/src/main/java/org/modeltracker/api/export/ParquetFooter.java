package org.modeltracker.api.export;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.parquet.format.Util;

/**
 * The end of a Parquet file: its metadata, their length, and four letters. The library lists the encodings of a column in the order of a hash
 * set of enums, which differs from process to process; the same position must give the same bytes.
 */
final class ParquetFooter {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int TAIL = Integer.BYTES + MAGIC.length;

    private ParquetFooter() {}

    /** Writes the footer again, with the encodings of each column in order. */
    static void sort(Path path) throws IOException {
        try (var file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            if (file.read(length, file.size() - TAIL) != Integer.BYTES) {
                throw new IOException("the Parquet file has no footer");
            }
            long begin = file.size() - TAIL - length.flip().getInt();
            file.position(begin);
            var metadata = Util.readFileMetaData(Channels.newInputStream(file));
            for (var group : requireNonNull(metadata.getRow_groups())) {
                for (var column : requireNonNull(group.getColumns())) {
                    requireNonNull(requireNonNull(column.getMeta_data()).getEncodings())
                            .sort(null);
                }
            }
            file.truncate(begin).position(begin);
            var out = Channels.newOutputStream(file);
            Util.writeFileMetaData(metadata, out);
            var tail = ByteBuffer.allocate(TAIL).order(ByteOrder.LITTLE_ENDIAN);
            tail.putInt((int) (file.position() - begin)).put(MAGIC).flip();
            while (tail.hasRemaining()) {
                file.write(tail);
            }
        }
    }
}
