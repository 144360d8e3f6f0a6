package clipbrowser.view.palette;

import clipbrowser.command.Command;
import clipbrowser.session.ReviewedClip;
import clipbrowser.session.Source;

/** One line of the palette: what Enter does. */
sealed interface PaletteEntry {
    record Run(Command command) implements PaletteEntry {}

    record Clip(ReviewedClip clip) implements PaletteEntry {}

    record Media(Source source) implements PaletteEntry {}

    /** @param typed a timecode, or an offset that begins with its sign */
    record Time(String typed) implements PaletteEntry {}

    record Recent(String runId) implements PaletteEntry {}
}
