package dk.sluse.export;

/** The queries of this room, made once and handed to whoever needs them. */
record Tables(Requests requests, RequestFiles files) {

    Tables() {
        this(new Requests(), new RequestFiles());
    }
}
