package clipbrowser.exchange;

import java.nio.file.Path;

/**
 * A local original that stands for a hosted source.
 *
 * @param offsetFrames the local file's frame that is the source's frame 0; negative where the file starts later
 */
public record LinkedFile(Path path, long offsetFrames) {}
