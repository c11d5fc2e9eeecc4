package org.modeltracker.api.export;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.jspecify.annotations.Nullable;

/** Parquet, not compressed beyond its encodings: a codec would bring a native library along. */
final class ParquetFile implements RowFile {

    /**
     * This much stays in memory until it is written; the usual 128 MB would be a quarter of a small heap. A reader of one column asks once for
     * each group: a million prices are in about five.
     */
    private static final long ROW_GROUP_BYTES = 32L << 20;

    /** Rows are sorted by model: a reader of one model skips the other pages. */
    private static final int PAGE_ROWS = 10_000;

    private final ParquetWriter<@Nullable Object[]> writer;
    private final Path path;

    ParquetFile(Table<?> table, Path path) throws IOException {
        this.path = path;
        this.writer = new Builder(new LocalOutputFile(path), table)
                .withConf(new PlainParquetConfiguration())
                .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withPageRowCountLimit(PAGE_ROWS)
                .build();
    }

    @Override
    public void write(@Nullable Object[] row) throws IOException {
        writer.write(row);
    }

    @Override
    public void close() throws IOException {
        writer.close();
        ParquetFooter.sort(path);
    }

    private static final class Builder extends ParquetWriter.Builder<@Nullable Object[], Builder> {

        private final Table<?> table;

        Builder(OutputFile file, Table<?> table) {
            super(file);
            this.table = table;
        }

        @Override
        protected Builder self() {
            return this;
        }

        @Override
        protected WriteSupport<@Nullable Object[]> getWriteSupport(ParquetConfiguration configuration) {
            return new ParquetRows(table);
        }

        @Override
        protected WriteSupport<@Nullable Object[]> getWriteSupport(Configuration hadoop) {
            throw new UnsupportedOperationException("Hadoop is not on the class path");
        }
    }
}
