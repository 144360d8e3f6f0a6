package clipbrowser.exchange;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** An indented XML text, written element by element through StAX. */
final class XmlText {
    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;
    private int depth;
    private boolean open;

    XmlText(String doctype) {
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            text.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE " + doctype + ">");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param attributes name, value, name, value … */
    XmlText start(String name, String... attributes) {
        try {
            line();
            xml.writeStartElement(name);
            attributes(attributes);
            depth++;
            open = true;
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    XmlText end() {
        try {
            depth--;
            if (!open) {
                line();
            }
            xml.writeEndElement();
            open = false;
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An element with nothing inside. */
    XmlText empty(String name, String... attributes) {
        try {
            line();
            xml.writeEmptyElement(name);
            attributes(attributes);
            open = false;
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An element that holds text. */
    XmlText text(String name, Object value) {
        try {
            line();
            xml.writeStartElement(name);
            xml.writeCharacters(value.toString());
            xml.writeEndElement();
            open = false;
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    String done() {
        try {
            xml.writeCharacters("\n");
            xml.flush();
            return text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            xml.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    private void line() throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
    }
}
