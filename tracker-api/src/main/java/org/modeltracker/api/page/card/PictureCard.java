package org.modeltracker.api.page.card;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.awt.Font;
import java.awt.Rectangle;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.View;

/**
 * A page as a picture of the size that Open Graph readers expect.
 *
 * @param subject a short line above
 * @param sentence the large line
 * @param details smaller lines below
 * @param sketch what the page draws; null for pages without a chart
 * @param foot the source
 */
public record PictureCard(
        String subject,
        String sentence,
        List<String> details,
        @Nullable Sketch sketch,
        String foot) implements View {

    private static final int SENTENCE_LINES = 4;
    private static final int SENTENCE_LINES_ABOVE_A_SKETCH = 2;

    @Override
    public String getContentType() {
        return MediaType.IMAGE_PNG_VALUE;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType(MediaType.IMAGE_PNG_VALUE);
        response.setCharacterEncoding((String) null); // which would be told as the charset of the picture
        response.setHeader(HttpHeaders.CACHE_CONTROL, "max-age=3600");
        var canvas = new CardCanvas();
        draw(canvas);
        ImageIO.write(canvas.finished(), "png", response.getOutputStream());
    }

    private void draw(CardCanvas canvas) {
        int bottom = CardCanvas.HEIGHT - CardCanvas.EDGE - (foot.isEmpty() ? 0 : 70);
        int lines = sketch == null ? SENTENCE_LINES : SENTENCE_LINES_ABOVE_A_SKETCH;
        canvas.paragraph(subject, Font.BOLD, 34, CardCanvas.ACCENT, 1);
        canvas.space(20);
        canvas.paragraph(sentence, Font.BOLD, 50, CardCanvas.INK, lines);
        canvas.space(10);
        details.forEach(detail -> canvas.paragraph(detail, Font.PLAIN, 32, CardCanvas.QUIET, sketch == null ? 2 : 1));
        int top = canvas.top() + 20;
        if (sketch != null && bottom - top > CardCanvas.EDGE) {
            sketch.draw(
                    canvas.graphics(),
                    new Rectangle(CardCanvas.EDGE, top, CardCanvas.WIDTH - 2 * CardCanvas.EDGE, bottom - top));
        }
        canvas.foot(foot);
    }
}
