import java.net.http.HttpClient;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openapitools.client.ApiClient;
import org.openapitools.client.api.AccessApi;
import org.openapitools.client.api.AccessApi.APIListAccessHistoryRequest;
import org.openapitools.client.api.ExportsApi;
import org.openapitools.client.api.ExportsApi.APIGetExportRequest;
import org.openapitools.client.api.ModelsApi;
import org.openapitools.client.api.ModelsApi.APIGetModelRequest;
import org.openapitools.client.api.ModelsApi.APIListModelsRequest;
import org.openapitools.client.api.PricesApi;
import org.openapitools.client.api.PricesApi.APIListPricesRequest;
import org.openapitools.client.api.RecordingApi;
import org.openapitools.client.api.RecordingApi.APICorrectEventRequest;
import org.openapitools.client.api.RecordingApi.APIRecordEventRequest;
import org.openapitools.client.api.RecordingApi.APIRetractEventRequest;
import org.openapitools.client.api.WebhooksApi;
import org.openapitools.client.api.WebhooksApi.APICreateWebhookRequest;
import org.openapitools.client.model.ClaimCorrectedEvent;
import org.openapitools.client.model.Correction;
import org.openapitools.client.model.Event;
import org.openapitools.client.model.ModelAnnounced;
import org.openapitools.client.model.ModelAnnouncedDraft;
import org.openapitools.client.model.ModelAnnouncedEvent;
import org.openapitools.client.model.Retraction;
import org.openapitools.client.model.Source;
import org.openapitools.client.model.WebhookRequest;

/** A tour with the Java client: list, card, prices, history, post, correct, retract, subscribe, stream, export. Arguments: the address and a key. */
public final class Tour {

    private static final String WAIT = "wait=10";

    private final String tracker;
    private final ApiClient client = new ApiClient();

    private Tour(String tracker, String key) {
        this.tracker = tracker;
        client.setHttpClientBuilder(HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL));
        client.updateBaseUri(tracker);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + key));
    }

    public static void main(String[] arguments) throws Exception {
        var tour = new Tour(arguments[0], arguments[1]);
        tour.read();
        long position = tour.write();
        tour.follow(position);
        tour.download();
    }

    private void read() throws Exception {
        var list = new ModelsApi(client)
                .listModels(APIListModelsRequest.newBuilder()
                        .organisation(Set.of("meta"))
                        .limit(5)
                        .build());
        System.out.println("list " + list.getData().getFirst().getModel());
        var card = new ModelsApi(client)
                .getModel(APIGetModelRequest.newBuilder()
                        .organisation("meta")
                        .model("muse-spark")
                        .build());
        System.out.println("card " + card.getName());
        var prices = new PricesApi(client)
                .listPrices(APIListPricesRequest.newBuilder()
                        .organisation("meta")
                        .model("muse-spark")
                        .build());
        System.out.println("prices " + prices.getData().getFirst().getDisclosure());
        var history = new AccessApi(client)
                .listAccessHistory(APIListAccessHistoryRequest.newBuilder()
                        .organisation("meta")
                        .model("muse-spark")
                        .build());
        System.out.println("history " + history.getData().getFirst().getState());
    }

    /** @return the position of the event that it posted */
    private long write() throws Exception {
        var recording = new RecordingApi(client);
        var source = new Source().publisher("java-lab").kind(Source.KindEnum.OFFICIAL);
        var draft = new ModelAnnouncedDraft()
                .type(ModelAnnouncedDraft.TypeEnum.MODEL_ANNOUNCED)
                .model("java-lab/tour")
                .observedAt("2026-05-01")
                .source(source)
                .data(new ModelAnnounced().name("Tour"));
        var stored = recording.recordEvent(APIRecordEventRequest.newBuilder()
                .event(new Event(draft))
                .prefer(WAIT)
                .build());
        var event = (ModelAnnouncedEvent) stored.getActualInstance();
        System.out.println("post " + event.getData().getName());

        var correction = new Correction()
                .observedAt("2026-05-02")
                .source(source)
                .data(Map.of("name", "Tour 2"))
                .reason("a typing error");
        var corrected = (ClaimCorrectedEvent) recording
                .correctEvent(APICorrectEventRequest.newBuilder()
                        .id(event.getId())
                        .correction(correction)
                        .prefer(WAIT)
                        .build())
                .getActualInstance();
        System.out.println("correct " + corrected.getData().getReason());

        var retraction =
                new Retraction().observedAt("2026-05-03").source(source).reason("never happened");
        recording.retractEvent(APIRetractEventRequest.newBuilder()
                .id(corrected.getId())
                .retraction(retraction)
                .prefer(WAIT)
                .build());
        System.out.println("retract " + event.getModel());

        var webhook = new WebhookRequest().url("http://127.0.0.1:8099/hook").models(List.of("java-lab/*"));
        var hook = new WebhooksApi(client)
                .createWebhook(APICreateWebhookRequest.newBuilder()
                        .webhookRequest(webhook)
                        .build());
        System.out.println("subscribe " + hook.getStatus());
        return event.getPosition();
    }

    private void follow(long position) throws Exception {
        new EventStream(tracker, position - 1).follow(json -> {
            System.out.println("stream " + json.contains("\"model\":\"java-lab/tour\""));
            return false;
        });
    }

    private void download() throws Exception {
        var file = new ExportsApi(client)
                .getExport(APIGetExportRequest.newBuilder()
                        .view("models")
                        .form("csv")
                        .build());
        try (var lines = Files.lines(file.toPath())) {
            System.out.println("export " + lines.anyMatch(line -> line.startsWith("meta/muse-spark,")));
        }
        Files.delete(file.toPath());
    }
}
