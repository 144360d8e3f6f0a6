package clipbrowser.controller.review;

import clipbrowser.session.ClipReview;
import clipbrowser.session.Edge;

/** What the review asks of the viewer. FX thread. */
public interface Picture {
    /** Shows a frame of the selected clip's source: to go back to where something was undone. */
    void go(ClipReview clip, long frame);

    /** Shows a frame that an edge is being dragged over, as fast as pictures come. */
    void preview(ClipReview clip, long frame);

    /** An edge has moved: sound and picture around it are played. */
    void replay(ClipReview clip, Edge edge);
}
