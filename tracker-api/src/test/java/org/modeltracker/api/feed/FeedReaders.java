package org.modeltracker.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.thaiopensource.util.PropertyMapBuilder;
import com.thaiopensource.validate.ValidateProperty;
import com.thaiopensource.validate.ValidationDriver;
import com.thaiopensource.validate.rng.CompactSchemaReader;
import com.thaiopensource.xml.sax.ErrorHandlerImpl;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Objects;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Programs of others that read feeds, and complain. */
public final class FeedReaders {

    private FeedReaders() {}

    /** As ROME reads it without healing anything. */
    public static SyndFeed strictly(String xml) {
        var input = new SyndFeedInput(true, Locale.ROOT);
        input.setXmlHealerOn(false);
        try {
            return input.build(new StringReader(xml));
        } catch (FeedException e) {
            throw new AssertionError(xml, e);
        }
    }

    public static void demandAtom(String xml) throws IOException, SAXException {
        var complaints = new StringWriter();
        var properties = new PropertyMapBuilder();
        properties.put(ValidateProperty.ERROR_HANDLER, new ErrorHandlerImpl(complaints));
        var driver = new ValidationDriver(properties.toPropertyMap(), CompactSchemaReader.getInstance());
        var schema = Objects.requireNonNull(FeedReaders.class.getResource("/feeds/atom.rnc"));
        assertThat(driver.loadSchema(new InputSource(schema.toString())))
                .as("%s", complaints)
                .isTrue();
        assertThat(driver.validate(new InputSource(new StringReader(xml))))
                .as("%s", complaints)
                .isTrue();
    }

    public static void demandJsonFeed(String json) {
        var schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        var schema = schemas.getSchema(FeedReaders.class.getResourceAsStream("/feeds/json-feed-1.1.json"));
        assertThat(schema.validate(json, InputFormat.JSON)).isEmpty();
    }
}
