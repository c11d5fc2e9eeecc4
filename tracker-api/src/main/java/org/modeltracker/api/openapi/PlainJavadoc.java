package org.modeltracker.api.openapi;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.providers.SpringDocJavadocProvider;

/** Javadoc as Markdown, which is what readers of the description see: code in backticks, no line breaks of the source file. */
final class PlainJavadoc extends SpringDocJavadocProvider {

    @Override
    public String getClassJavadoc(Class<?> type) {
        return plain(super.getClassJavadoc(type));
    }

    @Override
    public Map<String, String> getRecordClassParamJavadoc(Class<?> type) {
        return super.getRecordClassParamJavadoc(type).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> plain(entry.getValue())));
    }

    @Override
    public String getMethodJavadocDescription(Method method) {
        return plain(super.getMethodJavadocDescription(method));
    }

    @Override
    public String getMethodJavadocReturn(Method method) {
        return plain(super.getMethodJavadocReturn(method));
    }

    @Override
    public String getParamJavadoc(Method method, String name) {
        return plain(super.getParamJavadoc(method, name));
    }

    static String plain(@Nullable String javadoc) {
        return javadoc == null
                ? ""
                : javadoc.replaceAll("</?code>", "`")
                        .replaceAll("\\{@link #?([^}]*)}", "`$1`")
                        .replaceAll("<[^>]+>", "")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&amp;", "&")
                        .replaceAll("\\s+", " ")
                        .strip();
    }
}
