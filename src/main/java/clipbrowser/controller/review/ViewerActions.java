package clipbrowser.controller.review;

import clipbrowser.session.Edge;
import clipbrowser.session.ReviewedClip;

/** What the review asks of the viewer. FX thread. */
public interface ViewerActions {
    /** Shows a frame of the selected clip's source: to go back to where something was undone. */
    void go(ReviewedClip clip, long frame);

    /** Shows a frame that an edge is being dragged over, as fast as pictures come. */
    void preview(ReviewedClip clip, long frame);

    /** An edge has moved: sound and picture around it are played. */
    void replay(ReviewedClip clip, Edge edge);
}
