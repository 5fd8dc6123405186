package dk.sluse.gateway;

import dk.sluse.audit.Event;
import dk.sluse.gateway.ShelfView.Item;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.Optional;

/** All that one person sees at a door: a shelf, and beside what it holds the upload folder, where there is one. */
final class WholeView {

    private final Shelf shelf;
    private final ShelfView view;
    private final Optional<UploadShelf> uploads;
    private final Optional<ShelfView> uploadView;

    WholeView(Visit visit, Shelf shelf, Optional<UploadShelf> uploads) {
        this.shelf = shelf;
        this.view = new ShelfView(shelf, visit::caller);
        this.uploads = uploads;
        this.uploadView = uploads.map(each -> new ShelfView(each, visit::caller));
    }

    /** The view of the upload folder. */
    Optional<ShelfView> uploadView() {
        return uploadView;
    }

    /** Whether a path is the upload folder's, or in it. */
    boolean isUpload(List<String> names) {
        return uploads.isPresent() && !names.isEmpty() && names.get(0).equals(UploadShelf.NAME);
    }

    /** Whether the person may see this, and everything it lies in. */
    boolean shows(List<String> names) {
        return isUpload(names) ? uploadView.orElseThrow().showsAll(local(names)) : view.shows(names);
    }

    Item item(List<String> names) throws IOException {
        return isUpload(names) ? uploadView.orElseThrow().item(local(names)) : view.item(names);
    }

    /** The plain names in a folder, in order, before it is asked which of them are shown. */
    List<String> content(List<String> names) throws IOException {
        if (isUpload(names)) {
            return uploadView.orElseThrow().content(local(names));
        }
        List<String> content = view.content(names);
        if (names.isEmpty() && uploads.isPresent() && !content.contains(UploadShelf.NAME)) {
            content.add(UploadShelf.NAME);
        }
        return content;
    }

    /** Opens a file to be read; what is uploaded cannot be. */
    SeekableByteChannel open(List<String> names) throws IOException {
        if (isUpload(names)) {
            throw SftpRefusal.denied("What is uploaded cannot be read again.");
        }
        return view.open(names);
    }

    /** The chain of the record that events about a path belong to. */
    String chain(List<String> names) {
        if (!isUpload(names)) {
            return shelf.chain(names);
        }
        return names.size() == 1 ? Event.HUB : uploads.orElseThrow().chain(local(names));
    }

    private static List<String> local(List<String> names) {
        return names.subList(1, names.size());
    }
}
