package dk.sluse.opening;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSObject;

/** What a PDF's trailer leads to, however far; the rest of its objects belong to no page. */
final class PdfReach {

    private final Set<COSBase> reached = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<COSBase> waiting = new ArrayDeque<>();

    private PdfReach() {}

    static Set<COSBase> of(COSDictionary trailer) {
        PdfReach reach = new PdfReach();
        reach.add(trailer);
        while (!reach.waiting.isEmpty()) {
            reach.follow(reach.waiting.poll());
        }
        return reach.reached;
    }

    private void follow(COSBase base) {
        if (base instanceof COSDictionary dictionary) {
            dictionary.getValues().forEach(this::add);
        } else if (base instanceof COSArray array) {
            for (COSBase item : array) {
                add(item);
            }
        }
    }

    private void add(COSBase base) {
        COSBase meant = base instanceof COSObject object ? object.getObject() : base;
        boolean leads = meant instanceof COSDictionary || meant instanceof COSArray;
        if (leads && reached.add(meant)) {
            waiting.add(meant);
        }
    }
}
