package org.modeltracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.modeltracker.core.Architecture;

/** One name, one thing; the field's term where the field has one; and a glossary that has them all. */
class NamesTest {

    private static final Path GLOSSARY = Path.of("../tracker-core/docs/glossary.md");

    /** Names that misled or puzzled: a lock that was called a turn, a lease that was called a claim. */
    private static final Set<String> RETIRED =
            Set.of(("Turn Turns Held Standing Course Stretch Seen Rectangles Rectangle"
                            + " Interval Span Latest Voice Family Concern Bearing Changes Change Intake Taken Ledger Told Outcome Outcomes Word Fact"
                            + " Question Moment Moments Basis VagueDate Stored Statement Recorded RebuildTurn Follower Followers Taker"
                            + " LogListener Views ViewPosition ViewSchema LogEngine LogStore StoredNames Append Publication EventRows"
                            + " Vocabulary Wire Columns Comparison Entry AskedTimes AskedMoments Run Imports RunLock RunStore Weaving Sight"
                            + " Said Shown SeenList Foreseen Tally Order Skips Listing OwnLines Offering Prices Door Readers Refusals"
                            + " UnruledWrites ReadsFromAnywhere KeyRule Caller KeyOrder Claims Claimed Outbox Endpoint Endpoints"
                            + " EndpointHealth Rounds Sender Attempts Forgetting Notice Notices News Subscriptions Consent WebhookOrder"
                            + " ReplayOrder KeyFromOperator Keyset Secrets AnswerPoints AnswerCursor PlainText")
                    .split(" "));

    private static List<JavaClass> topLevel() {
        return Architecture.production("org.modeltracker").stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .toList();
    }

    @Test
    void no_two_types_have_one_name() {
        var counts = topLevel().stream()
                .map(JavaClass::getSimpleName)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(counts).hasSizeGreaterThan(400);
        assertThat(counts)
                .allSatisfy((name, count) -> assertThat(count).as(name).isEqualTo(1));
    }

    @Test
    void no_retired_name_comes_back() {
        assertThat(topLevel()).extracting(JavaClass::getSimpleName).doesNotContainAnyElementsOf(RETIRED);
    }

    @Test
    void the_glossary_has_every_public_type_of_the_core() throws IOException {
        var glossary = Files.readString(GLOSSARY);
        assertThat(topLevel())
                .filteredOn(type -> type.getPackageName().startsWith("org.modeltracker.core")
                        && type.getModifiers().contains(JavaModifier.PUBLIC))
                .hasSizeGreaterThan(60)
                .allSatisfy(type -> assertThat(glossary).contains("`" + type.getSimpleName() + "`"));
    }
}
