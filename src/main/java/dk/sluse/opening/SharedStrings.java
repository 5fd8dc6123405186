package dk.sluse.opening;

import dk.sluse.bytes.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A workbook's table of strings: the first few million characters in memory, the rest on disk. */
final class SharedStrings implements AutoCloseable {

    private static final int IN_MEMORY = 8 << 20;

    private final List<String> strings = new ArrayList<>();
    private final RandomAccessFile file;
    private long[] offsets = new long[1024];
    private int onDisk;
    private long kept;

    SharedStrings(Opening opening) throws IOException {
        this.file = new RandomAccessFile(opening.scratch().toFile(), "rw");
    }

    void read(InputStream in) throws IOException {
        try {
            XMLStreamReader xml = XmlStream.of(in);
            StringBuilder text = new StringBuilder();
            boolean inText = false;
            while (xml.hasNext()) {
                int event = xml.next();
                if (event == XMLStreamConstants.START_ELEMENT) {
                    inText = xml.getLocalName().equals("t");
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    inText = false;
                    if (xml.getLocalName().equals("si")) {
                        add(text.toString());
                        text.setLength(0);
                    }
                } else if (inText && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
                    text.append(xml.getText());
                    if (text.length() > Lines.LONGEST) {
                        throw new IOException("A string is longer than a cell can be");
                    }
                }
            }
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("Not well-formed", e);
        }
    }

    private void add(String text) throws IOException {
        if (kept < IN_MEMORY) {
            kept += text.length() + 40L;
            strings.add(text);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (onDisk + 1 >= offsets.length) {
            offsets = Arrays.copyOf(offsets, offsets.length * 2);
        }
        file.write(bytes);
        offsets[onDisk + 1] = offsets[onDisk] + bytes.length;
        onDisk++;
    }

    /** The string of that number; empty when the workbook has none. */
    String get(int index) throws IOException {
        if (index < 0 || index >= strings.size() + onDisk) {
            return "";
        }
        if (index < strings.size()) {
            return strings.get(index);
        }
        int at = index - strings.size();
        byte[] bytes = new byte[(int) (offsets[at + 1] - offsets[at])];
        file.seek(offsets[at]);
        file.readFully(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** All strings, also those that no cell shows any more. */
    int size() {
        return strings.size() + onDisk;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
