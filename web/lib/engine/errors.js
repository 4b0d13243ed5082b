/** Every failure except an abort, which rejects with the signal's own reason. */
export class KhabarError extends Error {
    /** A short stable word for programs: a `HostErrorCode` or a code of the core. */
    code;
    /** Where in the text the trouble is (UTF-16 code units), or null where it has no place. */
    offset;
    constructor(code, message, offset = null) {
        super(message);
        this.name = "KhabarError";
        this.code = code;
        this.offset = offset;
    }
}
