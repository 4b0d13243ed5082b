/** What can go wrong outside the analysis itself; the analyser's own codes are passed on as they come. */
export type HostErrorCode = "load-failed" | "crashed" | "disposed" | "bad-reply";
/** Every failure except an abort, which rejects with the signal's own reason. */
export declare class KhabarError extends Error {
    /** A short stable word for programs: a `HostErrorCode` or a code of the core. */
    readonly code: string;
    /** Where in the text the trouble is (UTF-16 code units), or null where it has no place. */
    readonly offset: number | null;
    constructor(code: string, message: string, offset?: number | null);
}
