package org.modeltracker.api.http;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.modeltracker.api.http.problem.Problems;
import org.modeltracker.api.http.request.CsvRows;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.databind.json.JsonMapper;

/** Writes any answer with a list in {@code data} as CSV. */
class CsvConverter extends AbstractHttpMessageConverter<Object> {

    private final JsonMapper json;

    CsvConverter(JsonMapper json) {
        super(StandardCharsets.UTF_8, CsvRows.CSV);
        this.json = json;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return !CharSequence.class.isAssignableFrom(type) && !Resource.class.isAssignableFrom(type) && !type.isArray();
    }

    @Override
    protected boolean canRead(@Nullable MediaType type) {
        return false;
    }

    @Override
    protected Object readInternal(Class<?> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("CSV is written only", input);
    }

    @Override
    protected @Nullable Long getContentLength(Object answer, @Nullable MediaType type) throws IOException {
        return answer instanceof CsvTableFile file ? Long.valueOf(file.length()) : super.getContentLength(answer, type);
    }

    @Override
    protected void writeInternal(Object answer, HttpOutputMessage output) throws IOException {
        if (answer instanceof CsvTableFile file) {
            file.sendTo(output.getBody());
            return;
        }
        var data = AsTable.rows(answer, json);
        if (data == null || !data.isArray()) {
            throw Problems.of(406).with("offered", List.of("application/json"));
        }
        var writer = new OutputStreamWriter(output.getBody(), StandardCharsets.UTF_8);
        CsvTable.of(data).write(writer);
        writer.flush();
    }
}
