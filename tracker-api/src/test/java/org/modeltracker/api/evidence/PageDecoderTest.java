package org.modeltracker.api.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageDecoderTest {

    private static final String PRICE = "Preis: 5 €";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/html; charset=utf-8          | UTF-8        |
            text/html; charset="UTF-8"        | UTF-8        | <meta charset="utf-8">
            text/html                         | UTF-8        |
            text/html                         | windows-1252 | <meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">
            text/html;charset=ISO-8859-1      | windows-1252 | <meta charset=windows-1252>
            text/html;charset=utf-16          | UTF-16       |
            application/json                  | UTF-8        |
            text/plain;charset=windows-1252   | windows-1252 | <meta charset=utf-8>
            """)
    void bytes_are_read_as_all_who_state_it_say(String type, String charset, String meta) throws PageRefused {
        var page = (meta == null ? "" : meta) + PRICE;
        assertThat(PageDecoder.of(type).decode(page.getBytes(Charset.forName(charset))))
                .isEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            text/html; charset=utf-8        | UTF-8        | <meta charset="windows-1252"> | charset_conflict
            text/html; charset=utf-16       | UTF-8        | <meta charset="utf-8">        | charset_conflict
            text/html                       | windows-1252 |                               | charset_malformed
            text/html; charset=utf-7        | UTF-8        |                               | content_type_refused
            text/html                       | UTF-8        | <meta charset="no-such">      | charset_unknown
            application/pdf                 | UTF-8        |                               | content_type_refused
            image/svg+xml                   | UTF-8        |                               | content_type_refused
            nothing                         | UTF-8        |                               | content_type_refused
            """)
    void what_two_readers_could_read_differently_is_refused(String type, String charset, String meta, String reason) {
        var page = (meta == null ? "" : meta) + PRICE;
        assertThatThrownBy(() -> PageDecoder.of(type).decode(page.getBytes(Charset.forName(charset))))
                .isInstanceOf(PageRefused.class)
                .hasMessage(reason);
    }

    @Test
    void a_byte_order_mark_is_no_text_and_must_agree_too() throws IOException, PageRefused {
        var marked = new ByteArrayOutputStream();
        marked.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        marked.write(PRICE.getBytes(StandardCharsets.UTF_8));
        assertThat(PageDecoder.of("text/plain").decode(marked.toByteArray())).isEqualTo(PRICE);
        assertThatThrownBy(
                        () -> PageDecoder.of("text/plain;charset=windows-1252").decode(marked.toByteArray()))
                .hasMessage("charset_conflict");
        assertThatThrownBy(() -> PageDecoder.of(null)).hasMessage("content_type_refused");
    }
}
