// A small static server with the headers that the page is made for. usage: node serve.mjs FOLDER [PORT]
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, relative, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream';
import { pathToFileURL } from 'node:url';

const types = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8', '.wasm': 'application/wasm', '.json': 'application/json', '.svg': 'image/svg+xml',
  '.png': 'image/png', '.woff2': 'font/woff2', '.txt': 'text/plain; charset=utf-8', '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json', '.map': 'application/json',
};

const policy = (others) => [
  "default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self'", "img-src 'self' data:",
  "style-src 'self'", "font-src 'self'", "manifest-src 'self'", "base-uri 'none'", "form-action 'none'", ...others,
].join('; ');

const headers = {
  'Content-Security-Policy': policy(["worker-src 'self'", "frame-ancestors 'none'"]),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
};

/** What other sites may use: the widget's script and module from anywhere, its page in frames anywhere. */
const forOthers = {
  'Content-Security-Policy': policy(["worker-src blob:", "frame-src 'self'", 'frame-ancestors *']),
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
};

/** The page in one file has a policy of its own, with the hashes of its script and style. */
const ofOneFile = { 'Content-Security-Policy': "frame-ancestors 'none'" };

function headersFor(path) {
  if (path.startsWith('widget/')) return { ...headers, ...forOthers };
  return path === 'khabar-offline.html' ? { ...headers, ...ofOneFile } : headers;
}

/** The file that a request means, or null where it leads out of the folder or to nothing. */
async function find(folder, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
  if (path.includes('\0')) return null;
  const file = join(folder, normalize(path).replace(/\/$/, '/index.html'));
  if (!file.startsWith(folder + sep)) return null;
  const info = await stat(file).catch(() => null);
  return info?.isFile() ? { file, size: info.size } : null;
}

/** Serves `folder`; resolves to the server once it listens. Port 0 takes a free one. */
export function serve(folder, port) {
  const root = resolve(folder);
  const server = createServer(async (request, response) => {
    const found = await find(root, request.url);
    const path = found ? relative(root, found.file) : '';
    for (const [name, value] of Object.entries(headersFor(path))) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    if (!found) {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
      return;
    }
    response.setHeader('Content-Type', types[extname(found.file)] ?? 'application/octet-stream');
    // Files with a hash in their name never change; the page itself is asked for anew.
    response.setHeader('Cache-Control', path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    const packed = /\bbr\b/.test(request.headers['accept-encoding'] ?? '') ? await stat(found.file + '.br').catch(() => null) : null;
    if (packed) response.setHeader('Content-Encoding', 'br').setHeader('Vary', 'Accept-Encoding');
    response.setHeader('Content-Length', packed ? packed.size : found.size);
    response.writeHead(200);
    if (request.method === 'HEAD') response.end();
    // A file that goes away meanwhile (a build is running) ends this answer, not the server.
    else pipeline(createReadStream(packed ? found.file + '.br' : found.file), response, () => {});
  });
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(port, '127.0.0.1', () => done(server));
  });
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder = 'web/dist', port = process.env.PORT ?? '8080'] = process.argv.slice(2);
  try {
    const server = await serve(folder, Number(port));
    console.log(`Khabar is at http://localhost:${server.address().port} (end with Ctrl+C)`);
  } catch (error) {
    console.error(error.code === 'EADDRINUSE'
      ? `Port ${port} is taken. Choose another: PORT=8081 ./scripts/start`
      : `The server could not start: ${error.message}`);
    process.exit(1);
  }
}
