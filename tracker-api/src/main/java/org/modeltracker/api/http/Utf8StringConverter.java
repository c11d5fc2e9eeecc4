package org.modeltracker.api.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.modeltracker.api.http.problem.Problem;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.StringHttpMessageConverter;

/** Text that comes in is UTF-8 (RFC 8259, 8.1) or refused: what is kept verbatim must not have signs in it that nobody wrote. */
public final class Utf8StringConverter extends StringHttpMessageConverter {

    Utf8StringConverter() {
        super(StandardCharsets.UTF_8);
    }

    @Override
    protected String readInternal(Class<? extends String> type, HttpInputMessage input) throws IOException {
        return decode(input.getBody().readAllBytes());
    }

    /** @throws Problem (400) if the bytes are not UTF-8 */
    public static String decode(byte[] bytes) {
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            return decoder.decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw Problem.malformed("is not UTF-8");
        }
    }
}
