package org.modeltracker.api.discovery;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes lists of addresses as sitemaps.org defines them. */
final class Sitemap {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();
    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private Sitemap() {}

    static byte[] ofPages(Stream<String> addresses) {
        return document("urlset", "url", addresses);
    }

    static byte[] ofSitemaps(Stream<String> addresses) {
        return document("sitemapindex", "sitemap", addresses);
    }

    private static byte[] document(String root, String each, Stream<String> addresses) {
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = FACTORY.createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(NAMESPACE);
            for (var address : (Iterable<String>) addresses::iterator) {
                write(xml, each, address);
            }
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a sitemap cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private static void write(XMLStreamWriter xml, String each, String address) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(each);
        xml.writeStartElement("loc");
        xml.writeCharacters(address);
        xml.writeEndElement();
        xml.writeEndElement();
    }
}
