package org.modeltracker.api.webhook.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The key under which the keyset of the secrets is encrypted: from the settings, else a file beside the embedded database. */
public final class MasterKey {

    static final String FILE = "webhooks.key";
    private static final int BYTES = 32;

    private final String setting;
    private final String previous;
    private final @Nullable Path directory;
    private final RandomGenerator random;

    /** @param directory of the embedded database; null with a database of the operator's own */
    public MasterKey(String setting, String previous, @Nullable Path directory, RandomGenerator random) {
        this.setting = setting.strip();
        this.previous = previous.strip();
        this.directory = directory;
        this.random = random;
    }

    /** @throws WebhooksNotSetUp if there is none, or it is not the Base64 of 32 bytes */
    byte[] bytes() {
        if (!setting.isEmpty()) {
            return decoded(setting, "TRACKER_WEBHOOKS_KEY");
        } else if (directory != null) {
            return decoded(kept(directory), FILE);
        }
        throw new WebhooksNotSetUp(
                "Webhooks need a key that encrypts their secrets. Set TRACKER_WEBHOOKS_KEY to the Base64 of 32 random bytes"
                        + " (openssl rand -base64 32).",
                null);
    }

    /** The key that was in use before, where the operator gives it so that the new one can take its place. */
    Optional<byte[]> previousBytes() {
        return previous.isEmpty() ? Optional.empty() : Optional.of(decoded(previous, "TRACKER_WEBHOOKS_PREVIOUSKEY"));
    }

    private static byte[] decoded(String text, String where) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            if (bytes.length == BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException notBase64) {
            // reported below, without the text
        }
        throw new WebhooksNotSetUp(where + " is not the Base64 of 32 bytes.", null);
    }

    private String kept(Path folder) {
        var file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                make(folder, file);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or create " + file, e);
        }
    }

    /** Readable by its owner from the first moment on, and whole from the moment that it has its name. */
    private void make(Path folder, Path file) throws IOException {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var unfinished = Files.createTempFile(folder, FILE, ".unfinished", ownerOnly());
        var text = Base64.getEncoder().encodeToString(bytes) + "\n";
        Files.writeString(unfinished, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        try {
            Files.move(unfinished, file); // never over one that another process was first to make
            force(folder);
        } catch (FileAlreadyExistsException e) {
            Files.delete(unfinished);
        }
    }

    /** The name too has to outlive a power cut; where directories cannot be opened, the system sees to that. */
    private static void force(Path folder) throws IOException {
        if (posix()) {
            try (var entries = FileChannel.open(folder)) {
                entries.force(true);
            }
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return posix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
