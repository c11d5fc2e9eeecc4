package org.modeltracker.api.importer;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.importer.catalogue.OfferingKey;
import org.modeltracker.api.importer.catalogue.Snapshot;

/**
 * The list of offerings that a run saw, as it is kept: gzipped lines of the marks of the offering and its listing, the mark of the subject
 * if the run describes it (else 0), and the name in the catalogue.
 */
final class OfferingIndex {

    private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

    private OfferingIndex() {}

    static byte[] write(Snapshot snapshot) {
        var described = new TreeSet<String>();
        snapshot.eachSubject(subject -> described.add(subject.id()));
        var lines = new TreeMap<String, String>();
        snapshot.unreadable().forEach((name, key) -> lines.put(text(name), marks(key) + "\t0"));
        snapshot.eachOffering(offering -> lines.put(
                text(offering.name()),
                marks(offering.key()) + "\t"
                        + (described.remove(offering.subject().id())
                                ? mark(offering.subject().id())
                                : "0")));
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            for (var line : lines.entrySet()) {
                gzip.write((line.getValue() + "\t" + line.getKey() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            for (var subject : described) { // which may be the name of a listing that is left out
                gzip.write(("0\t" + mark(subject) + "\t" + subject + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static String text(String name) {
        return CONTROLS.matcher(name).replaceAll(" ");
    }

    private static String marks(OfferingKey offering) {
        return Long.toHexString(offering.mark()) + ","
                + Long.toHexString(OfferingKey.markOfListing(offering.subject()));
    }

    private static String mark(String subject) {
        return Long.toHexString(OfferingKey.mark(subject));
    }

    /** The marks of offerings, listings and described subjects, in ascending order. */
    static long[] marks(byte @Nullable [] list) {
        return lines(list).stream()
                .flatMap(line -> Stream.concat(Stream.of(line[0].split(",")), Stream.of(line[1])))
                .mapToLong(mark -> Long.parseUnsignedLong(mark, 16))
                .distinct()
                .sorted()
                .toArray();
    }

    /** The offerings as the catalogue names them. */
    static List<String> names(byte @Nullable [] list) {
        return lines(list).stream()
                .filter(line -> !line[0].equals("0"))
                .map(line -> line[2])
                .toList();
    }

    private static List<String[]> lines(byte @Nullable [] list) {
        if (list == null || list.length == 0) {
            return List.of();
        }
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(new ByteArrayInputStream(list)), StandardCharsets.UTF_8))) {
            return reader.lines().map(line -> line.split("\t", 3)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the offerings of a run", e);
        }
    }
}
