package org.modeltracker.api.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

class SubscriptionTextTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(tools.jackson.databind.MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                                          | each change about all models.
            {'models': ['meta/*'], 'organisations': ['openai']}         | each change about meta/*, openai.
            {'types': ['pricing.changed', 'model.released']}            | each change about all models, only: pricing changed, model released.
            {'schedule': {'digest': 'weekly', 'day': 'monday', 'at': '08:00', 'time_zone': 'UTC'}} | a digest every Monday at 08:00 UTC about all models.
            {'when': [{'fact': 'pricing', 'component': 'input', 'per': '1M_tokens', 'currency': 'USD', 'crosses': 'below', 'amount': '3'}]} | an alert when the input price crosses $3 per 1M tokens to below about all models.
            {'when': [{'fact': 'pricing', 'per': '1K_images', 'currency': 'EUR', 'crosses': 'above', 'amount': '8000.5'}]} | an alert when the price crosses €8,000.50 per 1K images to above about all models.
            {'when': [{'fact': 'pricing', 'change_percent': '20'}, {'fact': 'upcoming', 'days_before': [90, 7]}]} | an alert when the price moves by 20%, or a date is 90, 7 days away about all models.
            """)
    void a_subscription_is_said_in_words(String order, String words) {
        assertThat(SubscriptionText.of(JSON.readValue(order.replace('\'', '"'), WebhookRequest.class)))
                .isEqualTo(words);
    }
}
