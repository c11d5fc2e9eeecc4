package org.modeltracker.api.export;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.CsvInjectionGuard;

/** CSV (RFC 4180) with a line of names; no text in it is run by a spreadsheet. */
final class CsvFile implements RowFile {

    private final CSVPrinter printer;

    CsvFile(Table<?> table, Path path) throws IOException {
        this.printer = CSVFormat.RFC4180.print(Files.newBufferedWriter(path));
        printer.printRecord(table.columns().stream().map(Column::name));
    }

    @Override
    public void write(@Nullable Object[] row) throws IOException {
        printer.printRecord(Arrays.stream(row).map(CsvFile::cell));
    }

    private static Object cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case String text -> CsvInjectionGuard.text(text);
            case Double number -> BigDecimal.valueOf(number).toPlainString();
            default -> value;
        };
    }

    @Override
    public void close() throws IOException {
        printer.close();
    }
}
