package clipbrowser.store;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** The log's place is read when the first logger is made, and this class is asked for the place. */
class FoldersLoggingTest {
    @Test
    void findingTheFoldersMakesNoLogger() {
        noClasses().that().haveFullyQualifiedName(Folders.class.getName()).should().dependOnClassesThat()
                .resideInAPackage("org.slf4j..").check(new ClassFileImporter().importClasses(Folders.class));
    }
}
