package org.modeltracker.core.identity;

import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.modeltracker.core.identity.IdReader.ReadId;
import org.modeltracker.core.identity.ModelIdentity.Identified;
import org.modeltracker.core.identity.ModelIdentity.Unresolved;
import org.modeltracker.core.model.ApiChannel;

/** Decides which model a listing is, from the listing, the table and the known models alone: their order does not matter. */
public final class IdentityRules {

    private static final String TABLE = "identity.yaml";

    private final IdentityTable table;
    private final IdReader ids;
    private final IncompleteNames incomplete;

    /** A catalogue lists day after day what it listed before. */
    private final Map<CatalogueListing, Alone> remembered = new ConcurrentHashMap<>();

    private static final int MOST_REMEMBERED = 50_000;

    private IdentityRules(IdentityTable table) {
        this.table = table;
        this.ids = new IdReader(table);
        this.incomplete = new IncompleteNames(table, ids);
    }

    /** The rules by the project's own table. */
    public static IdentityRules standard() {
        return read(Objects.requireNonNull(IdentityRules.class.getResourceAsStream("/" + TABLE), TABLE), TABLE);
    }

    /**
     * The rules by a table of the operator.
     *
     * @param file its name, for messages
     * @throws IllegalArgumentException if it is not such a table; the message names the place
     */
    public static IdentityRules read(InputStream yaml, String file) {
        return new IdentityRules(IdentityTableReader.read(yaml, file));
    }

    /**
     * The same listing and the same known models give the same answer.
     *
     * @param known all models that may complete an incomplete name
     */
    public ModelIdentity identify(CatalogueListing listing, Collection<KnownModel> known) {
        return identify(listing, ids.read(listing.provider(), listing.id()), known);
    }

    private ModelIdentity identify(CatalogueListing listing, ReadId read, Collection<KnownModel> known) {
        var stated = stated(listing);
        if (stated != null) {
            return ofStated(listing, read, stated);
        }
        var row = table.listings().get(listing.provider() + "/" + listing.id());
        if (row != null) {
            return identified(listing, read, row, IdentityRule.LISTING);
        }
        var model = read.model();
        if (model == null) {
            return unresolved(listing, read, read.whyNot(), new Later<>(() -> Candidates.near(read, known)));
        }
        return incomplete.include(model)
                ? completed(listing, read, model, known)
                : identified(listing, read, model, IdReader.last(read));
    }

    /**
     * Each listing of a catalogue, in the order given; the others are the candidates for those that leave something out.
     */
    public List<ModelIdentity> identifyAll(List<CatalogueListing> listings) {
        var read = listings.parallelStream().map(this::alone).toList();
        var alone = read.stream().map(Alone::identity).toList();
        var known = KnownModels.of(listings, alone, this::isComplete);
        return IntStream.range(0, listings.size())
                .mapToObj(i -> isComplete(listings.get(i), alone.get(i))
                        ? alone.get(i)
                        : identify(listings.get(i), read.get(i).read, known))
                .toList();
    }

    /** What a listing tells by itself. */
    private record Alone(ReadId read, ModelIdentity identity) {}

    private Alone alone(CatalogueListing listing) {
        var before = remembered.get(listing);
        if (before != null) {
            return before;
        }
        if (remembered.size() >= MOST_REMEMBERED) {
            remembered.clear();
        }
        var read = ids.read(listing.provider(), listing.id());
        var now = new Alone(read, identify(listing, read, List.of()));
        remembered.put(listing, now);
        return now;
    }

    /**
     * How a shop lets people reach a model.
     *
     * @param model the canonical id; null if the listing is unresolved
     */
    public ApiChannel channel(String provider, @Nullable String model) {
        return SellerChannel.of(provider, model, table);
    }

    /**
     * The name of a shop in claims: the catalogue's own spelling, but the maker's id where a maker sells under another name of itself.
     *
     * @param model the canonical id; null if the listing is unresolved
     */
    public String seller(String provider, @Nullable String model) {
        var maker = table.spelled(provider);
        return maker != null
                        && model != null
                        && model.startsWith(maker.id() + "/")
                        && !table.clouds().contains(provider)
                ? maker.id()
                : provider;
    }

    /** The models that listings identify by themselves: candidates for listings that leave something out. */
    public List<KnownModel> known(List<CatalogueListing> listings) {
        var alone =
                listings.stream().map(listing -> identify(listing, List.of())).toList();
        return KnownModels.of(listings, alone, this::isComplete);
    }

    /** Whether a model's name leaves out which of several it is. */
    boolean isIncomplete(String model) {
        return incomplete.include(model);
    }

    private boolean isComplete(CatalogueListing listing, ModelIdentity identity) {
        return identity instanceof Identified found
                && (!incomplete.include(found.model()) || table.isOwn(listing.provider(), found.model()));
    }

    /** The first statement that names a model. */
    private @Nullable String stated(CatalogueListing listing) {
        return listing.stated().stream()
                .map(id -> ids.read("", id).model())
                .filter(Objects::nonNull)
                .filter(model -> !incomplete.include(model))
                .findFirst()
                .orElse(null);
    }

    /** A moving id stays itself; the statement says where it points. */
    private Identified ofStated(CatalogueListing listing, ReadId read, String stated) {
        var own = read.model();
        return own != null && read.spelled().pointer() && !own.equals(stated)
                ? identified(listing, read, own, IdentityRule.STATED).pointingTo(stated)
                : identified(listing, read, stated, IdentityRule.STATED);
    }

    private ModelIdentity completed(CatalogueListing listing, ReadId read, String model, Collection<KnownModel> known) {
        var completion = incomplete.complete(listing, read, model, known);
        return completion.model() == null
                ? unresolved(listing, read, "the name leaves out which model it is", completion.candidates())
                : identified(listing, read, completion.model(), completion.rule());
    }

    private static Unresolved unresolved(
            CatalogueListing listing, ReadId read, String why, List<ModelIdentity.Candidate> candidates) {
        var spelled = read.spelled();
        return new Unresolved(spelled.tier(), spelled.pointer(), sentence(listing, why), candidates);
    }

    private Identified identified(CatalogueListing listing, ReadId read, String model, IdentityRule rule) {
        var spelled = read.spelled();
        boolean moves = table.moving().contains(model) && table.isOwn(listing.provider(), model);
        return new Identified(
                model,
                spelled.snapshot(),
                spelled.variant(table.efforts()),
                spelled.region(),
                spelled.tier(),
                spelled.pointer() || moves,
                spelled.pointer() && !model.endsWith(Pointers.SIGN) ? model : null,
                rule == IdentityRule.STATED ? IdentityBasis.STATED : IdentityBasis.RULE,
                rule,
                sentence(listing, "it is " + model + " by " + reasons(read, rule)));
    }

    private static String reasons(ReadId read, IdentityRule rule) {
        return rule.compareTo(IdReader.last(read)) > 0
                ? rule.reason()
                : read.rules().stream().map(IdentityRule::reason).collect(Collectors.joining(", "));
    }

    private static String sentence(CatalogueListing listing, String why) {
        var shop = listing.provider().isEmpty() ? "" : listing.provider() + "/";
        return shop + listing.id() + ": " + why + ".";
    }
}
