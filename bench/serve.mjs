#!/usr/bin/env node
// From the save of an SOP to its page loaded again, in `sop serve`: what a browser with the page open sees. An SOP is saved, the event
// arrives over the connection that the page holds open, the page is asked for and has the new words.
//   node bench/serve.mjs [--sizes 1000] [--saves 15] [--write] [--profile FOLDER]
// Wall time is what a person waits for and what a busy machine stretches; CPU time is that of the server, from proc(5), in ticks of 10 ms.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { day, handbook, machine, root, spread, tableOf, writeFigures } from './measure.mjs';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000' },
    saves: { type: 'string', default: '15' },
    write: { type: 'boolean', default: false },
    profile: { type: 'string' },
  },
});

const limit = 200;
const settle = () => new Promise((done) => setTimeout(done, 300));

function started(folder) {
  const flags = values.profile ? ['--cpu-prof', '--cpu-prof-dir', values.profile] : [];
  const env = { ...process.env, NO_COLOR: '1' };
  delete env.NODE_EXTRA_CA_CERTS;
  const server = spawn(process.execPath, [...flags, join(root, 'bin/sop.js'), 'serve', '--port', '0'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const stop = () =>
    new Promise((done) => {
      server.on('close', done);
      server.kill('SIGINT');
    });
  return new Promise((resolve, reject) => {
    server.stdout.once('data', (said) => resolve({ address: String(said).trim(), pid: server.pid, stop }));
    server.once('exit', (code) => reject(new Error(`Unexpected end of \`sop serve\` with ${code}`)));
  });
}

const textOf = (address) =>
  new Promise((resolve, reject) => {
    get(address, { agent: false }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part) => (text += part));
      answer.on('end', () => resolve(text));
    }).on('error', reject);
  });

/** Calls back at each event of the preview; gives back what ends listening. */
const listen = (address, changed) =>
  new Promise((resolve) => {
    const request = get(`${address}-/live`, { agent: false }, (answer) => {
      answer.setEncoding('utf8');
      answer.on('data', (part) => part.includes('event: changed') && changed());
      answer.on('error', () => {});
      resolve(() => request.destroy());
    });
    request.on('error', () => {});
  });

/** Milliseconds of processor time of a process so far: fields 14 and 15 of proc(5) stat. */
function cpuOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13);
  return (Number(user) + Number(system)) * 10;
}

async function measured(size) {
  const folder = handbook(size, true);
  const texts = readdirSync(join(folder, 'sops'), { recursive: true }).filter((name) => name.endsWith('.md'));
  const file = join(folder, 'sops', texts.sort()[texts.length >> 1]);
  const text = readFileSync(file, 'utf8');
  const [, id] = /^id: *(\S+)/m.exec(text);
  const server = await started(folder);
  let arrived = () => {};
  const end = await listen(server.address, () => arrived());
  const page = `${server.address}sops/${id}.html`;
  const found = { event: [], page: [], about: [], cpu: [] };
  try {
    await textOf(page);
    for (let save = 0; save <= Number(values.saves); save += 1) {
      await settle();
      const words = `Write down call ${save}.`;
      const next = () => new Promise((done) => (arrived = done));
      let event = next();
      const cpu = cpuOf(server.pid);
      const start = performance.now();
      writeFileSync(file, text.replace('End.', `${words} End.`));
      await event;
      const told = performance.now() - start;
      // An event may be the late one of the save before: what counts is the page that has the words.
      for (event = next(); !(await textOf(page)).includes(words); event = next()) await event;
      const shown = performance.now() - start;
      // As the page does: it asks what is wrong in it.
      await textOf(`${server.address}-/about?page=/sops/${id}.html`);
      const about = performance.now() - start;
      // The first save is not counted, as everywhere here.
      if (save === 0) continue;
      found.about.push(about);
      found.event.push(told);
      found.page.push(shown);
      found.cpu.push(cpuOf(server.pid) - cpu);
    }
  } finally {
    writeFileSync(file, text);
    end();
    await server.stop();
  }
  return found;
}

const rows = [];
for (const size of values.sizes.split(',').map(Number)) {
  const { event, page, about, cpu } = await measured(size);
  rows.push([String(size), ...[event, page, about, cpu].map((list) => spread(list, 0))]);
}
const head = [
  'SOPs',
  'event, ms after the save',
  'page loaded, ms',
  'its findings, ms',
  'CPU of the server for all of it, ms',
];
const report = `Made by \`node bench/serve.mjs\` on ${day()}: ${machine()}; ${values.saves} saves after one that is not counted, median
(least to most). Asked for: ${limit} ms. Processes that wanted the processors meanwhile: ${loadavg()[0].toFixed(1)} (load of the last minute).

${tableOf(head, rows)}`;
process.stdout.write(`${report}\n`);
if (values.write) writeFigures('bench/site.md', 'serve', report);
