import { KhabarError } from "./errors.js";
export function toWire(cause) {
    if (cause instanceof KhabarError)
        return { code: cause.code, message: cause.message, offset: cause.offset };
    return { code: "crashed", message: cause instanceof Error ? cause.message : String(cause), offset: null };
}
export function fromWire(error) {
    return new KhabarError(error.code, error.message, error.offset);
}
