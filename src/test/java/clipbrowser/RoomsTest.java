package clipbrowser;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may use whom: the plan of the house, held. */
class RoomsTest {
    private static final JavaClasses PROGRAM = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("clipbrowser");

    private static final String[] IMAGES = {"javafx.scene.image", "javafx.beans..", "javafx.util", "javafx.geometry"};
    private static final String[] OBSERVABLE = {"javafx.beans..", "javafx.collections..", "javafx.util..",
            "javafx.event"};
    private static final String[] JSON = {"tools.jackson..", "com.fasterxml.jackson.annotation.."};
    private static final String[] WINDOW = {"javafx..", "org.controlsfx..", "impl.org.controlsfx..", "atlantafx..",
            "org.kordamp.ikonli.."};
    private static final String[] FX_THREAD = {"javafx.application", "javafx.animation"};
    private static final String[] NOTHING = {};
    private static final int LONGEST = 120;

    /** @param rooms what it may use of this program @param others what it may use beyond the JDK and the log */
    private record Room(String name, Set<String> rooms, String[] others) {
        static Room of(String name, String rooms, String[]... others) {
            return new Room(name, rooms.isEmpty() ? Set.of() : Set.of(rooms.split(" ")),
                    Arrays.stream(others).flatMap(Arrays::stream).toArray(String[]::new));
        }

        /** Its own classes only: a room within a room is another one. */
        String itself() {
            return "clipbrowser." + name;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Room> ROOMS = List.of(
            Room.of("time", "", NOTHING),
            Room.of("model", "time", NOTHING),
            Room.of("transcript", "time model", JSON),
            Room.of("session", "time model transcript", OBSERVABLE, new String[]{"javafx.scene.image"}),
            Room.of("command", "", NOTHING),
            Room.of("net", "", NOTHING),
            Room.of("secret", "", new String[]{"com.sun.jna.."}),
            Room.of("api", "time model net", JSON),
            Room.of("media", "time model", NOTHING),
            Room.of("media.mp4", "media time model", NOTHING),
            Room.of("media.matroska", "media time model", NOTHING),
            Room.of("media.http", "media net time model", NOTHING),
            Room.of("player.decode", "media time model", IMAGES),
            Room.of("player.frames", "player.decode media time model", IMAGES),
            Room.of("player.audio", "player.decode media time model", NOTHING),
            Room.of("player", "player.frames player.audio player.decode media time model", IMAGES),
            Room.of("player.vlc.remux", "media time model", NOTHING),
            Room.of("player.vlc", "player.decode player.vlc.remux media time model",
                    new String[]{"javafx..", "uk.co.caprica.vlcj..", "com.sun.jna.."}),
            Room.of("store", "time model", JSON, new String[]{"org.sqlite.."}),
            Room.of("exchange", "time model", JSON, new String[]{"org.apache.commons.csv.."}),
            Room.of("wording", "time model transcript session exchange", OBSERVABLE),
            Room.of("view", "time model transcript session command wording exchange", WINDOW),
            Room.of("view.timeline", "view time model transcript session command wording exchange", WINDOW),
            Room.of("view.viewer", "view view.timeline time model transcript session command wording exchange", WINDOW),
            Room.of("view.clips", "view time model transcript session command wording exchange", WINDOW),
            Room.of("view.run", "view time model transcript session command wording exchange", WINDOW),
            Room.of("view.source", "view time model transcript session command wording exchange", WINDOW),
            Room.of("view.export", "view time model transcript session command wording exchange", WINDOW),
            Room.of("view.palette", "view time model session command wording", WINDOW),
            Room.of("view.settings", "view time model transcript session command wording exchange", WINDOW),
            Room.of("view.window", "view view.clips view.export view.run view.settings view.source view.timeline"
                    + " view.viewer time model transcript session command wording exchange", WINDOW),
            Room.of("controller", "time model session command api store", OBSERVABLE, FX_THREAD),
            Room.of("controller.run",
                    "controller time model transcript session command api net media player.decode store"
                            + " secret exchange demo",
                    OBSERVABLE, IMAGES),
            Room.of("controller.review", "controller time model session command store", OBSERVABLE),
            Room.of("controller.playback", "controller controller.run controller.review time model session command"
                    + " media player player.audio player.decode player.frames exchange", OBSERVABLE, IMAGES, FX_THREAD),
            Room.of("controller.thumbnails", "controller time model session media player.decode store", OBSERVABLE,
                    IMAGES),
            Room.of("controller.export",
                    "controller time model transcript session command api exchange media media.http",
                    OBSERVABLE),
            Room.of("demo", "model net", NOTHING),
            Room.of("cli",
                    "wording time model transcript exchange api net store media media.http controller.export demo",
                    new String[]{"info.picocli..", "picocli.."}),
            Room.of("app",
                    "time model transcript session command net api media media.mp4 media.matroska media.http player"
                            + " player.frames player.audio player.decode player.vlc player.vlc.remux store "
                            + "secret exchange"
                            + " wording view view.clips view.export view.palette view.run view.settings view.source"
                            + " view.timeline view.viewer view.window controller controller.run controller.review"
                            + " controller.playback controller.thumbnails controller.export demo cli",
                    WINDOW, JSON,
                    new String[]{"info.picocli..", "picocli..", "uk.co.caprica.vlcj..", "ch.qos.logback.."}));

    /** Words of our own that a newcomer would have to learn; the field has others for the same things. */
    private static final Set<String> METAPHORS = Set.of("Engine", "Roll", "Reverse", "Passage", "Cut", "Cue", "Reel",
            "Deck", "Decks", "Supply", "Ring", "SharedPicture", "Picture", "Presenter", "Screen", "Told", "Teller",
            "Fitting", "Shape", "Backstage", "SoundFeed", "SoundPart", "SoundOut", "SpeakerOut", "Stretch", "Peaks",
            "VirtualMovie", "VirtualSound", "VirtualFile", "PictureTimes", "PictureNames", "Boxes", "Taps", "Seat",
            "Seats", "Pixels", "MovieRun", "SoundRun", "GlimpseRun", "NamedPictures", "Samples", "SampleTimes",
            "Stretches", "Mp4Stretches", "MatroskaStretches", "Mp4Places", "Bystanders", "Excerpt", "Filling",
            "HostedBytes", "RangeReader", "Patience", "Identity", "Sniff", "ByteWindow", "Cursor", "SoundPath",
            "SoundSetup", "SoundEntry", "SampleEntry", "FrameTimes", "Presentation", "PictureTrack", "Showing",
            "PlaybackNews", "Passages", "Hearing", "Destination", "Bookkeeper", "Ledger", "Answers", "SourceBook",
            "Renewal", "Backdoor", "Courtesy", "StillWishes", "StillMaker", "StillCode", "SoundShape", "WaveMaker",
            "Silences", "Hand", "Standing", "Tally", "Unwritten", "Verdict", "Kept", "Said", "Remark", "Entry", "Step",
            "Turn", "Counting", "Pieces", "Histories", "Stated", "Fields", "Text", "Wiring", "Viewing", "Ahead",
            "Pipeline", "ExportDesk", "ExportSide", "SourceSide", "ImportSide", "SettingsSide", "SettingsDesk",
            "Sourcing", "Exports", "Intake", "Tones", "Pen", "MiddleCut", "EntryLine", "Awaited", "FactsLine",
            "RowStill", "AllKeys", "Selecting");

    static Stream<Room> rooms() {
        return ROOMS.stream();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyWhatThePlanAllows(Room room) {
        List<String> allowed = new ArrayList<>(List.of("java..", "javax..", "org.slf4j..", "org.jspecify.."));
        if (room.name.equals("demo") || room.name.equals("media.http")) {
            allowed.add("com.sun.net.httpserver..");
        }
        allowed.addAll(List.of(room.others));
        allowed.add(room.itself());
        for (Room other : ROOMS) {
            if (room.rooms.contains(other.name)) {
                allowed.add(other.itself());
            }
        }
        DescribedPredicate<JavaClass> fine = resideInAnyPackage(allowed.toArray(String[]::new));
        // Arrays of primitives and primitives themselves lie in no package.
        DescribedPredicate<JavaClass> nowhere = resideInAPackage("");
        classes().that().resideInAPackage(room.itself()).should()
                .onlyDependOnClassesThat(fine.or(nowhere)).check(PROGRAM);
    }

    @Test
    void thePlanNamesOnlyItsOwnRooms() {
        Set<String> names = ROOMS.stream().map(Room::name).collect(Collectors.toSet());
        assertThat(ROOMS).allSatisfy(room -> assertThat(names).containsAll(room.rooms));
    }

    @Test
    void everyClassLivesInARoom() {
        Set<String> names = ROOMS.stream().map(Room::itself).collect(Collectors.toSet());
        Set<String> strangers = PROGRAM.stream()
                .filter(c -> !names.contains(c.getPackageName()) && !c.getSimpleName().equals("module-info"))
                .map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
        assertThat(strangers).isEmpty();
    }

    /** Also among the rooms within a room. */
    @Test
    void roomsHaveNoCycles() {
        slices().matching("(clipbrowser..)").should().beFreeOfCycles().check(PROGRAM);
    }

    @Test
    void noTwoClassesShareAName() {
        Map<String, List<String>> byName = PROGRAM.stream().filter(JavaClass::isTopLevelClass)
                .filter(c -> !c.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getSimpleName,
                        Collectors.mapping(JavaClass::getName, Collectors.toList())));
        assertThat(byName.values()).allSatisfy(those -> assertThat(those).hasSize(1));
    }

    @Test
    void classesHaveTheNamesOfTheField() {
        assertThat(PROGRAM.stream().filter(JavaClass::isTopLevelClass).map(JavaClass::getSimpleName))
                .doesNotContainAnyElementsOf(METAPHORS)
                .noneMatch(name -> name.matches(".*(Util|Utils|Manager|Helper)"));
    }

    @Test
    void onlyTasksAndThePlayerGoToTheFxThread() {
        Set<String> callers = PROGRAM.stream()
                .filter(c -> Stream
                        .concat(c.getMethodCallsFromSelf().stream(), c.getMethodReferencesFromSelf().stream())
                        .anyMatch(m -> m.getTargetOwner().isEquivalentTo(Platform.class)
                                && m.getName().equals("runLater")))
                .map(c -> c.getName().replaceFirst("\\$.*", "")).collect(Collectors.toCollection(TreeSet::new));
        assertThat(callers).contains("clipbrowser.controller.Tasks");
        assertThat(callers).filteredOn(c -> !c.equals("clipbrowser.controller.Tasks"))
                .hasSizeLessThanOrEqualTo(1).allMatch(c -> c.startsWith("clipbrowser.player."));
    }

    @Test
    void nobodyPrintsTraces() {
        noClasses().that().resideOutsideOfPackage("clipbrowser.app..").should()
                .callMethod(Throwable.class, "printStackTrace").check(PROGRAM);
    }

    /** But for what can't be divided: text blocks, and the cases that the formatter joins where they are patterns. */
    @Test
    void noLineIsLongerThanTheFormatterAllows() throws IOException {
        List<String> longer = new ArrayList<>();
        int files = 0;
        try (Stream<Path> sources = Files.walk(Path.of("src"))) {
            for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
                files++;
                boolean inText = false;
                int number = 0;
                for (String line : Files.readAllLines(source)) {
                    number++;
                    if (line.split("\"\"\"", -1).length == 2) {
                        inText = !inText;
                    }
                    boolean patterns = line.strip().startsWith("case ") && line.contains(" _,");
                    if (line.length() > LONGEST && !inText && !patterns) {
                        longer.add(source + ":" + number);
                    }
                }
            }
        }
        assertThat(files).isGreaterThan(500);
        assertThat(longer).isEmpty();
    }

    /** That the rules above would see a breach. */
    @Test
    void theRulesBite() {
        JavaClasses sample = new ClassFileImporter()
                .importPath(Path.of("target/test-classes/clipbrowser/RoomsTest.class"));
        assertThat(sample).hasSize(1);
        assertThatThrownBy(() -> classes().that().resideInAnyPackage("clipbrowser").should()
                .onlyDependOnClassesThat(resideInAnyPackage("java..")).check(sample))
                .isInstanceOf(AssertionError.class);
    }
}
