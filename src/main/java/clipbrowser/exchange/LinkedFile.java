package clipbrowser.exchange;

import java.nio.file.Path;

/**
 * A local original that stands for a hosted source.
 *
 * @param offsetFrames the local file's frame that is the source's frame 0; negative where the file starts later
 * @param read         whether its headers were read; else it is taken to be as long, as large and as fast as the source
 */
public record LinkedFile(Path path, long offsetFrames, boolean read) {}
