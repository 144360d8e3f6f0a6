package clipbrowser.view.timeline;

/**
 * Where the rows lie, in pixels from the top; a row of height 0 isn't there. Lanes get at least two; before that the
 * waveform and then the filmstrip give way.
 */
record TimelineRows(int overview, int overviewHeight, int ruler, int rulerHeight, int film, int filmHeight, int wave,
        int waveHeight, int lanes, int lanesHeight) {
    static final int LANE = 30;
    static final int BLOCK = 26;
    private static final int GAP = 6;

    static TimelineRows of(int height, boolean film, boolean wave) {
        int top = 1 + 18 + 5 + 22 + GAP;
        int least = 2 * LANE + GAP;
        int room = height - top - least;
        int filmHeight = film && room >= 30 ? Math.min(48, room - GAP) : 0;
        room -= filmHeight == 0 ? 0 : filmHeight + GAP;
        int waveHeight = wave && room >= 24 && (filmHeight > 0 || !film) ? Math.min(44, room - GAP) : 0;
        int filmTop = top;
        int waveTop = filmTop + (filmHeight == 0 ? 0 : filmHeight + GAP);
        int lanes = waveTop + (waveHeight == 0 ? 0 : waveHeight + GAP);
        return new TimelineRows(1, 18, 24, 22, filmTop, filmHeight, waveTop, waveHeight, lanes,
                Math.max(0, height - lanes));
    }

    boolean inOverview(double y) {
        return y < overview + overviewHeight + 2;
    }

    boolean inLanes(double y) {
        return y >= lanes;
    }
}
