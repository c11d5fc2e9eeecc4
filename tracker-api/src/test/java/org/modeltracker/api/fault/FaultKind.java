package org.modeltracker.api.fault;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.modeltracker.core.fault.CommitTap.Cut;
import org.modeltracker.core.fault.TcpProxy.Mode;

/** One thing that breaks, how long at most, and how it is mended. Healing the network is the harness's, after each. */
enum FaultKind {
    NETWORK_RESETS(6, (site, node) -> node.network().set(Mode.RESET), Node::heal),
    NETWORK_REFUSES(6, (site, node) -> node.network().set(Mode.REFUSE), Node::heal),
    NETWORK_SWALLOWS(12, (site, node) -> node.network().set(Mode.SWALLOW), Node::heal),
    NETWORK_STALLS(12, (site, node) -> node.network().set(Mode.STALL), Node::heal),
    NETWORK_DELAYS(8, (site, node) -> node.network().delay(Duration.ofMillis(150)), Node::heal),
    NETWORK_DELAYS_3_S(16, (site, node) -> node.network().delay(Duration.ofSeconds(3)), Node::heal),
    POOL_EXHAUSTED(2, (site, node) -> site.server().exhaust(node), FaultKind::nothing),
    CONNECTIONS_CUT(1, (site, node) -> node.network().cutAll(), Node::heal),
    CONNECTIONS_HALF_CLOSED(1, (site, node) -> node.network().halfCloseAll(), Node::heal),
    CUT_BEFORE_COMMIT(2, (site, node) -> node.tap().arm(Cut.BEFORE_COMMIT), Node::heal),
    CUT_AFTER_COMMIT(2, (site, node) -> node.tap().arm(Cut.AFTER_COMMIT), Node::heal),
    NODE_KILLED(2, (site, node) -> node.host().kill(), Node::start, FaultKind::isProcess),
    NODE_FROZEN(
            18,
            (site, node) -> node.host().signal(Signal.STOP),
            node -> node.host().signal(Signal.CONT),
            FaultKind::isProcess),
    TOKEN_HOLDER_KILLED(2, (site, node) -> node.host().kill(), Node::start, FaultKind::isOneOfThree),
    TOKEN_HOLDER_FROZEN(
            30,
            (site, node) -> node.host().signal(Signal.STOP),
            node -> node.host().signal(Signal.CONT),
            FaultKind::isOneOfThree),
    ROLLING_RESTART(1, (site, node) -> restartAll(site), FaultKind::nothing, FaultKind::isOneOfThree),
    ROLLING_UPGRADE(1, (site, node) -> RollingUpgrade.andBack(site), FaultKind::nothing, FaultKind::isPrevious),
    PRIMARY_LOST(
            3,
            (site, node) -> site.server().failOver(),
            FaultKind::nothing,
            (site, node) -> site.server().hasStandby()),
    UPGRADE_AT_ONCE(1, (site, node) -> RollingUpgrade.allAtOnce(site), FaultKind::nothing, FaultKind::isPrevious),
    BACKEND_KILLED(1, (site, node) -> site.server().killBackend(), FaultKind::nothing),
    POSTGRES_KILLED(4, (site, node) -> site.server().signal(Signal.KILL), FaultKind::nothing),
    POSTGRES_QUITS(4, (site, node) -> site.server().signal(Signal.QUIT), FaultKind::nothing),
    CLOCK_FORWARD(
            5,
            (site, node) -> node.host().stepClock(Duration.ofSeconds(30)),
            FaultKind::rightClock,
            FaultKind::hasClock),
    CLOCK_BACK(
            5,
            (site, node) -> node.host().stepClock(Duration.ofSeconds(-30)),
            FaultKind::rightClock,
            FaultKind::hasClock),
    DISK_FULL(
            5,
            (site, node) -> site.disk().fill(),
            FaultKind::nothing,
            (site, node) -> site.disk().canBeFilled());

    private final int mostSeconds;
    private final Strike strike;
    private final Heal heal;
    private final BiPredicate<Site, Node> possible;

    FaultKind(int mostSeconds, Strike strike, Heal heal) {
        this(mostSeconds, strike, heal, (site, node) -> true);
    }

    FaultKind(int mostSeconds, Strike strike, Heal heal, BiPredicate<Site, Node> possible) {
        this.mostSeconds = mostSeconds;
        this.strike = strike;
        this.heal = heal;
        this.possible = possible;
    }

    /** Those that {@code -Dfaults.kinds=} names, or else these. */
    static Set<FaultKind> chosen(Set<FaultKind> usual) {
        var names = System.getProperty("faults.kinds", "");
        return names.isEmpty()
                ? usual
                : Arrays.stream(names.split(",")).map(FaultKind::valueOf).collect(Collectors.toSet());
    }

    /** Those that strike one node, whoever works on the views. */
    static Set<FaultKind> ofAnyNode() {
        return EnumSet.complementOf(EnumSet.of(
                TOKEN_HOLDER_KILLED,
                TOKEN_HOLDER_FROZEN,
                ROLLING_RESTART,
                ROLLING_UPGRADE,
                UPGRADE_AT_ONCE,
                PRIMARY_LOST));
    }

    /** Whether it strikes the node that works on the views. */
    boolean isOfTheHolder() {
        return this == TOKEN_HOLDER_KILLED || this == TOKEN_HOLDER_FROZEN;
    }

    /** How soon the nodes that are left, or all, write and read again while the fault lasts; empty where nothing is promised. */
    Optional<Duration> bound() {
        return switch (this) {
            case TOKEN_HOLDER_KILLED -> Optional.of(Duration.ofSeconds(10));
            case PRIMARY_LOST -> Optional.of(Duration.ofSeconds(30));
            default -> Optional.empty();
        };
    }

    /** In words, as in the fault table. */
    String words() {
        return switch (this) {
            case ROLLING_UPGRADE -> "rolling upgrade from the release before, and back,";
            case UPGRADE_AT_ONCE -> "upgrade, all nodes at once, from a release that would write into newer views,";
            default -> name().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    /** What is checked for this kind beside what is checked for all. */
    String checkedToo() {
        return switch (this) {
            case TOKEN_HOLDER_KILLED -> ", another node takes over within 10 s";
            case ROLLING_UPGRADE -> ", older nodes read and refuse writes, newer ones write";
            case PRIMARY_LOST -> ", no ETag names two answers, all nodes write within 30 s";
            default -> "";
        };
    }

    interface Strike {
        void on(Site site, Node node) throws Exception;
    }

    interface Heal {
        void of(Node node) throws Exception;
    }

    Duration longest() {
        return Duration.ofSeconds(mostSeconds);
    }

    /** Whether it needs a commit to strike. */
    boolean cutsCommits() {
        return this == CUT_BEFORE_COMMIT || this == CUT_AFTER_COMMIT;
    }

    boolean isPossible(Site site, Node node) {
        return possible.test(site, node);
    }

    void strike(Site site, Node node) throws Exception {
        strike.on(site, node);
    }

    /** The server serves again, whatever happened to it, before the nodes are looked after. */
    void heal(Site site, Node node) throws Exception {
        site.disk().free();
        site.server().serve();
        heal.of(node);
    }

    /** One after the other, as a release is rolled out. */
    private static void restartAll(Site site) throws Exception {
        for (var node : site.nodes()) {
            node.host().stop();
            node.start();
        }
    }

    private static boolean isOneOfThree(Site site, Node node) {
        return site.nodes().size() > 2 && node.host().isProcess();
    }

    private static boolean isPrevious(Site site, Node node) {
        return node.host().release() == Release.PREVIOUS;
    }

    private static void nothing(Node node) {
        // the server is looked after for every kind
    }

    private static void rightClock(Node node) throws Exception {
        node.host().stepClock(Duration.ZERO);
    }

    private static boolean isProcess(Site site, Node node) {
        return node.host().isProcess();
    }

    private static boolean hasClock(Site site, Node node) {
        return node.host().hasClock();
    }
}
