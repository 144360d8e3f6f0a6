package clipbrowser.exchange;

import java.util.List;

/**
 * A shell script (POSIX {@code sh}) that cuts every clip to a file of its own with ffmpeg 5.1 or later, exactly: it
 * seeks to half a frame before the first frame, decodes, and takes as many frames as the clip has ("-ss as an input
 * option" and {@code -accurate_seek} in ffmpeg's documentation). Everything is encoded anew; frame times are kept as
 * they are.
 */
final class FfmpegScript implements ExportFormat {
    private static final Traits TRAITS = new Traits("ffmpeg", "sh", Content.EVENTS, Division.WHOLE,
            Integer.MAX_VALUE, true, Frames.MEDIA, false);

    @Override
    public Traits traits() {
        return TRAITS;
    }

    @Override
    public String write(ExportDocument document) {
        StringBuilder sh = new StringBuilder();
        sh.append("#!/bin/sh\n# Cuts the clips of run ").append(Words.clean(document.runId())).append(
                " with ffmpeg 5.1 or later, into the folder this script is in.\n");
        sh.append("# FFMPEG names another ffmpeg. A file that is there already is left as it is.\n");
        sh.append("set -eu\ncd \"$(dirname -- \"$0\")\"\n");
        sh.append("""
                cut() {
                  name=$1 file=$2
                  shift 2
                  if [ -e "$file" ]; then
                    printf 'there already: %s\\n' "$file"
                    return
                  fi
                  printf '%s\\n' "$name"
                  "${FFMPEG:-ffmpeg}" -hide_banner -loglevel error -nostdin -y "$@" "./.part-$$.mp4" || {
                    rm -f "./.part-$$.mp4"
                    printf 'not cut: %s\\n' "$name" >&2
                    failed=1
                    return
                  }
                  mv -- "./.part-$$.mp4" "$file"
                }
                failed=0

                """);
        FileNames names = new FileNames();
        for (Event e : document.events()) {
            FfmpegCut cut = FfmpegCut.of(e);
            String file = "./" + names.unique(e.clip().name()) + ".mp4";
            sh.append("cut ").append(quoted(e.clip().name())).append(' ').append(quoted(file)).append(
                    " -seek_timestamp 1 -ss ").append(cut.seek()).append(" -i ").append(quoted(input(e.source())))
                    .append(" -map 0:v:0 -map '0:a?' -vf ").append(quoted(cut.video())).append(" -af ").append(
                            quoted(cut.audio()));
            cut.timing().forEach(word -> sh.append(' ').append(quoted(word)));
            sh.append(" -frames:v ").append(e.length()).append(
                    " -fps_mode passthrough -c:v libx264 -crf 16 -preset medium -c:a aac -b:a 256k -movflags "
                            + "+faststart\n");
        }
        sh.append("exit $failed\n");
        return sh.toString();
    }

    @Override
    public List<ReadEvent> asked(ExportDocument document) {
        return document.events().stream().map(e -> new ReadEvent(e.clip().name(), FfmpegCut.of(e).asked(),
                ReadEvent.NO_RECORD)).toList();
    }

    private static String input(ExportSource source) {
        LinkedFile file = source.file();
        return file == null ? source.address() : "file:" + file.path().toAbsolutePath().normalize();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    @Override
    public ExportReader reader() {
        return new FfmpegScriptReader();
    }
}
