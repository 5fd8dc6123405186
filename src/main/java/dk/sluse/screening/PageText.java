package dk.sluse.screening;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
    private final StringBuilder text = new StringBuilder();
    private int paragraph;
    private int table;
    private int row;
    private int column;

    private PageText(Part part, Opening opening) {
        this.part = part;
        this.opening = opening;
    }

    static void read(Part part, Opening opening) throws IOException {
        String charset = TextSniffer.wideCharset(part.bytes().head(TextSniffer.HEAD))
                .map(java.nio.charset.Charset::name)
                .orElse(null);
        try (InputStream in = part.bytes().open()) {
            PageText page = new PageText(part, opening);
            Jsoup.parse(in, charset, "").traverse(page);
            page.flush("text");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            text.append(words.text());
        } else if (node instanceof Comment comment) {
            property("comment", comment.getData());
        } else if (node instanceof DataNode data) {
            property("script", data.getWholeData());
        } else if (node instanceof Element element) {
            begin(element);
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (node instanceof Element element && element.isBlock()) {
            flush(element.normalName());
        }
    }

    private void begin(Element element) {
        if (element.isBlock() || element.normalName().equals("br")) {
            flush("text");
        }
        switch (element.normalName()) {
            case "table" -> {
                table++;
                row = 0;
            }
            case "tr" -> {
                row++;
                column = 0;
            }
            case "td", "th" -> column++;
            default -> {}
        }
        for (Attribute attribute : element.attributes()) {
            if (attribute.getValue().length() >= SHORTEST_ATTRIBUTE) {
                property(attribute.getKey(), attribute.getValue());
            }
        }
    }

    private void flush(String element) {
        String said = text.toString().strip();
        text.setLength(0);
        if (said.isEmpty()) {
            return;
        }
        try {
            if (element.equals("td") || element.equals("th")) {
                opening.cell(part, "table " + table, row, column, false, said);
            } else {
                paragraph++;
                opening.line(part, "paragraph " + paragraph, paragraph, said);
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
