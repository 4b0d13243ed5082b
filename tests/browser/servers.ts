import { spawn } from "node:child_process";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

export interface Served {
  address: string;
  stop(): void;
}

const DIST = join(__dirname, "../../web/dist");

/** Serves a folder as scripts/start does, on a port of its own. */
export function serveFolder(folder = DIST): Promise<Served> {
  const script = join(__dirname, "../../scripts/serve.mjs");
  const child = spawn(process.execPath, [script, folder, "0"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    child.once("exit", () => reject(new Error("The server ended.")));
    child.stdout.on("data", (data: Buffer) => {
      const port = /localhost:(\d+)/.exec(String(data))?.[1];
      if (port)
        resolve({
          address: `http://localhost:${port}/`,
          stop: () => child.kill(),
        });
    });
  });
}

/** A site of somebody else: one page with the given Content-Security-Policy. */
export function serveSite(html: string, policy: string): Promise<Served> {
  const answer: RequestListener = ({ url }, response) => {
    if (url !== "/") return void response.writeHead(204).end();
    response.writeHead(200, {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policy,
    });
    response.end(html);
  };
  const server = createServer(answer);
  return new Promise((resolve) =>
    server.listen(0, "127.0.0.1", () =>
      resolve({
        address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
        stop: () => {
          server.closeAllConnections();
          server.close();
        },
      }),
    ),
  );
}
