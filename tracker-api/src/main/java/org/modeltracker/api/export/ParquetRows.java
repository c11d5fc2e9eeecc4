package org.modeltracker.api.export;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** Rows in Parquet's terms: every column may be empty; instants are UTC, in microseconds. */
final class ParquetRows extends WriteSupport<@Nullable Object[]> {

    private final List<String> names;
    private final MessageType schema;
    private @Nullable RecordConsumer out;

    ParquetRows(Table<?> table) {
        this.names = table.columns().stream().<String>map(Column::name).toList();
        this.schema = new MessageType(
                table.name(),
                table.columns().stream()
                        .map(column -> type(column.kind(), column.name()))
                        .toList());
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(schema, Map.of());
    }

    @Override
    public WriteContext init(Configuration hadoop) {
        throw new UnsupportedOperationException("Hadoop is not on the class path");
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        this.out = consumer;
    }

    @Override
    public void write(@Nullable Object[] row) {
        var consumer = Objects.requireNonNull(out);
        consumer.startMessage();
        for (int i = 0; i < row.length; i++) {
            var value = row[i];
            if (value != null) {
                consumer.startField(names.get(i), i);
                add(consumer, value);
                consumer.endField(names.get(i), i);
            }
        }
        consumer.endMessage();
    }

    private static void add(RecordConsumer consumer, Object value) {
        switch (value) {
            case String text -> consumer.addBinary(Binary.fromString(text));
            case Long number -> consumer.addLong(number);
            case Double number -> consumer.addDouble(number);
            case Boolean truth -> consumer.addBoolean(truth);
            case Instant instant -> consumer.addLong(ChronoUnit.MICROS.between(Instant.EPOCH, instant));
            default -> throw new IllegalArgumentException("no column holds a " + value.getClass());
        }
    }

    private static Type type(Column.Kind kind, String name) {
        return switch (kind) {
            case TEXT ->
                Types.optional(PrimitiveTypeName.BINARY)
                        .as(LogicalTypeAnnotation.stringType())
                        .named(name);
            case INTEGER -> Types.optional(PrimitiveTypeName.INT64).named(name);
            case NUMBER -> Types.optional(PrimitiveTypeName.DOUBLE).named(name);
            case TRUTH -> Types.optional(PrimitiveTypeName.BOOLEAN).named(name);
            case INSTANT ->
                Types.optional(PrimitiveTypeName.INT64)
                        .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
                        .named(name);
        };
    }
}
