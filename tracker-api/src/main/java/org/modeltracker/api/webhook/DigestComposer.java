package org.modeltracker.api.webhook;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.modeltracker.api.citation.ChatText;
import org.modeltracker.api.digest.Digest;
import org.modeltracker.api.digest.DigestMarkdown;
import org.modeltracker.api.digest.Line;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts a digest into the shapes that endpoints take. */
@Component
class DigestComposer {

    static final String TYPE = "digest.weekly";

    /** So many lines find room in a chat. */
    private static final int CHAT_LINES = 8;

    private static final int LONGEST_LINE = 160;

    private final MessageComposer composer;
    private final Links links;
    private final JsonMapper json;
    private final Clock clock;

    DigestComposer(MessageComposer composer, Links links, JsonMapper json, Clock clock) {
        this.composer = composer;
        this.links = links;
        this.json = json;
        this.clock = clock;
    }

    Message message(UUID id, Instant end, Digest digest) {
        var data = (ObjectNode) json.valueToTree(digest);
        data.put("text", DigestMarkdown.of(digest));
        var head = digest.count() == 1 ? "1 change this week" : digest.count() + " changes this week";
        return new Message(
                id,
                null,
                TYPE,
                composer.body(TYPE, end, data),
                head,
                links.home(),
                true,
                false,
                clock.instant(),
                null,
                new Message.Chat(chat(head, digest), links.digest(digest.from(), digest.to())));
    }

    private static String chat(String head, Digest digest) {
        return Stream.concat(
                        Stream.of(head + (digest.count() == 0 ? "" : ":")),
                        digest.stories().stream().limit(CHAT_LINES).map(DigestComposer::line))
                .collect(Collectors.joining("\n"));
    }

    private static String line(Line line) {
        return ChatText.of("• %s (%s)".formatted(line.sentence(), line.source().publisher()), LONGEST_LINE);
    }
}
