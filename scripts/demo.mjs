// A handbook with a past, for `npm start`, the pictures and the tests of pages: the SOPs of `sops/` in a repository of their own, with
// two years of revisions, reviews, a retirement, a notice, and a revision that takes effect soon. All dates count from today.

import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

const people = {
  ana: { name: 'Ana Lima', email: 'ana@lantern.example' },
  iris: { name: 'Iris Vermeer', email: 'iris@lantern.example' },
};

/**
 * Makes the demo in a folder that must not exist yet. Needs a built `dist/`.
 *
 * @param folder absolute path
 * @param today ISO date on which the handbook is looked at
 */
export async function makeDemo(folder, today) {
  if (existsSync(folder)) throw new Error(`${folder} exists already`);
  const handbook = await handbookIn(folder);
  const day = (distance) => addDays(today, distance);

  handbook.on(day(-730), people.ana);
  handbook.copy('sop.yaml', (text) => text.replace('four-eyes: true', 'four-eyes: false'));
  handbook.copyFolder('sops');
  handbook.write(
    'sops/customer-support/order-by-fax.md',
    readFileSync(join(root, 'scripts/demo/order-by-fax.md'), 'utf8'),
  );
  handbook.write('.gitattributes', readFileSync(join(root, 'templates/init/gitattributes'), 'utf8'));
  handbook.edit('sops/customer-support/refund-customer.md', (text) =>
    text
      .replace('less than 30 days ago', 'less than 14 days ago')
      .replace('30-day rule', '14-day rule')
      .replace('You have 30 days', 'You have 14 days'),
  );
  handbook.edit('sops/customer-support/refund-customer.nl.md', (text) =>
    text
      .replace('minder dan 30 dagen geleden', 'minder dan 14 dagen geleden')
      .replace('de regel van 30 dagen', 'de regel van 14 dagen')
      .replace('Je mag een lamp 30 dagen', 'Je mag een lamp 14 dagen'),
  );
  for (const name of [
    'customer-support/refund-customer',
    'customer-support/complaint',
    'operations/lost-parcel',
  ])
    handbook.edit(`sops/${name}.nl.md`, (text) => text.replace('translates: 0.0.0', 'translates: 1.0.0'));
  handbook.commit('Write down how we work');
  handbook.on(day(-729), people.iris);
  await handbook.sop('release', '--all-changed', '-m', 'First release of the handbook');

  handbook.on(day(-430), people.iris);
  handbook.copy('sop.yaml');
  handbook.commit('Whoever wrote a text no longer approves it');

  handbook.on(day(-300), people.ana);
  handbook.edit('sops/customer-support/refund-customer.md', (text) =>
    text
      .replace('less than 14 days ago', 'less than 30 days ago')
      .replace('14-day rule', '30-day rule')
      .replace('You have 14 days', 'You have 30 days'),
  );
  handbook.commit('Customers may try a lamp for 30 days');
  handbook.on(day(-299), people.iris);
  await handbook.sop('approve', 'refund-customer');
  await handbook.sop('release', 'refund-customer', '-m', 'Customers may try a lamp for 30 days');

  handbook.on(day(-200), people.ana);
  await handbook.sop('retire', 'order-by-fax', '-m', 'Nobody has sent a fax for a year');

  for (const [distance, ids] of [
    [-150, ['refund-customer', 'refund-payment', 'complaint', 'customer-meeting', 'where-is-my-order']],
    [-60, ['account-takeover', 'data-request', 'escalate-ticket', 'service-standards', 'unsafe-lamp']],
    [-45, ['opening-hours', 'outage-notice', 'first-day']],
  ]) {
    handbook.on(day(distance), people.iris);
    for (const id of ids) await handbook.sop('review', id, '-m', 'Read with the team; still right');
  }

  for (const id of ['refund-customer', 'complaint'])
    await handbook.sop('review', id, '--lang', 'nl', '-m', 'Read with the team; still right');

  handbook.on(day(-6), people.ana);
  handbook.edit('sops/customer-support/refund-customer.md', (text) =>
    text.replace('Did the parcel come back within 14 days?', 'Did the parcel come back within 21 days?'),
  );
  handbook.commit('Parcels from abroad need three weeks');
  handbook.on(day(-5), people.iris);
  await handbook.sop('approve', 'refund-customer', '--effective', day(9));
  await handbook.sop(
    'release',
    'refund-customer',
    '--effective',
    day(9),
    '-m',
    'Parcels from abroad need three weeks',
  );

  handbook.on(day(-2), people.ana);
  handbook.edit('sops/customer-support/complaint.md', (text) =>
    text.replace(
      '## Instructions',
      '## Instructions\n\nA complaint is read to its end before anybody answers.',
    ),
  );
  handbook.commit('Say how a complaint is read');

  handbook.on(day(0), people.ana);
  await handbook.sop(
    'notice',
    'where-is-my-order',
    '-m',
    'The tracking page of the carrier is slow today: call them instead.',
    '--until',
    day(3),
  );
  return handbook;
}

/** A repository whose clock and author are set before each thing that happens in it. */
async function handbookIn(folder) {
  const { run, processShell } = (await import(new URL('../dist/cli.cjs', import.meta.url).href)).default;
  const here = processShell();
  mkdirSync(folder, { recursive: true });
  let today = '';
  let minute = 0;
  const git = (...args) => {
    const { status, stderr } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  };
  const clock = () => `${today}T00:${String(minute).padStart(2, '0')}:00+00:00`;
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  git('init', '--quiet', '--initial-branch=main');
  for (const [key, value] of Object.entries({
    'commit.gpgsign': 'false',
    'tag.gpgsign': 'false',
    'gc.auto': '0',
    'core.autocrlf': 'false',
    'core.hooksPath': '/dev/null',
  }))
    git('config', key, value);

  return {
    folder,
    write,
    on(date, { name, email }) {
      today = date;
      minute = 0;
      git('config', 'user.name', name);
      git('config', 'user.email', email);
    },
    copy: (path, change = (text) => text) => write(path, change(readFileSync(join(root, path), 'utf8'))),
    copyFolder: (path) => cpSync(join(root, path), join(folder, path), { recursive: true }),
    edit(path, change) {
      const before = readFileSync(join(folder, path), 'utf8');
      const after = change(before);
      if (after === before) throw new Error(`Nothing to change in ${path}`);
      write(path, after);
    },
    commit(message) {
      minute++;
      dated(clock(), () => {
        git('add', '--all');
        git('commit', '--quiet', '--message', message);
      });
    },
    async sop(...words) {
      minute++;
      let said = '';
      const listen = (text) => {
        said += text;
      };
      const shell = {
        ...here,
        cwd: folder,
        today,
        now: clock,
        interactive: false,
        color: { out: false, err: false },
        terminal: { out: false, err: false },
        language: 'en',
        out: listen,
        err: listen,
      };
      const code = await dated(clock(), () => run(words, shell));
      if (code !== 0) throw new Error(`sop ${words.join(' ')} ended with ${code}:\n${said}`);
      return said;
    },
  };
}

/** Git takes the time of a commit or tag from its environment. */
function dated(time, act) {
  process.env.GIT_AUTHOR_DATE = time;
  process.env.GIT_COMMITTER_DATE = time;
  const undo = () => {
    delete process.env.GIT_AUTHOR_DATE;
    delete process.env.GIT_COMMITTER_DATE;
  };
  const done = act();
  if (done instanceof Promise) return done.finally(undo);
  undo();
  return done;
}

function addDays(date, days) {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
