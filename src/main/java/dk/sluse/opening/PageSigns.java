package dk.sluse.opening;

import dk.sluse.document.Action;
import dk.sluse.document.Hiding;
import dk.sluse.document.Part;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;

/** What a page's elements say: what is not shown, data in scripts and attributes, what is fetched, what acts. */
final class PageSigns {

    /** Libraries can do all of it; a short script is the page's own. */
    private static final int LONGEST_OWN_SCRIPT = 4000;

    private static final Pattern CALLS_OUT = Pattern.compile(
            "\\b(?:fetch\\s*\\(|XMLHttpRequest|WebSocket\\s*\\(|EventSource\\s*\\(|sendBeacon|importScripts|new\\s+Image\\b)");
    private static final Pattern REMOTE = Pattern.compile("(?i)\\s*(?:https?:)?//.*");
    private static final Pattern LIBRARY = Pattern.compile(
            "(?i)\\s*(?:https?:)?//(?:cdnjs\\.cloudflare\\.com|cdn\\.jsdelivr\\.net|unpkg\\.com|code\\.jquery\\.com|mathjax\\.rstudio\\.com|cdn\\.mathjax\\.org|cdn\\.plot\\.ly|cdn\\.bokeh\\.org|(?:max|stackpath\\.boot)[a-z.]*\\.com|[a-z]+\\.googleapis\\.com|d3js\\.org|cdn\\.datatables\\.net)/.*");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,]\\d+)?");
    private static final int MANY_NUMBERS = 20;

    private final Part part;
    private final Opening opening;
    private final SvgMarks marks = new SvgMarks();
    private final SvgLetters letters = new SvgLetters();
    private final SvgTexts texts = new SvgTexts();
    private final Deque<Boolean> concealed = new ArrayDeque<>();
    private int hidden;
    private int drawings;
    private int hiddenNumbers;
    private boolean hiddenTable;

    PageSigns(Part part, Opening opening) {
        this.part = part;
        this.opening = opening;
    }

    /** Whether what is read now is not shown. */
    boolean isHidden() {
        return hidden > 0;
    }

    void begin(Element element) {
        String name = element.normalName();
        if (name.equals("svg")) {
            drawings++;
        }
        if (drawings > 0) {
            marks.start(name, attribute -> drawn(element, attribute));
            letters.start(name, attribute -> drawn(element, attribute));
            texts.start(name, attribute -> drawn(element, attribute));
        }
        boolean hides = element.hasAttr("hidden")
                || SvgWatcher.isConcealed(element.attr("style"), "", "", "")
                || name.equals("template")
                || (drawings == 0 && PaleText.is(element));
        concealed.push(hides);
        hidden += hides ? 1 : 0;
        hiddenTable |= isHidden() && name.equals("table");
        fetched(element, name);
        String script = name.equals("script") ? element.data() : "";
        if (script.length() <= LONGEST_OWN_SCRIPT && CALLS_OUT.matcher(script).find()) {
            opening.saw(Action.REMOTE_CONTENT, part, "");
        }
        for (Attribute attribute : element.attributes()) {
            attribute(attribute.getKey(), attribute.getValue());
        }
    }

    private static String drawn(Element element, String attribute) {
        String value = element.attr(attribute);
        return value.isEmpty() ? element.attr("xlink:" + attribute) : value;
    }

    private void fetched(Element element, String name) {
        String source = element.attr(
                switch (name) {
                    case "object" -> "data";
                    case "link" -> "href";
                    case "form" -> "action";
                    default -> "src";
                });
        boolean remote = REMOTE.matcher(source).matches();
        boolean library = LIBRARY.matcher(source).matches();
        switch (name) {
            case "script", "iframe", "frame", "object", "embed", "applet" -> {
                if (remote) {
                    opening.saw(library ? Action.LIBRARY : Action.REMOTE_CONTENT, part, "");
                }
            }
            case "form" -> {
                if (remote) {
                    opening.saw(Action.SUBMIT, part, "");
                }
            }
            case "img", "video", "audio", "link" -> {
                if (remote) {
                    opening.saw(library ? Action.LIBRARY : Action.REMOTE_PICTURE, part, "");
                }
            }
            case "meta" -> {
                String content = element.attr("content").toLowerCase(Locale.ROOT);
                if (element.attr("http-equiv").equalsIgnoreCase("refresh") && content.contains("url")) {
                    opening.saw(Action.REMOTE_CONTENT, part, "");
                }
            }
            default -> {}
        }
    }

    private void attribute(String name, String value) {
        if (SvgWatcher.isAction(name, value)) {
            opening.saw(Action.PAGE_SCRIPT, part, "");
        }
        if (name.startsWith("data-")) {
            int values = DataInScript.values(value);
            if (values >= MANY_NUMBERS) {
                opening.saw(Hiding.SCRIPT_DATA, part, "", name, values);
            }
        }
        String start = value.stripLeading().toLowerCase(Locale.ROOT);
        if (start.startsWith("data:") && !start.startsWith("data:image") && !start.contains(";base64,")) {
            opening.saw(Hiding.DATA_URI, part, "", name, start.startsWith("data:text/css") ? 0 : 1);
        }
    }

    void text(String words) {
        if (drawings > 0) {
            texts.text(words);
        }
        if (isHidden()) {
            hiddenNumbers +=
                    (int) Math.min(1000, NUMBER.matcher(words).results().count());
        }
    }

    void comment(String data) {
        opening.saw(Hiding.PAGE_COMMENT, part, "");
        if (DataInScript.values(data) >= MANY_NUMBERS
                || NUMBER.matcher(data).results().count() >= MANY_NUMBERS) {
            opening.saw(Hiding.HIDDEN_DATA, part, "comments", "comment", 1);
        }
    }

    void script(DataNode data) {
        Element element = data.parent();
        if (element == null || !element.normalName().equals("script")) {
            return;
        }
        String type = element.attr("type").toLowerCase(Locale.ROOT);
        boolean json = type.contains("json");
        if (!json) {
            opening.saw(Action.PAGE_SCRIPT, part, "");
        }
        int values = DataInScript.values(data.getWholeData());
        if (values >= MANY_NUMBERS && (json || DataInScript.isMostlyData(data.getWholeData()))) {
            opening.saw(Hiding.SCRIPT_DATA, part, "", "script", values);
        }
    }

    void end(Element element) {
        if (drawings > 0) {
            marks.end();
            letters.end();
            texts.end();
        }
        if (element.normalName().equals("svg")) {
            drawings--;
        }
        if (Boolean.TRUE.equals(concealed.poll())) {
            hidden--;
            if (hidden == 0 && (hiddenNumbers > 0 || hiddenTable)) {
                boolean data = hiddenTable || hiddenNumbers >= MANY_NUMBERS;
                opening.saw(data ? Hiding.HIDDEN_DATA : Hiding.HIDDEN_ELEMENT, part, "");
                hiddenNumbers = 0;
                hiddenTable = false;
            }
        }
    }

    /** The page is over. */
    void finish() throws IOException {
        marks.tell(part, opening, "");
        letters.tell(part, opening);
        texts.tell(part, opening);
    }
}
