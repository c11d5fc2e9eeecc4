package org.modeltracker.api.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Reads bytes as characters, and refuses what two readers could read differently. */
record PageDecoder(MediaType type) {

    private static final Set<String> TYPES =
            Set.of("text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/json");
    private static final int PRESCANNED = 1_024;
    private static final Pattern META =
            Pattern.compile("<meta\\b[^>]{0,500}?charset\\s*=\\s*[\"']?\\s*([\\w.:-]+)", Pattern.CASE_INSENSITIVE);
    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /** @throws PageRefused for a type that is not text, or that its header does not name */
    static PageDecoder of(@Nullable String contentType) throws PageRefused {
        try {
            var type = MediaType.parseMediaType(contentType == null ? "" : contentType);
            if (TYPES.contains(type.getType() + "/" + type.getSubtype())) {
                return new PageDecoder(type);
            }
        } catch (InvalidMediaTypeException notAType) {
            // refused below, like another type
        }
        throw new PageRefused("content_type_refused");
    }

    boolean isMarkup() {
        return type.getSubtype().contains("html");
    }

    /** @throws PageRefused if header, byte order mark and markup name different character sets, or the bytes are not of theirs */
    String decode(byte[] body) throws PageRefused {
        var stated = new LinkedHashSet<Charset>();
        var ofHeader = type.getParameter("charset");
        if (ofHeader != null) {
            stated.add(charset(ofHeader));
        }
        if (isMarkup()) {
            var head = new String(body, 0, Math.min(body.length, PRESCANNED), StandardCharsets.ISO_8859_1);
            var meta = META.matcher(head);
            if (meta.find()) {
                stated.add(charset(meta.group(1)));
            }
        }
        boolean marked = body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF;
        if (marked) {
            stated.add(StandardCharsets.UTF_8);
        }
        if (stated.size() > 1) {
            throw new PageRefused("charset_conflict");
        }
        var charset = stated.isEmpty() ? StandardCharsets.UTF_8 : stated.getFirst();
        try {
            var bytes = marked ? Arrays.copyOfRange(body, 3, body.length) : body;
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new PageRefused("charset_malformed");
        }
    }

    /** Browsers read the names of Latin-1 and ASCII as windows-1252 (Encoding Standard). */
    private static Charset charset(String name) throws PageRefused {
        try {
            var charset = Charset.forName(name.strip().replace("\"", ""));
            return charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII)
                    ? WINDOWS_1252
                    : charset;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new PageRefused("charset_unknown");
        }
    }
}
