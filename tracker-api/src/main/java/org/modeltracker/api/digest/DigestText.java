package org.modeltracker.api.digest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.citation.Markdown;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Writes digests in one of the forms that people read. */
final class DigestText extends AbstractHttpMessageConverter<Digest> {

    private final Function<Digest, String> form;

    private DigestText(MediaType type, Function<Digest, String> form) {
        super(StandardCharsets.UTF_8, type);
        this.form = form;
    }

    static DigestText markdown() {
        return new DigestText(MediaType.TEXT_MARKDOWN, DigestMarkdown::of);
    }

    /** A fragment, to be put into a page or a letter. */
    static DigestText html() {
        return new DigestText(MediaType.TEXT_HTML, digest -> Markdown.html(DigestMarkdown.of(digest)));
    }

    @Override
    protected boolean supports(Class<?> type) {
        return Digest.class == type;
    }

    @Override
    protected boolean canRead(@Nullable MediaType type) {
        return false;
    }

    @Override
    protected Digest readInternal(Class<? extends Digest> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("digests are written only", input);
    }

    @Override
    protected void writeInternal(Digest digest, HttpOutputMessage output) throws IOException {
        output.getBody().write(form.apply(digest).getBytes(StandardCharsets.UTF_8));
    }
}
