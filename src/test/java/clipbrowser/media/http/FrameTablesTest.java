package clipbrowser.media.http;

import static org.assertj.core.api.Assertions.assertThat;

import clipbrowser.media.FrameTable;
import clipbrowser.media.HostileHeadersTest;
import clipbrowser.model.RunStatus;
import clipbrowser.model.SourceMedia;
import clipbrowser.net.AddressPolicy;
import clipbrowser.net.Network;
import clipbrowser.testing.ModelledLink;
import clipbrowser.testing.TestDemuxers;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Headers are read once, and then only where what was kept of them is lost. */
class FrameTablesTest {
    private static final class Kept implements TableStore {
        private final Map<String, byte[]> all = new HashMap<>();

        @Override
        public Optional<byte[]> read(String name) {
            return Optional.ofNullable(all.get(name));
        }

        @Override
        public Optional<MemorySegment> map(String name) {
            return read(name).map(MemorySegment::ofArray);
        }

        @Override
        public void write(String name, byte[] content) {
            all.put(name, content);
        }
    }

    private final Kept kept = new Kept();
    private final Network network = new Network();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        network.close();
    }

    /** @return bytes that were sent for it */
    private long read(ModelledLink link, FrameTable[] into) throws IOException {
        long before = link.sent();
        try (HostedMedia media = new HostedMedia(network,
                AddressPolicy.ofMedia(AddressPolicy.ofApi().check(link.apiUrl())), (_, _) -> Optional.empty(),
                MediaCache.inMemory(64 << 20), (_, _) -> {}, TestDemuxers.ALL, kept)) {
            into[0] = media.table(new SourceMedia("m", RunStatus.COMPLETE, link.mediaUrl("hour.mp4"), null));
        }
        return link.sent() - before;
    }

    @Test
    void aRunThatIsOpenedAgainReadsNoHeaders() throws IOException {
        Path hour = Files.write(folder.resolve("hour.mp4"), HostileHeadersTest.hour(108_000, true));
        try (ModelledLink link = new ModelledLink(ModelledLink.Profile.LOOPBACK).media("hour.mp4", hour)) {
            FrameTable[] table = new FrameTable[1];
            long headers = read(link, table);
            FrameTable first = table[0];
            assertThat(kept.all).hasSize(1);
            assertThat(read(link, table)).isLessThanOrEqualTo(MediaCache.BLOCK).isLessThan(headers / 4);
            assertThat(table[0].grid()).isEqualTo(first.grid());
            assertThat(table[0].keyframeAtOrBefore(100_000)).isEqualTo(first.keyframeAtOrBefore(100_000));
        }
    }

    @Test
    void whatWasDamagedIsReadAgain() throws IOException {
        Path hour = Files.write(folder.resolve("hour.mp4"), HostileHeadersTest.hour(108_000, true));
        try (ModelledLink link = new ModelledLink(ModelledLink.Profile.LOOPBACK).media("hour.mp4", hour)) {
            FrameTable[] table = new FrameTable[1];
            read(link, table);
            FrameTable first = table[0];
            kept.all.replaceAll((_, content) -> java.util.Arrays.copyOf(content, content.length / 2));
            assertThat(read(link, table)).isGreaterThan(MediaCache.BLOCK);
            assertThat(table[0].grid()).isEqualTo(first.grid());
            assertThat(read(link, table)).isLessThanOrEqualTo(MediaCache.BLOCK);
        }
    }
}
