package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.Architecture;

/** The document that follows one claim through the code names files and functions that are there. */
class PathOfAClaimTest {

    private static final Path DOCUMENT = Path.of("../tracker-core/docs/path-of-a-claim.md");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    /** {@code Type.method}, with {@code .another} of the same type after it; or {@code Type} alone. */
    private static final Pattern STEP =
            Pattern.compile("`(?<type>[A-Z]\\w+)(?:\\.(?<method>[\\w.]+))?`(?<more>(?:, `\\.\\w+`)*)");

    private static final Pattern MORE = Pattern.compile("\\.(\\w+)");
    private static final Pattern TEMPLATE = Pattern.compile("`(?:templates/)?(\\w+\\.html)`");
    private static final Set<String> HEADERS = Set.of("Prefer");

    @Test
    void each_function_on_the_path_of_a_claim_exists() throws IOException {
        var methods = methods();
        var missing = new TreeSet<String>();
        STEP.matcher(Files.readString(DOCUMENT))
                .results()
                .filter(step -> !HEADERS.contains(step.group("type")))
                .forEach(step -> named(step.group("method"), step.group("more"))
                        .filter(method -> !methods.getOrDefault(step.group("type"), Set.of())
                                .contains(method))
                        .forEach(method -> missing.add(step.group("type") + "." + method)));
        assertThat(missing).isEmpty();
    }

    @Test
    void each_template_on_the_path_of_a_claim_exists() throws IOException {
        assertThat(TEMPLATE.matcher(Files.readString(DOCUMENT)).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(name -> Files.exists(TEMPLATES.resolve(name)));
    }

    /** The empty name stands for the type itself. */
    private static Stream<String> named(String method, String more) {
        var first = method == null ? "" : method.substring(method.lastIndexOf('.') + 1);
        return Stream.concat(Stream.of(first), MORE.matcher(more).results().map(found -> found.group(1)));
    }

    /** By the name of the file: its own methods, those it inherits, and those of its nested types. */
    private static Map<String, Set<String>> methods() {
        return Architecture.production("org.modeltracker").stream()
                .collect(Collectors.groupingBy(
                        PathOfAClaimTest::file,
                        Collectors.flatMapping(
                                type -> Stream.concat(
                                        Stream.of(""),
                                        type.getAllMethods().stream().map(JavaMethod::getName)),
                                Collectors.toSet())));
    }

    private static String file(JavaClass type) {
        return type.getSource()
                .flatMap(source -> source.getFileName())
                .map(name -> name.replace(".java", ""))
                .orElse(type.getSimpleName());
    }
}
