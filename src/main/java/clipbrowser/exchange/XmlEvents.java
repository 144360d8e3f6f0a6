package clipbrowser.exchange;

import clipbrowser.exchange.ExportReader.UnreadableExport;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** An XML text as a tree, read without its document type: no entity, no other file, no network. */
record XmlEvents(String name, Map<String, String> attributes, List<XmlEvents> children, StringBuilder text) {
    private static final int DEEPEST = 64;

    static XmlEvents read(String document) throws UnreadableExport {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(document));
            XmlEvents root = new XmlEvents("", Map.of(), new ArrayList<>(), new StringBuilder());
            List<XmlEvents> path = new ArrayList<>(List.of(root));
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        Map<String, String> attributes = new HashMap<>();
                        for (int i = 0; i < reader.getAttributeCount(); i++) {
                            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
                        }
                        XmlEvents child = new XmlEvents(reader.getLocalName(), attributes, new ArrayList<>(),
                                new StringBuilder());
                        path.getLast().children().add(child);
                        path.add(child);
                        if (path.size() > DEEPEST) {
                            throw new UnreadableExport("nested too deep");
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> path.removeLast();
                    case XMLStreamConstants.CHARACTERS -> path.getLast().text().append(reader.getText());
                    default -> {
                    }
                }
            }
            return root.children().getFirst();
        } catch (XMLStreamException e) {
            throw new UnreadableExport("XML: " + e.getMessage(), e);
        }
    }

    /** All elements of a name below this one, in order. */
    List<XmlEvents> all(String wanted) {
        List<XmlEvents> found = new ArrayList<>();
        for (XmlEvents child : children) {
            if (child.name.equals(wanted)) {
                found.add(child);
            }
            found.addAll(child.all(wanted));
        }
        return found;
    }

    /** The child of a name. */
    XmlEvents child(String wanted) throws UnreadableExport {
        return children.stream().filter(c -> c.name.equals(wanted)).findFirst().orElseThrow(
                () -> new UnreadableExport("no " + wanted + " in " + name));
    }

    String value(String child) throws UnreadableExport {
        return child(child).text().toString();
    }

    long number(String child) throws UnreadableExport {
        return Long.parseLong(value(child).strip());
    }

    String attribute(String wanted) throws UnreadableExport {
        String value = attributes.get(wanted);
        if (value == null) {
            throw new UnreadableExport("no " + wanted + " on " + name);
        }
        return value;
    }
}
