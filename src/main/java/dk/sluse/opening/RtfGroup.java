package dk.sluse.opening;

/**
 * What is in force inside a group of rich text, and ends with it.
 *
 * @param holds what the group holds
 * @param hidden whether its text is not shown
 * @param removed whether its text is a tracked deletion
 * @param substitutes how many characters stand in for a Unicode one, and are to be skipped
 */
record RtfGroup(Holds holds, boolean hidden, boolean removed, int substitutes) {

    /** What a group holds. */
    enum Holds {
        TEXT,
        OBJECT,
        PICTURE,
        FONTS,
        FIELD,
        TEMPLATE,
        PERSON,
        COMMENT,
        /** What a document says of itself, and names in it that are not shown. */
        INFORMATION,
        /** Values that a document keeps, each in a group of its own. */
        VARIABLES;

        /** Whether characters in it are words. */
        boolean isText() {
            return this != OBJECT && this != PICTURE && this != FONTS;
        }
    }

    static final RtfGroup OUTERMOST = new RtfGroup(Holds.TEXT, false, false, 1);

    /** After a control word. */
    RtfGroup with(String word, int value) {
        return switch (word) {
            case "objdata" -> holding(Holds.OBJECT);
            case "pict", "themedata", "colorschememapping", "datastore" -> holding(Holds.PICTURE);
            case "fonttbl", "colortbl" -> holding(Holds.FONTS);
            case "fldinst" -> holding(Holds.FIELD);
            case "template" -> holding(Holds.TEMPLATE);
            case "author", "operator", "manager" -> holding(Holds.PERSON);
            case "annotation" -> holding(Holds.COMMENT);
            case "title",
                    "subject",
                    "keywords",
                    "doccomm",
                    "company",
                    "category",
                    "hlinkbase",
                    "bkmkstart",
                    "bkmkend" -> holding(Holds.INFORMATION);
            case "docvar", "userprops" -> holding(Holds.VARIABLES);
            case "v" -> new RtfGroup(holds, value != 0, removed, substitutes);
            case "deleted" -> new RtfGroup(holds, hidden, value != 0, substitutes);
            case "plain" -> new RtfGroup(holds, false, false, substitutes);
            case "uc" -> new RtfGroup(holds, hidden, removed, Math.max(0, Math.min(8, value)));
            default -> this;
        };
    }

    private RtfGroup holding(Holds what) {
        return new RtfGroup(what, hidden, removed, substitutes);
    }
}
