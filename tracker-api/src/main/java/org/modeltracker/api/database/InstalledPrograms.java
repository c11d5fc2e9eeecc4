package org.modeltracker.api.database;

import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.util.StringUtils;

/**
 * The programs of an installed PostgreSQL. The library only knows archives, and unpacks each to a folder that is named by the archive's MD5. So
 * the path takes the place of the archive, and the folder is there already, with a link to the programs.
 */
record InstalledPrograms(Path home) implements PgBinaryResolver {

    private static final List<String> NEEDED = List.of("initdb", "pg_ctl", "postgres");

    /**
     * @param setting empty for none
     * @throws DatabaseStartException naming the program that is missing
     */
    static Optional<InstalledPrograms> at(String setting) {
        if (!StringUtils.hasText(setting)) {
            return Optional.empty();
        }
        var home = Path.of(setting.strip()).toAbsolutePath().normalize();
        for (var program : NEEDED) {
            var file = home.resolve("bin").resolve(program);
            if (!Files.isExecutable(file)) {
                throw new DatabaseStartException(
                        "tracker.postgres-home is %s, but %s cannot be run.".formatted(home, file),
                        "Set TRACKER_POSTGRES_HOME to the directory of an installed PostgreSQL 18, for example /usr/lib/postgresql/18, or remove it.");
            }
        }
        return Optional.of(new InstalledPrograms(home));
    }

    @Override
    public InputStream getPgBinary(String system, String machine) {
        return new ByteArrayInputStream(name());
    }

    /** The library takes the folder for complete if its mark is newer than the programs. */
    void link(Path programs) throws IOException {
        var folder = Files.createDirectories(programs.resolve("PG-" + md5(name())));
        var bin = folder.resolve("bin");
        if (!Files.exists(bin)) {
            Files.createSymbolicLink(bin, home.resolve("bin"));
        }
        var mark = folder.resolve(".exists");
        if (!Files.exists(mark)) {
            Files.createFile(mark);
        }
        var newest = Stream.of(FileTime.fromMillis(System.currentTimeMillis()), Files.getLastModifiedTime(bin))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Files.setLastModifiedTime(mark, newest);
    }

    private byte[] name() {
        return home.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String md5(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
