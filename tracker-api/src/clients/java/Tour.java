import java.util.List;
import java.util.Set;
import org.openapitools.client.ApiClient;
import org.openapitools.client.api.AccessApi;
import org.openapitools.client.api.ModelsApi;
import org.openapitools.client.api.PricesApi;
import org.openapitools.client.api.RecordingApi;
import org.openapitools.client.api.WebhooksApi;
import org.openapitools.client.model.Event;
import org.openapitools.client.model.ModelAnnounced;
import org.openapitools.client.model.ModelAnnouncedDraft;
import org.openapitools.client.model.ModelAnnouncedEvent;
import org.openapitools.client.model.Retraction;
import org.openapitools.client.model.Source;
import org.openapitools.client.model.WebhookRequest;

/** A tour with the Java client: list, card, prices, history, post, retract, subscribe. Arguments: the address and a key. */
public final class Tour {

    public static void main(String[] arguments) throws Exception {
        var client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + arguments[1]));

        var list = new ModelsApi(client)
                .listModels(Set.of("meta"), null, null, null, null, null, null, null, null, null, null, 5, null);
        System.out.println("list " + list.getData().getFirst().getModel());
        System.out.println("card " + new ModelsApi(client).getModel("meta", "muse-spark", null, null, null).getName());
        var prices = new PricesApi(client).listPrices("meta", "muse-spark", null, null, null, null);
        System.out.println("prices " + prices.getData().getFirst().getDisclosure());
        var history = new AccessApi(client).listAccessHistory("meta", "muse-spark", null, null, null, null);
        System.out.println("history " + history.getData().getFirst().getState());

        var source = new Source().publisher("java-lab").kind(Source.KindEnum.OFFICIAL);
        var draft = new ModelAnnouncedDraft()
                .type(ModelAnnouncedDraft.TypeEnum.MODEL_ANNOUNCED)
                .model("java-lab/tour")
                .observedAt("2026-05-01")
                .source(source)
                .data(new ModelAnnounced().name("Tour"));
        var stored = new RecordingApi(client).recordEvent(new Event(draft), null, "wait=10", null);
        var event = (ModelAnnouncedEvent) stored.getActualInstance();
        System.out.println("post " + event.getData().getName());
        var retraction = new Retraction().observedAt("2026-05-02").source(source).reason("never happened");
        new RecordingApi(client).retractEvent(event.getId(), retraction, "wait=10", null);
        System.out.println("retract " + event.getModel());
        var hook = new WebhooksApi(client)
                .createWebhook(
                        new WebhookRequest().url("http://127.0.0.1:8099/hook").models(List.of("java-lab/*")), null);
        System.out.println("subscribe " + hook.getStatus());
    }
}
