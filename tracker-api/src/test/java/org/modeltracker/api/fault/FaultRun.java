package org.modeltracker.api.fault;

import static org.modeltracker.core.Eventually.eventually;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.modeltracker.api.Envelope;
import org.modeltracker.api.fault.Site.Database;
import org.modeltracker.api.fault.Site.Hosting;

/** Clients at work, faults among them as the seed draws them, and the judgement once all is mended. */
final class FaultRun {

    private static final Path FOLDER =
            Path.of(System.getProperty("faults.folder", "target/faults")).toAbsolutePath();

    private final long seed;
    private final Database database;
    private final List<Hosting> hostings;
    private final int faults;
    private final Set<FaultKind> kinds;
    private final Records records = new Records();
    private final List<PlannedFault> struck = new ArrayList<>();

    FaultRun(long seed, int faults, Set<FaultKind> kinds, Hosting... hostings) {
        this(seed, faults, kinds, Database.ALONE, hostings);
    }

    FaultRun(long seed, int faults, Set<FaultKind> kinds, Database database, Hosting... hostings) {
        this.database = database;
        this.seed = seed;
        this.faults = faults;
        this.kinds = kinds;
        this.hostings = List.of(hostings);
    }

    Report run() throws Exception {
        var folder = Files.createTempDirectory(Files.createDirectories(FOLDER), "run-%d-".formatted(seed));
        try (var endpoint = new WebhookReceiver(Records.random(seed, "endpoint"));
                var site = Site.build(folder, database, hostings)) {
            var crowd = new Crowd(
                    seed, site.nodes().stream().map(Node::http).toList(), records, endpoint, site::isOfThisRelease);
            try {
                run(site, crowd, endpoint);
            } catch (Exception | Error e) {
                records.violation("the run broke off: " + e);
            } finally {
                crowd.end();
                crowd.stream.close();
            }
            return new Report(seed, List.copyOf(struck), records, crowd.reader.count(), endpoint.count());
        }
    }

    private void run(Site site, Crowd crowd, WebhookReceiver endpoint) throws Exception {
        var caller = crowd.caller("judge");
        endpoint.subscribe(caller);
        introduce(caller);
        crowd.begin();
        var plan = PlannedFault.plan(
                seed,
                faults,
                hostings.size(),
                (kind, node) -> kinds.contains(kind)
                        && kind.isPossible(site, site.nodes().get(node)));
        for (var fault : plan) {
            strike(site, fault, caller);
        }
        crowd.end();
        judge(site, crowd, caller, endpoint);
    }

    private void introduce(NodeCaller caller) {
        for (int n = 0; n < FreshClaims.MODELS; n++) {
            var claim = Envelope.announced(FreshClaims.model(n), "2026-01-01").toString();
            Patience.answered("the first claim about a model", () -> caller.post("/v1/events", claim));
        }
    }

    private void strike(Site site, PlannedFault fault, NodeCaller caller) throws Exception {
        struck.add(fault);
        System.out.printf("%s seed %d, fault %d: %s%n", LocalTime.now(), seed, struck.size(), fault);
        var planned = site.nodes().get(fault.node());
        var node = fault.kind().isOfTheHolder() ? site.holder() : planned;
        int cuts = node.tap().cuts();
        LockSupport.parkNanos(fault.quiet().toNanos()); // the plan's time is what is tested
        fault.kind().strike(site, node);
        fault.kind().bound().ifPresent(bound -> awaitServing(site, fault, node, bound, caller));
        LockSupport.parkNanos(fault.length().toNanos()); // as above
        fault.kind().heal(site, node);
        if (fault.kind().cutsCommits() && node.tap().cuts() == cuts) {
            struck.remove(fault); // nobody committed through that node meanwhile
        }
        for (var each : site.nodes()) {
            awaitWell(each, fault, caller);
        }
    }

    /** Every node that runs writes, and reads what it wrote: what a killed node did for all, another does. */
    private void awaitServing(Site site, PlannedFault fault, Node killed, Duration bound, NodeCaller caller) {
        var serving = site.nodes().stream()
                .filter(node -> node != killed || fault.kind() == FaultKind.PRIMARY_LOST)
                .map(node -> new NodeCaller(List.of(node.http()), caller.random()))
                .toList();
        long begun = System.nanoTime();
        try {
            eventually("every node writes", bound, () -> serving.stream().allMatch(FaultRun::isWell));
        } catch (AssertionError never) {
            records.violation("not every node writes within %d s after %s".formatted(bound.toSeconds(), fault));
        }
        var took = Duration.ofNanos(System.nanoTime() - begun);
        System.out.printf("every node that runs writes after %d ms%n", took.toMillis());
    }

    /** A node that does not come back by itself is a violation; it is then killed, as its operator would. */
    private void awaitWell(Node node, PlannedFault after, NodeCaller caller) throws Exception {
        long begun = System.nanoTime();
        try {
            var one = new NodeCaller(List.of(node.http()), caller.random());
            eventually("a write and a read at a node", Patience.UNTIL_WELL, () -> isWell(one));
        } catch (AssertionError never) {
            records.violation("not well within %d s after %s".formatted(Patience.UNTIL_WELL.toSeconds(), after));
            if (node.host().isProcess()) {
                node.restart();
            }
        }
        records.took(after.kind(), Duration.ofNanos(System.nanoTime() - begun));
    }

    private static boolean isWell(NodeCaller caller) {
        var writer = new FreshClaims("probe-" + caller.random().nextLong(), caller.random());
        var stored = caller.post("/v1/events", writer.next().toString()).filter(answer -> answer.status() == 201);
        return stored.filter(answer -> !answer.body().isEmpty())
                .flatMap(answer ->
                        caller.get("/v1/models/%s?as_of=%s".formatted(FreshClaims.model(0), answer.at("/position"))))
                .filter(answer -> answer.status() == 200)
                .isPresent();
    }

    private void judge(Site site, Crowd crowd, NodeCaller caller, WebhookReceiver endpoint) {
        var judge = new Judge(site, caller, records);
        judge.check("webhooks", crowd.hooks::judge);
        judge.check("keys", crowd.keys::judge);
        judge.check("imports", crowd.importer::judge);
        judge.check("the log", () -> {
            var log = judge.writes();
            judge.check("order", () -> judge.order(log));
            judge.check("rebuild", () -> judge.rebuild(log.head()));
            judge.check("answers", crowd.reader::judge);
            judge.check("stream", () -> crowd.stream.judge(log));
            endpoint.judge(log.events(), records);
        });
    }
}
