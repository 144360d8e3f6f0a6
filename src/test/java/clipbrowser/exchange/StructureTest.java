package clipbrowser.exchange;

import static clipbrowser.exchange.Samples.R25;
import static clipbrowser.exchange.Samples.R2997;
import static clipbrowser.exchange.Samples.clip;
import static clipbrowser.exchange.Samples.source;
import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.exchange.ExportOptions.Arrangement;
import clipbrowser.exchange.ExportOptions.Which;
import clipbrowser.model.Decision;
import clipbrowser.time.FirstFrame;
import clipbrowser.time.FrameGrid;
import clipbrowser.time.Timecode;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.SAXParserFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Elements and attributes stand where the two XML formats have them: the JDK's validating parser and xmllint against
 * document types that were written here from the formats' references.
 */
class StructureTest {
    @TempDir
    Path folder;

    private static List<ExportClip> clips() {
        ExportSource wide = source("wide", R25, 5000);
        ExportSource silent = Samples.source("silent", new MediaDescription(0, 0, 16, 15, 90, false, List.of(),
                new FrameGrid.Even(R25, 900), Timecode.of(R25), FirstFrame.AT_ZERO));
        ExportSource drop = source("drop", new FrameGrid.Even(R2997, 5000), new Timecode(R2997, true, 17_982), null);
        return List.of(clip("a", 1, wide, 0, 100, "A & <B>", "a note", Decision.KEEP),
                clip("b", 2, wide, 200, 201, "", "", Decision.REJECT), clip("c", 3, silent, 5, 50, "", "",
                        Decision.UNDECIDED),
                clip("d", 4, drop, 10, 5000, "\u05d0", "note", Decision.KEEP));
    }

    @ParameterizedTest
    @EnumSource(Arrangement.class)
    void fcpxmlAndXmemlHoldTheirStructure(Arrangement as) throws Exception {
        for (Which which : List.of(Which.ALL, Which.KEPT)) {
            for (int handles : new int[]{0, 24}) {
                for (ExportFormat format : List.of(new Fcpxml(), new Xmeml())) {
                    ExportPlan plan = ExportPlan.of(Samples.run(Samples.options(which, as, handles), clips()), format);
                    assertThat(plan.documents()).hasSize(as == Arrangement.SEPARATE && which == Which.ALL ? 4 : 2);
                    for (ExportDocument document : plan.documents()) {
                        assertThat(faults(format, format.write(document))).isEmpty();
                        assertThat(xmllint(format.write(document))).isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void aFaultWouldBeSeen() throws Exception {
        ExportPlan plan = ExportPlan.of(Samples.run(Samples.options(Which.ALL, Arrangement.STRINGOUT, 0), clips()),
                new Fcpxml());
        String text = new Fcpxml().write(plan.documents().getFirst());
        assertThat(faults(new Fcpxml(), text.replace("value=\"favorite\"", "value=\"best\""))).isNotEmpty();
        assertThat(faults(new Fcpxml(), text.replace("ref=\"r2\"", "ref=\"r77\""))).isNotEmpty();
        assertThat(xmllint(text.replace("value=\"favorite\"", "value=\"best\""))).isNotEmpty();
    }

    /** What libxml2's validator has to say against the same document type; nothing for a sound file. */
    private String xmllint(String text) throws Exception {
        Path type = folder.resolve("type.dtd");
        String root = text.contains("<!DOCTYPE fcpxml>") ? "fcpxml" : "xmeml";
        Files.write(type, java.util.Objects.requireNonNull(StructureTest.class.getResourceAsStream(root + ".dtd"))
                .readAllBytes());
        Path file = Files.writeString(folder.resolve("export.xml"), text);
        Process process = new ProcessBuilder("xmllint", "--noout", "--nonet", "--dtdvalid", type.toString(), file
                .toString()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : "xmllint: " + said;
    }

    private static List<String> faults(ExportFormat format, String text) throws Exception {
        SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
        factory.setValidating(true);
        List<String> faults = new ArrayList<>();
        // The document type names no file: here it gets the one of the test.
        String typed = text.replaceFirst("<!DOCTYPE (\\w+)>", "<!DOCTYPE $1 SYSTEM \"own:$1.dtd\">");
        assertThat(typed).isNotEqualTo(text);
        factory.newSAXParser().parse(new InputSource(new StringReader(typed)), new DefaultHandler() {
            @Override
            public InputSource resolveEntity(String publicId, String systemId) {
                String name = systemId.substring("own:".length());
                try {
                    return new InputSource(new StringReader(new String(java.util.Objects.requireNonNull(
                            StructureTest.class.getResourceAsStream(name)).readAllBytes(),
                            java.nio.charset.StandardCharsets.UTF_8)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void error(SAXParseException e) {
                faults.add(format.name() + " line " + e.getLineNumber() + ": " + e.getMessage());
            }
        });
        return faults;
    }
}
