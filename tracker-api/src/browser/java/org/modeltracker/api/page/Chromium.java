package org.modeltracker.api.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The browser of this machine, one for all tests: {@code -Dbrowser=/path/to/chromium}, or what the PATH has. */
final class Chromium {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** It draws without a graphics card, and calls nobody. */
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    static final Browser BROWSER = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
            .chromium()
            .launch(new LaunchOptions().setExecutablePath(executable()).setArgs(QUIET));

    private Chromium() {}

    private static Path executable() {
        var given = System.getProperty("browser");
        return given != null
                ? Path.of(given)
                : onPath()
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no Chromium on the PATH; -Dbrowser names one"));
    }

    private static Stream<Path> onPath() {
        var folders = Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator);
        return NAMES.stream()
                .flatMap(name -> Stream.of(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable);
    }
}
