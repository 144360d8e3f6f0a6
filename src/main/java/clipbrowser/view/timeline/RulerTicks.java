package clipbrowser.view.timeline;

import clipbrowser.time.FrameRange;
import clipbrowser.time.Timecode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Where a ruler in timecode has its marks: on round labels, as close as the labels allow without touching. The choice
 * depends on the scale alone, so marks don't jump while the timeline is moved.
 */
final class RulerTicks {
    private static final int[] FRAMES = {1, 2, 5, 10};
    private static final int[] SECONDS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21_600, 43_200,
            86_400, 172_800, 432_000, 864_000, 1_728_000, 4_320_000};

    /**
     * A mark.
     *
     * @param frame of the source
     * @param label the frame's timecode; empty for a small mark
     */
    record Tick(long frame, String label) {
        boolean isLabelled() {
            return !label.isEmpty();
        }
    }

    /** From mark to mark: whole seconds, or frames within a second where {@code seconds} is 0. */
    private record Step(int seconds, int frames) {
        /** The least number of frames between two such marks. */
        long least(Timecode timecode) {
            return seconds == 0
                    ? frames
                    : (long) seconds * timecode.rate().nominal() - (timecode.drop() ? timecode.rate().dropped() : 0);
        }

        boolean divides(Step wider) {
            return seconds == 0
                    ? wider.seconds > 0 || wider.frames % frames == 0
                    : wider.seconds % seconds == 0 && wider.seconds > 0;
        }
    }

    private RulerTicks() {}

    /**
     * The marks on screen, ascending, each frame once.
     *
     * @param labelWidth how far labels must be apart at least, in pixels
     * @param tickWidth  how far small marks must be apart at least, in pixels
     */
    static List<Tick> of(TimelineScale scale, Timecode timecode, int labelWidth, int tickWidth) {
        List<Step> steps = steps(timecode);
        Step labelled = steps.stream().filter(s -> wide(s, scale, timecode, labelWidth)).findFirst()
                .orElse(steps.getLast());
        Step small = steps.stream().filter(s -> s.divides(labelled) && wide(s, scale, timecode, tickWidth)).findFirst()
                .orElse(labelled);
        // One label to the left of the edge reaches into view.
        FrameRange visible = scale.visible().withHandles(scale.framesUnder(labelWidth) + 1, 0, scale.frames());
        List<Tick> ticks = new ArrayList<>();
        List<Long> marks = marks(small, timecode, visible);
        java.util.Set<Long> named = new java.util.HashSet<>(marks(labelled, timecode, visible));
        for (long frame : marks) {
            boolean name = named.remove(frame);
            ticks.add(new Tick(frame, name ? timecode.label(frame) : ""));
        }
        named.forEach(frame -> ticks.add(new Tick(frame, timecode.label(frame))));
        ticks.sort(java.util.Comparator.comparingLong(Tick::frame));
        return ticks;
    }

    private static boolean wide(Step step, TimelineScale scale, Timecode timecode, int pixels) {
        return step.least(timecode) * TimelineScale.UNIT * scale.width() >= (long) pixels * scale.span();
    }

    private static List<Step> steps(Timecode timecode) {
        List<Step> steps = new ArrayList<>();
        for (int frames : FRAMES) {
            if (frames < timecode.rate().nominal()) {
                steps.add(new Step(0, frames));
            }
        }
        for (int seconds : SECONDS) {
            steps.add(new Step(seconds, 0));
        }
        return steps;
    }

    private static List<Long> marks(Step step, Timecode timecode, FrameRange visible) {
        int nominal = timecode.rate().nominal();
        int every = Math.max(1, step.seconds);
        // Labels run ahead of the count by what was dropped: begin a little early, and stop by the frame.
        long second = Math.max(0, (timecode.start() + visible.in()) / nominal / every * every);
        List<Long> marks = new ArrayList<>();
        while (true) {
            OptionalLong begins = frameOf(second, timecode);
            if (begins.isEmpty() || begins.getAsLong() >= visible.out()) {
                return marks;
            }
            add(marks, begins.getAsLong(), visible);
            if (step.seconds == 0) {
                within(marks, begins.getAsLong(), step.frames, second, timecode, visible);
            }
            second += every;
        }
    }

    /** The marks inside a second, none nearer to the next second's than a step. */
    private static void within(List<Long> marks, long begins, int step, long second, Timecode timecode,
            FrameRange visible) {
        int nominal = timecode.rate().nominal();
        int skipped = skips(second, timecode) ? timecode.rate().dropped() : 0;
        for (int digit = Math.ceilDiv(skipped + step, step) * step; digit + step <= nominal; digit += step) {
            add(marks, begins + digit - skipped, visible);
        }
    }

    private static void add(List<Long> marks, long frame, FrameRange visible) {
        if (visible.contains(frame)) {
            marks.add(frame);
        }
    }

    private static boolean skips(long second, Timecode timecode) {
        return timecode.drop() && second % 60 == 0 && second / 60 % 10 != 0;
    }

    private static OptionalLong frameOf(long second, Timecode timecode) {
        return timecode.frame("%02d:%02d:%02d:00".formatted(second / 3600, second / 60 % 60, second % 60))
                .map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
