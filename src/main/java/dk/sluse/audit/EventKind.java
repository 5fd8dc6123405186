package dk.sluse.audit;

import java.util.Locale;

/** Everything the record can say. The names are stable: an outsider's tools read them. */
public enum EventKind {
    /** Emitted when a hub begins to work. */
    HUB_STARTED,
    /** Emitted when a hub was told to stop. */
    HUB_STOPPED,
    /** Emitted when routes, policies or settings differ from those last recorded. */
    CONFIGURATION_CHANGED,
    /** Emitted when a project's file was taken over, with its hash. */
    PROJECT_CHANGED,
    /** Emitted when a faulty project file was left out, with the faults. */
    PROJECT_REJECTED,
    /** Emitted when the business clock jumped by more than a day and expiry waits for an operator. */
    CLOCK_JUMPED,
    /** Emitted when an operator let expiry go on after a jump of the clock. */
    CLOCK_ACCEPTED,
    /** Emitted when the heads of all chains were signed, once a day, with the root over them. */
    ANCHOR_TAKEN,

    /** Emitted when a person was entered, with role and key fingerprint. */
    PERSON_ENROLLED,
    /** Emitted when an officer or operator mended a person's mail address, with the reason. */
    ADDRESS_CHANGED,
    /** Emitted when an officer was proposed by another officer. */
    OFFICER_PROPOSED,
    /** Emitted when a second officer confirmed the proposed one. */
    OFFICER_CONFIRMED,
    /** Emitted when an officer ended an office, another's or their own. */
    OFFICE_ENDED,
    /** Emitted when a person became a member of a project; the source says so when a register granted it. */
    MEMBER_ADDED,
    /** Emitted when a membership was ended. */
    MEMBER_REMOVED,
    /** Emitted when another end of a membership was agreed; the role says so when a person took over what a register granted. */
    MEMBERSHIP_TERM_CHANGED,
    /** Emitted when the register of entitlements could not be read or answered oddly, or a project could not follow it. */
    ENTITLEMENTS_UNREAD,
    /** Emitted when an answer of that register would end all memberships of a project, and waits for an operator. */
    ENTITLEMENTS_HELD,
    /** Emitted when an operator let such an answer end them. */
    ENTITLEMENTS_ACCEPTED,
    /** Emitted when a PI was asked, reminded or reported to officers about who has access; the stage says which. */
    MEMBERSHIP_REVIEW_ASKED,
    /** Emitted when a PI named a member by mail; it holds when it is confirmed by key. */
    MEMBER_PROPOSED,
    /** Emitted when a PI confirmed who has access to the project. */
    MEMBERSHIP_CONFIRMED,
    /** Emitted when PI and operators were told that an approval or agreement ends, with which, its last day and the stage. */
    MANDATE_ENDING_TOLD,
    /** Emitted when an approval or agreement was seen to be over: it does not count again, whatever the clock says. */
    MANDATE_ENDED,
    /** Emitted when an operator took back such an end, which only a wrong clock had seen, with the reason. */
    MANDATE_END_LIFTED,
    /** Emitted when something begins to wait for what its project's mandate lacks, with why, and until which day. */
    MANDATE_AWAITED,
    /** Emitted when a person said that they know the rules, with their version. */
    RULES_ACKNOWLEDGED,
    /** Emitted when a second factor was begun, confirmed by its first code, or removed; the stage says which. */
    SECOND_FACTOR_CHANGED,
    /** Emitted when an officer revoked a certificate, with its authority and serial number. */
    CERTIFICATE_REVOKED,
    /** Emitted when a key was added to a person. */
    KEY_ADDED,
    /** Emitted when a key was revoked. */
    KEY_REVOKED,
    /** Emitted when access of a person, a project or an institution was closed, with the measure's number and end. */
    SUSPENDED,
    /** Emitted when a measure ended, by its time, by decision or on appeal; another may still keep access closed. */
    MEASURE_ENDED,
    /** Emitted when the platform was ordered to close or open its own logins as the hub did. */
    ACCESS_ORDERED,
    /** Emitted when a file of such an order lay whole on the platform's server. */
    ACCESS_ORDER_DELIVERED,
    /** Emitted when such an order was told once more because nobody had acknowledged it. */
    ACCESS_ORDER_REPEATED,
    /** Emitted when the platform, or a person, said that such an order was carried out. */
    ACCESS_ORDER_ACKNOWLEDGED,
    /** Emitted when somebody concerned appealed against a measure, with who entered it. */
    APPEAL_RECEIVED,
    /** Emitted when the management's decision on an appeal was recorded: upheld, changed or lifted, with the reason. */
    APPEAL_DECIDED,
    /** Emitted when access was opened again. */
    REOPENED,

    /** Emitted when a mail was not acted upon: no member, suspended, or its sender not proven. */
    MAIL_REFUSED,
    /** Emitted when a request was received, by mail or confirmed from a dropped folder. */
    REQUEST_RECEIVED,
    /** Emitted when a folder dropped in an environment was staged and waits for its requester. */
    REQUEST_STAGED,
    /** Emitted when a document of a dropped folder was fetched, with its hash. */
    DOCUMENT_FETCHED,
    /** Emitted when documents arrived that a request lacked. */
    REQUEST_SUPPLEMENTED,
    /** Emitted when a request lacked something or held a fault, with how many. */
    REQUEST_INCOMPLETE,
    /** Emitted when a request was complete: the ten working days begin. */
    REQUEST_COMPLETE,
    /** Emitted when a file was moved whole into the airlock, with its hash. */
    FILE_COLLECTED,
    /** Emitted when a collection failed and every file is back where it was. */
    COLLECTION_UNDONE,
    /** Emitted when all policies had looked at a file, with the verdict. */
    FILE_SCREENED,
    /** Emitted when a policy failed or ran out of time on a file: it is held. */
    POLICY_FAILED,
    /** Emitted when screening ended and officers were asked to decide. */
    REQUEST_IN_REVIEW,
    /** Emitted when an officer asked the requester to explain. */
    EXPLANATION_ASKED,
    /** Emitted when the requester had explained. */
    EXPLANATION_GIVEN,
    /** Emitted when an officer approved a file, with its hash and the reason. */
    FILE_APPROVED,
    /** Emitted when an officer refused a file, with its hash and the reason. */
    FILE_REFUSED,
    /** Emitted when every file of a request was decided. */
    REQUEST_DECIDED,
    /** Emitted when the requester took the request back. */
    REQUEST_WITHDRAWN,
    /** Emitted when a file lay whole and verified in the download folder, not yet visible. */
    FILE_PLACED,
    /** Emitted when a request's download became visible to the project. */
    REQUEST_PUBLISHED,
    /** Emitted when a file was moved back to the environment. */
    FILE_RETURNED,
    /** Emitted when a delivered folder became visible in the environment, complete. */
    DELIVERY_REVEALED,
    /** Emitted when every file that was to go back had gone back. */
    REQUEST_RETURNED,
    /** Emitted when an officer gave a download more days. */
    REQUEST_EXTENDED,
    /** Emitted when a download's thirty days were over and it went out of sight. */
    REQUEST_EXPIRED,
    /** Emitted when an officer took a download back. */
    REQUEST_REVOKED,
    /** Emitted when a file of an expired or revoked download, or an upload of an import that is over, was deleted. */
    FILE_DELETED,
    /** Emitted when a file could not be deleted; the others were. */
    FILE_UNDELETABLE,
    /** Emitted when one of a project's own reported a breach by mail, with how many requests it froze. */
    BREACH_REPORTED,
    /** Emitted when such a report put a request out of reach, and whether it was named. */
    REQUEST_FROZEN,
    /** Emitted when an officer found nothing wrong with a frozen request, with the reason, and a download's new last moment. */
    REQUEST_UNFROZEN,
    /** Emitted when a breach was declared, with its class, and whether the project had reported it. */
    BREACH_DECLARED,
    /** Emitted when the account or the plan that a breach asks for came in, with its version and who entered it. */
    CASE_PAPER_RECEIVED,
    /** Emitted when the management's decision after a breach was recorded, with measure and reason. */
    CASE_DECIDED,
    /** Emitted when officers were reminded of a deadline, or told that it had passed. */
    DEADLINE_REMINDED,
    /** Emitted when the requester was warned that a download expires. */
    EXPIRY_WARNED,

    /** Emitted when an order of genome data was received, by mail or command. */
    ORDER_RECEIVED,
    /** Emitted when a list of person numbers that anybody could read was erased unused. */
    PLAIN_LIST_ERASED,
    /** Emitted when the code of an order's list was entered and opened it. */
    ORDER_CODE_ENTERED,
    /** Emitted when an order's list was faulty, with how many faults, or an officer refused it, with the reason. */
    ORDER_REFUSED,
    /** Emitted when the genome database and the use register had been asked, with the counts; its list was erased. */
    ORDER_MATCHED,
    /** Emitted when an order waits for an officer before its counts are told, with why. */
    ORDER_HELD,
    /** Emitted when an officer let an order's counts be told, with the reason. */
    ORDER_APPROVED,
    /** Emitted when an order's counts were told. */
    ORDER_COUNTS_TOLD,
    /** Emitted when an order was confirmed, with the key that did. */
    ORDER_CONFIRMED,
    /** Emitted when an order was taken back, or declined after its counts were told. */
    ORDER_WITHDRAWN,
    /** Emitted when an order ended without an answer, without anything left to deliver, or for a mandate that was not renewed. */
    ORDER_CLOSED,
    /** Emitted when the register had been asked again and a delivery was laid out. */
    ORDER_PREPARED,
    /** Emitted when a file of a delivery lay whole and verified in the hub's hidden folder of the environment. */
    DELIVERY_FILE_CARRIED,
    /** Emitted when a delivery was complete in the environment. */
    ORDER_DELIVERED,
    /** Emitted when an overview was given, with what was asked. */
    OVERVIEW_GIVEN,
    /** Emitted when a PI's instruction to bring in the project's own data came by mail. */
    IMPORT_INSTRUCTED,
    /** Emitted when a PI's instruction held faults and changed nothing, with how many. */
    IMPORT_FAULTY,
    /** Emitted when a member had uploaded a file for an open import whole, with its hash. */
    FILE_UPLOADED,
    /** Emitted when an upload broke off or was refused at its end; nothing of it is kept. */
    UPLOAD_BROKEN_OFF,
    /** Emitted when a member removed an own upload. */
    UPLOAD_REMOVED,
    /** Emitted when the PI confirmed an import with a registered key. */
    IMPORT_CONFIRMED,
    /** Emitted when a file of an import lay whole and verified in the environment, with its hash. */
    FILE_IMPORTED,
    /** Emitted when all files of an import lay in the environment: they leave it only by export. */
    IMPORT_ARRIVED,
    /** Emitted when an import could not be brought in and nothing of it lies in the environment, with how many faults. */
    IMPORT_REJECTED,
    /** Emitted when an import was stopped on its way because access closed. */
    IMPORT_STOPPED,
    /** Emitted when the PI took an import back. */
    IMPORT_WITHDRAWN,
    /** Emitted when the PI was reminded of an instruction that waits to be confirmed. */
    IMPORT_REMINDED,
    /** Emitted when an instruction was closed because nobody confirmed it in time. */
    IMPORT_LAPSED,

    /** Emitted when a mail had been handed to the mail server. */
    MAIL_SENT,
    /** Emitted when a step stopped after its retries and waits for a person. */
    STEP_STOPPED,
    /** Emitted when a person let a stopped step go on. */
    STEP_RETRIED,

    /** Emitted when a person logged in at the gateway. */
    LOGIN,
    /** Emitted when a login was refused, with the reason. */
    LOGIN_REFUSED,
    /** Emitted when an address was shut out after repeated refused logins, with until when. */
    ADDRESS_BANNED,
    /** Emitted when a person let a banned address in again. */
    ADDRESS_ADMITTED,
    /** Emitted when a live session was ended by the hub, with the reason. */
    SESSION_ENDED,
    /** Emitted when a person gave a command, with its outcome. */
    COMMAND,
    /** Emitted when a folder was listed over SFTP. */
    LISTED,
    /** Emitted when a file was read over SFTP, with the bytes and whether all of it. */
    READ,
    /** Emitted when something was refused at the gateway, with the reason. */
    ACCESS_REFUSED;

    /** The name as it stands in the record, such as {@code file-collected}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
