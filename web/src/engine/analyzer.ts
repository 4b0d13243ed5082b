import type { Analysis } from "./analysis.js";
import type { Channel, OpenChannel } from "./channel.js";
import { KhabarError } from "./errors.js";
import { addPart, fromWire, type AnalysisOptions, type Reply, type Request, type Wasm } from "./protocol.js";

export interface AnalyzeOptions extends AnalysisOptions {
  /** Aborting rejects the promise with the signal's reason and stops the work itself. */
  signal?: AbortSignal;
}

export interface Analyzer {
  /** Version of the core. */
  readonly version: string;
  /**
   * Analyses one text. Calls are served in order. Rejects with a `KhabarError`, or with the reason of `signal`.
   */
  analyze(text: string, options?: AnalyzeOptions): Promise<Analysis>;
  /** Stops the worker. Calls that have not been answered are rejected with code `disposed`. */
  dispose(): void;
}

/** A request that has no id yet. */
type Message = Request extends infer R ? (R extends Request ? Omit<R, "id"> : never) : never;

interface Job {
  message: Message;
  resolve(reply: Reply): void;
  reject(cause: unknown): void;
}

/**
 * One job at a time is with the worker and the others wait here. So an abort of a waiting job costs nothing, and an
 * abort of the running one ends the worker without harm to the rest: a new worker takes over the queue.
 */
class WorkerQueue {
  private channel: Channel | null = null;
  private nextId = 1;
  private running: { id: number; job: Job; parts: Partial<Analysis> } | null = null;
  private readonly waiting: Job[] = [];
  private disposed = false;

  constructor(
    private readonly open: OpenChannel,
    private readonly wasm: Wasm | null,
  ) {}

  submit(message: Message, signal?: AbortSignal): Promise<Reply> {
    return new Promise<Reply>((resolve, reject) => {
      if (this.disposed) return reject(new KhabarError("disposed", "The analyser has been disposed of."));
      if (signal?.aborted) return reject(signal.reason);
      const onAbort = (): void => this.abort(job, signal?.reason);
      const settle = (): void => signal?.removeEventListener("abort", onAbort);
      const job: Job = {
        message,
        resolve: (reply) => (settle(), resolve(reply)),
        reject: (cause) => (settle(), reject(cause)),
      };
      signal?.addEventListener("abort", onAbort, { once: true });
      this.waiting.push(job);
      this.advance();
    });
  }

  dispose(): void {
    this.disposed = true;
    this.stopWorker();
    const cause = new KhabarError("disposed", "The analyser has been disposed of.");
    this.takeRunning()?.reject(cause);
    for (const job of this.waiting.splice(0)) job.reject(cause);
  }

  private advance(): void {
    const next = this.waiting[0];
    if (this.running || !next || this.disposed) return;
    if (!this.channel) this.startWorker(next);
    const job = this.waiting.shift();
    if (job) this.run(job);
  }

  /** Opens a worker; whatever is `next`, the module is loaded ahead of it. */
  private startWorker(next: Job): void {
    this.channel = this.open({
      onReply: (reply) => this.onReply(reply),
      onBreakdown: (message) => this.onBreakdown(message),
    });
    if (next.message.kind === "load") return;
    this.waiting.unshift({
      message: { kind: "load", wasm: this.wasm },
      resolve: () => undefined,
      reject: (cause) => this.failAll(cause),
    });
  }

  private run(job: Job): void {
    const id = this.nextId++;
    this.running = { id, job, parts: {} };
    this.channel?.setBusy(true);
    try {
      this.channel?.post({ ...job.message, id } as Request);
    } catch (cause) {
      this.finish((failed) => failed.reject(cause));
    }
  }

  private onReply(reply: Reply): void {
    if (this.running?.id !== reply.id) return;
    if (reply.kind === "part") return addPart(this.running.parts, reply);
    if (reply.kind === "analyzed") Object.assign(reply.analysis, this.running.parts);
    this.finish((job) => (reply.kind === "failed" ? job.reject(fromWire(reply.error)) : job.resolve(reply)));
  }

  private onBreakdown(message: string): void {
    this.stopWorker();
    this.finish((job) => job.reject(new KhabarError("crashed", message)));
  }

  private abort(job: Job, reason: unknown): void {
    const place = this.waiting.indexOf(job);
    if (place >= 0) {
      this.waiting.splice(place, 1);
      job.reject(reason);
    } else if (this.running?.job === job) {
      this.stopWorker();
      this.finish((aborted) => aborted.reject(reason));
    }
  }

  /** The module cannot be loaded, so nothing that waits for it can be done. */
  private failAll(cause: unknown): void {
    this.stopWorker();
    for (const job of this.waiting.splice(0)) job.reject(cause);
  }

  private finish(settle: (job: Job) => void): void {
    const job = this.takeRunning();
    if (job) settle(job);
    this.advance();
  }

  private takeRunning(): Job | null {
    const job = this.running?.job ?? null;
    this.running = null;
    this.channel?.setBusy(false);
    return job;
  }

  private stopWorker(): void {
    this.channel?.terminate();
    this.channel = null;
  }
}

/** Opens a worker, loads the module `wasm` (null: the one that belongs to the package) and waits until it is ready. */
export async function startAnalyzer(open: OpenChannel, wasm: Wasm | null): Promise<Analyzer> {
  const queue = new WorkerQueue(open, wasm);
  const loaded = await queue.submit({ kind: "load", wasm }).catch((cause: unknown) => {
    queue.dispose();
    throw cause;
  });
  if (loaded.kind !== "loaded") throw new KhabarError("bad-reply", `The worker answered a load with "${loaded.kind}".`);
  return {
    version: loaded.version,
    dispose: () => queue.dispose(),
    analyze: async (text, { signal, ...options } = {}) => {
      const reply = await queue.submit({ kind: "analyze", text, options }, signal);
      if (reply.kind !== "analyzed") throw new KhabarError("bad-reply", `The worker answered with "${reply.kind}".`);
      return reply.analysis;
    },
  };
}
