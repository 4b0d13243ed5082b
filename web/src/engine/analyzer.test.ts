import { describe, expect, it } from "vitest";
import type { Analysis } from "./analysis.js";
import { startAnalyzer } from "./analyzer.js";
import type { ChannelEvents, OpenChannel } from "./channel.js";
import { readResult } from "./core.js";
import { KhabarError } from "./errors.js";
import { inParts, type Reply, type Request } from "./protocol.js";
import { createService } from "./service.js";

/** A worker that answers when the test says so. */
class FakeWorker {
  readonly received: Request[] = [];
  terminated = false;

  constructor(readonly events: ChannelEvents) {}

  post(request: Request): void {
    this.received.push(request);
    if (request.kind === "load") this.reply({ kind: "loaded", id: request.id, version: "1.2.3" });
  }

  reply(reply: Reply): void {
    queueMicrotask(() => !this.terminated && this.events.onReply(reply));
  }

  texts(): string[] {
    return this.received.flatMap((request) => (request.kind === "analyze" ? [request.text] : []));
  }

  answer(text: string): void {
    const request = this.received.find((one) => one.kind === "analyze" && one.text === text);
    if (!request) throw new Error(`no request for "${text}"`);
    this.reply({ kind: "analyzed", id: request.id, analysis: documentFor(text) });
  }

  fail(code: string, offset: number | null): void {
    this.reply({ kind: "failed", id: this.received.at(-1)!.id, error: { code, message: "no", offset } });
  }
}

function documentFor(text: string): Analysis {
  return { length: text.length } as Analysis;
}

async function start(): Promise<{ analyzer: Awaited<ReturnType<typeof startAnalyzer>>; workers: FakeWorker[] }> {
  const workers: FakeWorker[] = [];
  const open: OpenChannel = (events) => {
    const worker = new FakeWorker(events);
    workers.push(worker);
    return {
      post: (request) => worker.post(request),
      terminate: () => void (worker.terminated = true),
      setBusy: () => undefined,
    };
  };
  return { analyzer: await startAnalyzer(open, null), workers };
}

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe("an analyser", () => {
  it("loads the module first and tells its version", async () => {
    const { analyzer, workers } = await start();
    expect(analyzer.version).toBe("1.2.3");
    expect(workers[0]!.received).toEqual([{ kind: "load", id: 1, wasm: null }]);
  });

  it("sends options without the signal and gives the document", async () => {
    const { analyzer, workers } = await start();
    const result = analyzer.analyze("نص", {
      published: "2026-11-23",
      tokens: true,
      signal: new AbortController().signal,
    });
    expect(workers[0]!.received[1]).toEqual({
      kind: "analyze",
      id: 2,
      text: "نص",
      options: { published: "2026-11-23", tokens: true },
    });
    workers[0]!.answer("نص");
    expect(await result).toEqual({ length: 2 });
  });

  it("puts the parts of a long document together, and those of an aborted one away", async () => {
    const { analyzer, workers } = await start();
    const sentences = Array.from({ length: 1200 }, (_, at) => ({ start: at, end: at + 1, paragraph: 0 }));
    const analysis = { ...documentFor("أ"), sentences, mentions: [] } as unknown as Analysis;
    const controller = new AbortController();
    const aborted = analyzer.analyze("أ", { signal: controller.signal });
    workers[0]!.reply(inParts({ kind: "analyzed", id: 2, analysis })[0]!);
    await turn();
    controller.abort();
    await expect(aborted).rejects.toMatchObject({ name: "AbortError" });
    const result = analyzer.analyze("ب");
    await turn();
    const messages = inParts({ kind: "analyzed", id: workers[1]!.received.at(-1)!.id, analysis });
    expect(messages.map(({ kind }) => kind)).toEqual(["part", "part", "part", "analyzed"]);
    for (const message of structuredClone(messages)) workers[1]!.reply(message);
    expect(await result).toEqual(analysis);
    expect(sentences).toHaveLength(1200);
  });

  it("serves calls one after the other", async () => {
    const { analyzer, workers } = await start();
    const results = [analyzer.analyze("أ"), analyzer.analyze("بب")];
    expect(workers[0]!.texts()).toEqual(["أ"]);
    workers[0]!.answer("أ");
    await results[0];
    expect(workers[0]!.texts()).toEqual(["أ", "بب"]);
    workers[0]!.answer("بب");
    expect(await results[1]).toEqual({ length: 2 });
  });

  it("rejects with the core's code and offset, and goes on", async () => {
    const { analyzer, workers } = await start();
    const failed = analyzer.analyze("أ");
    workers[0]!.fail("text-too-long", 7);
    await expect(failed).rejects.toMatchObject({ name: "KhabarError", code: "text-too-long", offset: 7 });
    const next = analyzer.analyze("ب");
    workers[0]!.answer("ب");
    expect(await next).toEqual({ length: 1 });
  });

  it("ends the worker when the running call is aborted, and a new worker takes the rest", async () => {
    const { analyzer, workers } = await start();
    const controller = new AbortController();
    const aborted = analyzer.analyze("أ", { signal: controller.signal });
    const kept = analyzer.analyze("ب");
    controller.abort();
    await expect(aborted).rejects.toMatchObject({ name: "AbortError" });
    expect(workers[0]!.terminated).toBe(true);
    await turn();
    expect(workers[1]!.received.map(({ kind }) => kind)).toEqual(["load", "analyze"]);
    workers[1]!.answer("ب");
    expect(await kept).toEqual({ length: 1 });
  });

  it("only forgets a waiting call that is aborted", async () => {
    const { analyzer, workers } = await start();
    const controller = new AbortController();
    const first = analyzer.analyze("أ");
    const waiting = analyzer.analyze("ب", { signal: controller.signal });
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
    expect(workers).toHaveLength(1);
    expect(workers[0]!.terminated).toBe(false);
    workers[0]!.answer("أ");
    await first;
    expect(workers[0]!.texts()).toEqual(["أ"]);
  });

  it("rejects at once when the signal is aborted already", async () => {
    const { analyzer, workers } = await start();
    await expect(analyzer.analyze("أ", { signal: AbortSignal.abort("late") })).rejects.toBe("late");
    expect(workers[0]!.texts()).toEqual([]);
  });

  it("rejects when the worker breaks down, and starts another for the next call", async () => {
    const { analyzer, workers } = await start();
    const lost = analyzer.analyze("أ");
    workers[0]!.events.onBreakdown("out of memory");
    await expect(lost).rejects.toMatchObject({ code: "crashed", message: "out of memory" });
    const next = analyzer.analyze("ب");
    await turn();
    workers[1]!.answer("ب");
    expect(await next).toEqual({ length: 1 });
  });

  it("rejects everything on dispose, and what comes after", async () => {
    const { analyzer, workers } = await start();
    const calls = [analyzer.analyze("أ"), analyzer.analyze("ب")];
    analyzer.dispose();
    for (const call of [...calls, analyzer.analyze("ج")])
      await expect(call).rejects.toMatchObject({ code: "disposed" });
    expect(workers[0]!.terminated).toBe(true);
  });

  it("says so when the module cannot be loaded", async () => {
    const open: OpenChannel = (events) => ({
      post: ({ id }) =>
        queueMicrotask(() =>
          events.onReply({ kind: "failed", id, error: { code: "load-failed", message: "404", offset: null } }),
        ),
      terminate: () => undefined,
      setBusy: () => undefined,
    });
    await expect(startAnalyzer(open, "missing.wasm")).rejects.toMatchObject({ code: "load-failed" });
  });
});

describe("the worker's service", () => {
  const core = { version: "9", analyze: (text: string) => documentFor(text) };

  it("answers with the id of the request", async () => {
    const answer = createService(() => Promise.resolve(core));
    expect(await answer({ kind: "load", id: 4, wasm: null })).toEqual({ kind: "loaded", id: 4, version: "9" });
    expect(await answer({ kind: "analyze", id: 5, text: "نص", options: {} })).toEqual({
      kind: "analyzed",
      id: 5,
      analysis: { length: 2 },
    });
  });

  it("turns whatever is thrown into a reply", async () => {
    const throwing = (cause: unknown): typeof core => ({
      ...core,
      analyze: () => {
        throw cause;
      },
    });
    for (const [cause, error] of [
      [new KhabarError("invalid-date", "bad", 3), { code: "invalid-date", message: "bad", offset: 3 }],
      [new RangeError("memory"), { code: "crashed", message: "memory", offset: null }],
      ["odd", { code: "crashed", message: "odd", offset: null }],
    ] as const) {
      const answer = createService(() => Promise.resolve(throwing(cause)));
      await answer({ kind: "load", id: 1, wasm: null });
      expect(await answer({ kind: "analyze", id: 2, text: "", options: {} })).toEqual({ kind: "failed", id: 2, error });
    }
  });

  it("refuses to analyse before it has loaded", async () => {
    const answer = createService(() => Promise.resolve(core));
    expect(await answer({ kind: "analyze", id: 1, text: "", options: {} })).toMatchObject({
      kind: "failed",
      error: { code: "load-failed" },
    });
  });
});

describe("readResult", () => {
  it("gives the document", () => {
    expect(readResult('{"length":3}')).toEqual({ length: 3 });
  });

  it("throws the core's error, with no offset where it has none", () => {
    const failure = (offset: number): string =>
      JSON.stringify({ ok: false, error: { code: "internal", offset, message: "m" } });
    expect(() => readResult(failure(5))).toThrow(expect.objectContaining({ code: "internal", offset: 5 }));
    expect(() => readResult(failure(-1))).toThrow(expect.objectContaining({ offset: null }));
  });
});
