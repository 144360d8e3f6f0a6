package clipbrowser.command;

import java.util.List;
import java.util.stream.Stream;

/** Every action of the program that needs no more than its name, with its default keys. */
public enum Command {
    PLAY_PAUSE(Group.PLAY, "Space"),
    PLAY_FROM_IN(Group.PLAY, "Enter"),
    PLAY_TO_OUT(Group.PLAY, "Shift+Space"),
    PLAY_FIRST_SECONDS(Group.PLAY, "Shift+Enter"),
    PLAY_AROUND_EDGE(Group.PLAY, "/"),
    SHUTTLE_BACK(Group.PLAY, "J"),
    SHUTTLE_STOP(Group.PLAY, "K"),
    SHUTTLE_FORWARD(Group.PLAY, "L"),
    SLOWER(Group.PLAY, "Shift+J"),
    NORMAL_SPEED(Group.PLAY, "Shift+K"),
    FASTER(Group.PLAY, "Shift+L"),
    LOOP(Group.PLAY, "Ctrl+L"),
    MUTE(Group.PLAY, "Ctrl+M"),
    LOUDER(Group.PLAY, "Ctrl+Up"),
    QUIETER(Group.PLAY, "Ctrl+Down"),
    PLAY_KEPT(Group.PLAY, "Ctrl+Enter"),
    SKIM(Group.PLAY, "Ctrl+K"),

    FRAME_BACK(Group.MOVE, "Left"),
    FRAME_FORWARD(Group.MOVE, "Right"),
    SECOND_BACK(Group.MOVE, "Shift+Left"),
    SECOND_FORWARD(Group.MOVE, "Shift+Right"),
    FIRST_FRAME(Group.MOVE, "Home"),
    LAST_FRAME(Group.MOVE, "End"),
    GO_TO_IN(Group.MOVE, "Shift+I"),
    GO_TO_OUT(Group.MOVE, "Shift+O"),
    TYPE_TIMECODE(Group.MOVE, "G"),
    PREVIOUS_CLIP(Group.MOVE, "Up"),
    NEXT_CLIP(Group.MOVE, "Down"),
    NEXT_UNDECIDED(Group.MOVE, "N"),
    PREVIOUS_UNDECIDED(Group.MOVE, "Shift+N"),

    SELECT_UP(Group.MOVE, "Shift+Up"),
    SELECT_DOWN(Group.MOVE, "Shift+Down"),
    SELECT_ALL(Group.MOVE, "Ctrl+A"),

    KEEP(Group.DECIDE, "F"),
    REJECT(Group.DECIDE, "X", "Delete"),
    UNDECIDE(Group.DECIDE, "U"),
    KEEP_REJECT_DUPLICATES(Group.DECIDE, "Shift+F"),
    NOTE(Group.DECIDE, "M"),
    NOTE_LAST_DECIDED(Group.DECIDE, "Shift+M"),
    TITLE(Group.DECIDE, "F2"),
    UNDO(Group.DECIDE, "Ctrl+Z"),
    REDO(Group.DECIDE, "Ctrl+Shift+Z"),

    SET_IN(Group.TRIM, "I"),
    SET_OUT(Group.TRIM, "O"),
    RESET_IN(Group.TRIM, "Alt+I"),
    RESET_OUT(Group.TRIM, "Alt+O"),
    RESET_BOTH(Group.TRIM, "R"),
    CHOOSE_IN_EDGE(Group.TRIM, "["),
    CHOOSE_OUT_EDGE(Group.TRIM, "]"),
    EDGE_FRAME_BACK(Group.TRIM, ","),
    EDGE_FRAME_FORWARD(Group.TRIM, "."),
    EDGE_FIVE_BACK(Group.TRIM, "<"),
    EDGE_FIVE_FORWARD(Group.TRIM, ">"),

    OPEN_RUN(Group.RUN, "Ctrl+O"),
    REFRESH(Group.RUN, "Ctrl+R"),
    FIND(Group.RUN, "Ctrl+F"),
    EXPORT(Group.RUN, "Ctrl+E"),
    IMPORT(Group.RUN, "Ctrl+I"),
    EXPORT_HELP(Group.RUN, "Shift+F1"),
    CUT_KEPT(Group.RUN, "Ctrl+Shift+Enter"),

    ZOOM_IN(Group.LOOK, "="),
    ZOOM_OUT(Group.LOOK, "-"),
    ZOOM_ALL(Group.LOOK, "Shift+Z"),
    ZOOM_CLIP(Group.LOOK, "Z"),
    ZOOM_NEIGHBOURHOOD(Group.LOOK, "Alt+Z"),
    PICTURE_ALONE(Group.LOOK, alone()),
    PICTURE_FIT(Group.LOOK),
    PICTURE_ACTUAL(Group.LOOK),
    PICTURE_DOUBLE(Group.LOOK),
    TIMECODE_OVERLAY(Group.LOOK, "Ctrl+T"),
    SAFE_AREAS(Group.LOOK, "Ctrl+G"),
    SAVE_STILL(Group.LOOK, "Ctrl+Shift+E"),
    COPY_STILL(Group.LOOK, "Ctrl+Shift+C"),
    MONO_SUM(Group.PLAY),
    NEXT_SOUND_TRACK(Group.PLAY),
    SETTINGS(Group.LOOK, "Ctrl+,"),
    PALETTE(Group.LOOK, "Ctrl+Shift+P"),
    ALL_KEYS(Group.LOOK, "?"),
    ABOUT(Group.LOOK, "F1"),
    COPY_DIAGNOSTICS(Group.LOOK);

    /** Under which heading the list of keys shows it. */
    public enum Group {
        PLAY,
        MOVE,
        DECIDE,
        TRIM,
        RUN,
        LOOK
    }

    private final Group group;
    private final List<KeyStroke> keys;

    Command(Group group, String... keys) {
        this.group = group;
        this.keys = Stream.of(keys).map(KeyStroke::of).toList();
    }

    private static String[] alone() {
        return System.getProperty("os.name", "").startsWith("Mac")
                ? new String[]{"Control+Ctrl+F", "F11"}
                : new String[]{"F11"};
    }

    public Group group() {
        return group;
    }

    /** Its default keys; the first is the one that is shown. */
    public List<KeyStroke> keys() {
        return keys;
    }

    /** Whether a held key goes on doing it. Decisions never repeat. */
    public boolean repeats() {
        return switch (this) {
            case FRAME_BACK, FRAME_FORWARD, SECOND_BACK, SECOND_FORWARD, PREVIOUS_CLIP, NEXT_CLIP, SELECT_UP,
                    SELECT_DOWN, LOUDER, QUIETER,
                    EDGE_FRAME_BACK, EDGE_FRAME_FORWARD, EDGE_FIVE_BACK, EDGE_FIVE_FORWARD, ZOOM_IN, ZOOM_OUT, UNDO,
                    REDO ->
                true;
            default -> false;
        };
    }
}
