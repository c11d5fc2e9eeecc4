package org.modeltracker.api.importer.catalogue;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.SortedSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.benchmark.BenchmarkEvent.BenchmarkDefined;
import org.modeltracker.core.benchmark.BenchmarkEvent.Direction;
import org.modeltracker.core.identity.IdentityRules;
import org.modeltracker.core.model.PartialDate;
import org.modeltracker.core.model.Source;
import org.modeltracker.core.model.SourceKind;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The leaderboards of arena.ai, as the repository arena-ai-leaderboards keeps them: the folder {@code data}, in it a folder for each day, in
 * it a file for each leaderboard. As one file it is an array of these, or one of these. A model has a rating, the half width of its 95 %
 * interval, and votes.
 */
@Component
final class ArenaLeaderboards implements Adapter {

    private static final String EVALUATOR = "arena";
    private static final String REPOSITORY = "https://github.com/oolong-tea-2026/arena-ai-leaderboards";
    private static final Source PUBLISHER = new Source(
            EVALUATOR, SourceKind.EVALUATOR, "Arena", null, "https://arena.ai", "arena-ai-leaderboards", null);
    private static final Pattern DAY_FILE = Pattern.compile("(?:(\\d{4}-\\d{2}-\\d{2})/)?[a-z0-9][a-z0-9-]*\\.json");
    private static final String POINTER = "latest.json";
    private static final String UNIT = "elo";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public String source() {
        return "arena";
    }

    @Override
    public Source publisher() {
        return PUBLISHER;
    }

    @Override
    public SourceTerms terms() {
        return new SourceTerms("Arena", REPOSITORY, "MIT", "Arena (arena.ai), collected by Wu Long");
    }

    @Override
    public Snapshot read(InputStream file, IdentityRules rules, PartialDate observedAt) {
        var snapshot = new Snapshot(PUBLISHER, false);
        var entries = new ReadEntries(snapshot.skips());
        var board = new Scoreboard(rules, snapshot);
        StrictJson.read(file, json -> {
            if (json.beginsArray()) {
                json.items(item -> entries.read(item.entry(), entry -> add(entry, board, snapshot)));
            } else {
                entries.read(json.entry(), entry -> add(entry, board, snapshot));
            }
        });
        entries.end();
        board.end();
        return snapshot;
    }

    /** @throws BrokenSnapshot if it is no leaderboard */
    private static void add(JsonEntry leaderboard, Scoreboard board, Snapshot snapshot) {
        var meta = leaderboard.optionalEntry("meta");
        if (meta == null) {
            throw leaderboard.broken("meta", "is missing");
        }
        var name = meta.name("leaderboard");
        var url = meta.optionalText("source_url");
        boolean isUsable = url != null && url.matches("https?://[^\\s/?#]\\S*");
        var definition = new BenchmarkDefined(
                "Arena " + name,
                UNIT,
                Direction.HIGHER_IS_BETTER,
                null,
                EVALUATOR,
                isUsable ? url : PUBLISHER.url(),
                null,
                null);
        int i = 0;
        for (var model : leaderboard.nodes("models")) {
            add(model, leaderboard.place("models") + "/" + i++, definition, board, snapshot);
        }
    }

    private static void add(
            JsonNode model, String pointer, BenchmarkDefined definition, Scoreboard board, Snapshot snapshot) {
        try {
            var row = ArenaRow.of(JsonEntry.of(model, pointer));
            board.add(row.named(), row.score(definition, snapshot.at(definition.name() + ": " + row.name())));
        } catch (UnusableEntry e) {
            snapshot.skips().add(e);
        } catch (BrokenSnapshot e) {
            snapshot.skips().add("unparseable_score", e);
        }
    }

    @Override
    public boolean takesFromFolder(String path) {
        return DAY_FILE.matcher(path).matches() && !path.equals(POINTER);
    }

    /** The last day's. In the folder of one day, all. */
    @Override
    public Collection<String> newest(SortedSet<String> paths) {
        var day = paths.stream()
                .map(ArenaLeaderboards::day)
                .max(String::compareTo)
                .orElse("");
        return paths.stream().filter(path -> day(path).equals(day)).toList();
    }

    private static String day(String path) {
        var matcher = DAY_FILE.matcher(path);
        @Nullable String day = matcher.matches() ? matcher.group(1) : null;
        return day == null ? "" : day;
    }

    @Override
    public byte[] ofFolder(SourceFolder folder) {
        var boards = new ArrayList<Object>();
        folder.files().forEach((path, file) -> boards.add(board(path, file)));
        return JSON.writeValueAsBytes(boards);
    }

    /** What cannot be read is an item that is no leaderboard, so that it is skipped and told. */
    private static Object board(String path, byte[] file) {
        try {
            return JSON.readTree(file);
        } catch (JacksonException e) {
            return path;
        }
    }
}
