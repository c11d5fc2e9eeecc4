package org.modeltracker.api.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.modeltracker.api.Http;
import org.modeltracker.api.Http.Answer;

/** All clients of a run, each on a thread of its own, with a die of its own that the seed decides. */
final class Crowd {

    private final long seed;
    private final List<Http> nodes;
    private final Records records;
    private final List<Client> clients = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean open = true;

    final Importer importer;
    final HookOwner hooks;
    final KeyMaker keys;
    final Reader reader;
    final StreamFollower stream;

    /** @param compared answers that must stay as they are: another release may answer otherwise */
    Crowd(long seed, List<Http> nodes, Records records, WebhookReceiver endpoint, Predicate<Answer> compared) {
        this.seed = seed;
        this.nodes = nodes;
        this.records = records;
        importer = new Importer(caller("importer"), records);
        hooks = new HookOwner(caller("hooks"), records, endpoint);
        keys = new KeyMaker(caller("keys"), records);
        reader = new Reader(caller("reader"), records, compared);
        stream = new StreamFollower(caller("stream"), records);
        clients.addAll(List.of(importer, hooks, keys, reader));
        for (int n = 0; n < 3; n++) {
            clients.add(new SingleWriter("single-" + n, caller("single-" + n), records));
        }
        clients.add(new LineWriter("lines-0", caller("lines-0"), records));
        clients.add(new LineWriter("lines-1", caller("lines-1"), records));
        clients.add(new Amender("amender", caller("amender"), records));
        clients.add(new PositionReader(caller("positions"), records));
        clients.add(new Storyteller("teller", caller("teller"), records));
    }

    NodeCaller caller(String client) {
        return new NodeCaller(nodes, Records.random(seed, client));
    }

    void begin() {
        clients.forEach(client -> threads.add(Thread.ofVirtual().start(() -> repeat(client))));
        Thread.ofVirtual().start(() -> repeat(stream)); // it is still followed while the others are judged
    }

    private void repeat(Client client) {
        var random = new Random(seed + client.rest());
        while (client == stream ? !stream.isClosed() : open) {
            try {
                client.turn();
            } catch (RuntimeException e) {
                records.violation("a client cannot read what it was told: " + e);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1 + random.nextInt(client.rest())));
        }
    }

    /** Each finishes what it is at. */
    void end() throws InterruptedException {
        open = false;
        for (var thread : threads) {
            thread.join();
        }
    }
}
