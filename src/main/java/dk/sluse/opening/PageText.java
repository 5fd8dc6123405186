package dk.sluse.opening;

import dk.sluse.bytes.TextSniffer;
import dk.sluse.document.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of an HTML page: blocks as lines, tables as cells, what entities hide decoded. */
final class PageText implements NodeVisitor {

    private static final int SHORTEST_ATTRIBUTE = 9;

    private final Part part;
    private final Opening opening;
    private final PageSigns signs;
    private final StringBuilder text = new StringBuilder();
    private final Deque<PageGrid> grids = new ArrayDeque<>();
    private int paragraph;
    private int tables;
    private int preformatted;

    private PageText(Part part, Opening opening) {
        this.part = part;
        this.opening = opening;
        this.signs = new PageSigns(part, opening);
    }

    static void read(Part part, Opening opening) throws IOException {
        String charset = TextSniffer.wideCharset(part.bytes().head(TextSniffer.HEAD))
                .map(java.nio.charset.Charset::name)
                .orElse(null);
        try (InputStream in = part.bytes().open()) {
            PageText page = new PageText(part, opening);
            Jsoup.parse(in, charset, "").traverse(page);
            page.flush();
            page.signs.finish();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            text.append(preformatted > 0 ? words.getWholeText() : words.text());
            signs.text(words.text());
        } else if (node instanceof Comment comment) {
            property("comment", comment.getData());
            signs.comment(comment.getData());
        } else if (node instanceof DataNode data) {
            property("script", data.getWholeData());
            signs.script(data);
        } else if (node instanceof Element element) {
            begin(element);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        switch (element.normalName()) {
            case "td", "th" -> endCell();
            case "table" -> {
                flush();
                grids.poll();
            }
            case "pre" -> {
                flush();
                preformatted--;
            }
            default -> {
                if (element.isBlock()) {
                    flush();
                }
            }
        }
        signs.end(element);
    }

    private void begin(Element element) {
        if (element.isBlock()) {
            flush();
        }
        signs.begin(element);
        switch (element.normalName()) {
            case "br" -> text.append('\n');
            case "pre" -> preformatted++;
            case "table" -> grids.push(new PageGrid("table " + ++tables));
            case "tr" -> {
                if (!grids.isEmpty()) {
                    grids.peek().row();
                }
            }
            case "td", "th" -> {
                if (!grids.isEmpty()) {
                    grids.peek().cell(element.attr("colspan"), element.attr("rowspan"));
                }
            }
            default -> {}
        }
        for (Attribute attribute : element.attributes()) {
            if (attribute.getValue().length() >= SHORTEST_ATTRIBUTE) {
                property(attribute.getKey(), attribute.getValue());
            }
        }
    }

    private void endCell() {
        flush();
        if (!grids.isEmpty()) {
            try {
                grids.peek().end(part, opening, signs.isHidden());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void flush() {
        String said = preformatted > 0 ? text.toString() : text.toString().strip();
        text.setLength(0);
        if (said.isBlank()) {
            return;
        }
        if (!grids.isEmpty() && grids.peek().isInCell()) {
            grids.peek().say(said.strip());
            return;
        }
        paragraph++;
        int row = 1;
        try {
            for (String line : said.split("\\R", -1)) {
                if (signs.isHidden()) {
                    opening.hiddenLine(part, "paragraph " + paragraph, row++, line);
                } else {
                    opening.line(part, "paragraph " + paragraph, row++, line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void property(String name, String value) {
        try {
            opening.property(part, name, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
