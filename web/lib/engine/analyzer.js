import { KhabarError } from "./errors.js";
import { fromWire } from "./protocol.js";
/**
 * One job at a time is with the worker and the others wait here. So an abort of a waiting job costs nothing, and an
 * abort of the running one ends the worker without harm to the rest: a new worker takes over the queue.
 */
class WorkerQueue {
    open;
    wasm;
    channel = null;
    nextId = 1;
    running = null;
    waiting = [];
    disposed = false;
    constructor(open, wasm) {
        this.open = open;
        this.wasm = wasm;
    }
    submit(message, signal) {
        return new Promise((resolve, reject) => {
            if (this.disposed)
                return reject(new KhabarError("disposed", "The analyser has been disposed of."));
            if (signal?.aborted)
                return reject(signal.reason);
            const onAbort = () => this.abort(job, signal?.reason);
            const settle = () => signal?.removeEventListener("abort", onAbort);
            const job = {
                message,
                resolve: (reply) => (settle(), resolve(reply)),
                reject: (cause) => (settle(), reject(cause)),
            };
            signal?.addEventListener("abort", onAbort, { once: true });
            this.waiting.push(job);
            this.advance();
        });
    }
    dispose() {
        this.disposed = true;
        this.stopWorker();
        const cause = new KhabarError("disposed", "The analyser has been disposed of.");
        this.takeRunning()?.reject(cause);
        for (const job of this.waiting.splice(0))
            job.reject(cause);
    }
    advance() {
        const next = this.waiting[0];
        if (this.running || !next || this.disposed)
            return;
        if (!this.channel)
            this.startWorker(next);
        const job = this.waiting.shift();
        if (job)
            this.run(job);
    }
    /** Opens a worker; whatever is `next`, the module is loaded ahead of it. */
    startWorker(next) {
        this.channel = this.open({
            onReply: (reply) => this.onReply(reply),
            onBreakdown: (message) => this.onBreakdown(message),
        });
        if (next.message.kind === "load")
            return;
        this.waiting.unshift({
            message: { kind: "load", wasm: this.wasm },
            resolve: () => undefined,
            reject: (cause) => this.failAll(cause),
        });
    }
    run(job) {
        const id = this.nextId++;
        this.running = { id, job };
        this.channel?.setBusy(true);
        try {
            this.channel?.post({ ...job.message, id });
        }
        catch (cause) {
            this.finish((failed) => failed.reject(cause));
        }
    }
    onReply(reply) {
        if (this.running?.id !== reply.id)
            return;
        this.finish((job) => (reply.kind === "failed" ? job.reject(fromWire(reply.error)) : job.resolve(reply)));
    }
    onBreakdown(message) {
        this.stopWorker();
        this.finish((job) => job.reject(new KhabarError("crashed", message)));
    }
    abort(job, reason) {
        const place = this.waiting.indexOf(job);
        if (place >= 0) {
            this.waiting.splice(place, 1);
            job.reject(reason);
        }
        else if (this.running?.job === job) {
            this.stopWorker();
            this.finish((aborted) => aborted.reject(reason));
        }
    }
    /** The module cannot be loaded, so nothing that waits for it can be done. */
    failAll(cause) {
        this.stopWorker();
        for (const job of this.waiting.splice(0))
            job.reject(cause);
    }
    finish(settle) {
        const job = this.takeRunning();
        if (job)
            settle(job);
        this.advance();
    }
    takeRunning() {
        const job = this.running?.job ?? null;
        this.running = null;
        this.channel?.setBusy(false);
        return job;
    }
    stopWorker() {
        this.channel?.terminate();
        this.channel = null;
    }
}
/** Opens a worker, loads the module at `wasm` (null: the one that belongs to the package) and waits until it is ready. */
export async function startAnalyzer(open, wasm) {
    const queue = new WorkerQueue(open, wasm);
    const loaded = await queue.submit({ kind: "load", wasm }).catch((cause) => {
        queue.dispose();
        throw cause;
    });
    if (loaded.kind !== "loaded")
        throw new KhabarError("bad-reply", `The worker answered a load with "${loaded.kind}".`);
    return {
        version: loaded.version,
        dispose: () => queue.dispose(),
        analyze: async (text, { signal, ...options } = {}) => {
            const reply = await queue.submit({ kind: "analyze", text, options }, signal);
            if (reply.kind !== "analyzed")
                throw new KhabarError("bad-reply", `The worker answered with "${reply.kind}".`);
            return reply.analysis;
        },
    };
}
