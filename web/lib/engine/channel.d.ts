import type { Reply, Request } from "./protocol.js";
/** A running worker, whatever kind of worker the platform has. */
export interface Channel {
    post(request: Request): void;
    /** Stops the worker at once; nothing is reported after this. */
    terminate(): void;
    /** Says whether a reply is awaited: an idle worker need not keep a Node process alive. */
    setBusy(busy: boolean): void;
}
export interface ChannelEvents {
    onReply(reply: Reply): void;
    /** The worker broke down as a whole: its script did not load, or it threw outside any request. */
    onBreakdown(message: string): void;
}
/** Starts a worker that reports to `events`. */
export type OpenChannel = (events: ChannelEvents) => Channel;
