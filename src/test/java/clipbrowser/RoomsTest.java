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
    private static final String[] JSON = {"tools.jackson.."};
    private static final String[] WINDOW = {"javafx..", "org.controlsfx..", "impl.org.controlsfx..", "atlantafx..",
            "org.kordamp.ikonli.."};
    private static final String[] NOTHING = {};

    /** @param rooms what it may use of this program @param others what it may use beyond the JDK and the log */
    private record Room(String name, Set<String> rooms, String[] others) {
        static Room of(String name, String rooms, String[]... others) {
            return new Room(name, rooms.isEmpty() ? Set.of() : Set.of(rooms.split(" ")),
                    Arrays.stream(others).flatMap(Arrays::stream).toArray(String[]::new));
        }

        /** Its own classes: a room within a room is another one. */
        String[] packages() {
            return name.equals("player")
                    ? new String[]{"clipbrowser.player"}
                    : new String[]{"clipbrowser." + name + ".."};
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Room> ROOMS = List.of(
            Room.of("time", "", NOTHING),
            Room.of("model", "time", NOTHING),
            Room.of("session", "time model", OBSERVABLE, new String[]{"javafx.scene.image"}),
            Room.of("command", "", NOTHING),
            Room.of("net", "", NOTHING),
            Room.of("api", "time model net", JSON),
            Room.of("media", "time model net", NOTHING),
            Room.of("player", "time model media", IMAGES),
            Room.of("player.vlc", "time model media player",
                    new String[]{"javafx..", "uk.co.caprica.vlcj..", "com.sun.jna.."}),
            Room.of("store", "time model", JSON, new String[]{"org.sqlite.."}),
            Room.of("secret", "", new String[]{"com.sun.jna.."}),
            Room.of("exchange", "time model", JSON, new String[]{"org.apache.commons.csv.."}),
            Room.of("view", "time model session command", WINDOW),
            Room.of("controller",
                    "time model session command net api media player store secret exchange demo", OBSERVABLE, IMAGES,
                    new String[]{"javafx.application", "javafx.animation"}),
            Room.of("demo", "model net", NOTHING),
            Room.of("app",
                    "time model session command net api media player player.vlc store secret exchange view controller demo",
                    WINDOW, JSON,
                    new String[]{"info.picocli..", "picocli..", "uk.co.caprica.vlcj..", "ch.qos.logback.."}));

    static Stream<Room> rooms() {
        return ROOMS.stream();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyWhatThePlanAllows(Room room) {
        List<String> allowed = new ArrayList<>(List.of("java..", "javax..", "org.slf4j..", "org.jspecify.."));
        if (room.name.equals("demo")) {
            allowed.add("com.sun.net.httpserver..");
        }
        allowed.addAll(List.of(room.others));
        allowed.addAll(List.of(room.packages()));
        for (Room other : ROOMS) {
            if (room.rooms.contains(other.name)) {
                allowed.addAll(List.of(other.packages()));
            }
        }
        DescribedPredicate<JavaClass> fine = resideInAnyPackage(allowed.toArray(String[]::new));
        // Arrays of primitives and primitives themselves lie in no package.
        DescribedPredicate<JavaClass> nowhere = resideInAPackage("");
        classes().that().resideInAnyPackage(room.packages()).should()
                .onlyDependOnClassesThat(fine.or(nowhere))
                .allowEmptyShould(true).check(PROGRAM);
    }

    @Test
    void everyClassLivesInARoom() {
        DescribedPredicate<JavaClass> housed = resideInAnyPackage(
                ROOMS.stream().flatMap(r -> Stream.of(r.packages())).toArray(String[]::new));
        Set<String> strangers = PROGRAM.stream()
                .filter(c -> !housed.test(c) && !c.getSimpleName().equals("module-info"))
                .map(JavaClass::getName).collect(Collectors.toCollection(TreeSet::new));
        assertThat(strangers).isEmpty();
    }

    @Test
    void theRoomsThatAreBuiltWereLookedAt() {
        Map<String, Long> sizes = PROGRAM.stream()
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(sizes.keySet()).contains("clipbrowser.time", "clipbrowser.model", "clipbrowser.session",
                "clipbrowser.command", "clipbrowser.net", "clipbrowser.api", "clipbrowser.controller",
                "clipbrowser.demo", "clipbrowser.view", "clipbrowser.app");
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching("clipbrowser.(*)..").should().beFreeOfCycles().check(PROGRAM);
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
