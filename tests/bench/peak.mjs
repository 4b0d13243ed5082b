// Runs a command with its output thrown away and prints {"seconds","peak"}: wall time and peak memory in KB.
// usage: node peak.mjs COMMAND ARGS...
import { spawn } from 'node:child_process';
import { openSync, readFileSync } from 'node:fs';

const start = performance.now();
const child = spawn(process.argv[2], process.argv.slice(3), { stdio: ['ignore', openSync('/dev/null', 'w'), 'inherit'] });
let peak = 0;
const look = setInterval(() => {
  try {
    peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0));
  } catch {
    // It has ended between two looks.
  }
}, 2);
child.on('exit', (code) => {
  clearInterval(look);
  console.log(JSON.stringify({ seconds: (performance.now() - start) / 1000, peak }));
  process.exitCode = code ?? 1;
});
