import { describe, expect, test } from 'vitest';
import { folder, git, read, repository, write } from '../folder.ts';
import { calm, sop, sopWith } from '../shell.ts';
import { busy } from './busy.ts';
import { parseCalendar } from './calendar.ts';
import { lantern, parcel, refund } from './lantern.ts';

const wide = { terminal: { out: true, err: true } };
const asData = async (root: string, ...argv: string[]) =>
  JSON.parse((await sop(root, 'status', '--json', ...argv)).out);
const kindsOf = (data: { items: { kind: string; id: string; language: string }[] }) =>
  data.items.map(({ kind, id, language }) => `${kind} ${id}.${language}`);

describe('sop status', () => {
  test('tells what needs attention, most urgent first, and ends with one command', async () => {
    const root = busy();
    const { code, out, err } = await sopWith(wide, root, 'status');
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "Lantern support on 2026-11-22
      8 SOPs, 5 in force, 2 never released, 1 retired

      Stopped
        refund-customer       since 2026-11-20: The payment page pays twice
                              also shown on sops/support/complaint.md:28

      Review overdue
        complaint             was due on 2026-11-01, 21 days ago; owner: Ana Silva
                              not reviewed since it began to hold on 2025-11-01

      Translation behind
        refund-customer (nl)  nl renders 1.0.0, and 2.0.0 is in force: people work
                              differently now

      Retired, and still linked to
        old-way               linked from sops/support/call.md:28
                              link to refund-customer instead

      Owner not known
        chat                  \`Dana Roe\` is nobody that sop.yaml knows

      Changed, not released
        call                  1.0.0 becomes 2.0.0 (major)
                              step 2: \`30 days\` became \`14 days\`
                              step 2a: \`30 days\` became \`14 days\`
                              anybody may approve; readers still see 1.0.0

      Never released
        lost-parcel           readers do not see it yet
        refund-customer (nl)  readers do not see it yet

      Review due soon
        voucher               is due on 2026-12-10, in 18 days; owner: Ana Silva

      Takes effect later
        voucher               2.0.0 takes effect on 2027-01-01
      "
    `);
    expect(calm(err)).toMatchInlineSnapshot(`
      "
      next:
        sop release call  puts 2.0.0 in force
      "
    `);
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(git(root, 'status', '--porcelain')).toBe('');
  });

  test('on another date: what will be due, in force and over by then', async () => {
    const root = busy();
    const before = await asData(root, '--on', '2026-03-15');
    expect(kindsOf(before).filter((line) => /stop|overdue|upcoming/.test(line))).toEqual([]);
    const after = await asData(root, '--on', '2027-01-01');
    expect(after.reviews.find(({ id }: { id: string }) => id === 'voucher')).toMatchObject({
      version: '2.0.0',
      last: '2027-01-01',
      due: '2028-01-01',
    });
    expect(kindsOf(after)).not.toContain('upcoming voucher.en');
    expect(kindsOf(await asData(root, '--on', '2027-12-31'))).toEqual(
      expect.arrayContaining(['review-overdue refund-customer.en', 'review-overdue call.en']),
    );
    const bad = await sop(root, 'status', '--on', 'tomorrow');
    expect([bad.code, bad.err]).toEqual([2, expect.stringContaining('expected a date')]);
  });

  test('as data it says what is next and what it could not know', async () => {
    const data = await asData(busy());
    expect(data).toMatchObject({
      on: '2026-11-22',
      counts: { sops: 8, inForce: 5, drafts: 2, retired: 1 },
      unknown: [],
      next: { command: 'sop release call' },
      git: { branch: 'main', main: 'main' },
    });
    expect(data.items.find(({ kind }: { kind: string }) => kind === 'unreleased')).toMatchObject({
      id: 'call',
      inForce: '1.0.0',
      becomes: '2.0.0',
      class: 'major',
      changes: expect.arrayContaining(['step 2: `30 days` became `14 days`']),
    });
  });

  test('--exit-code fails when somebody has to act, and not for work under way', async () => {
    expect((await sop(busy(), 'status', '--exit-code')).code).toBe(1);
    expect((await sop(repository(lantern), 'status', '--exit-code')).code).toBe(0);
  });

  test('an approval that counts leads to a release; a text that changed after it is told apart', async () => {
    const root = busy();
    const path = 'sops/support/call.md';
    const data = await asData(root);
    expect(kindsOf(data)).toContain('unreleased call.en');
    // A line of her own, in her own commit, for exactly this text.
    const { readPending, deskWith } = await import('../../src/cli/pending.ts');
    const { openHandbook, needRegister, planRecord, carryOutRecord } = await import(
      '../../src/cli/record.ts'
    );
    const { openTerminal } = await import('../../src/cli/terminal.ts');
    const { shellIn } = await import('../shell.ts');
    const t = await openTerminal([], shellIn(root).shell);
    const place = await openHandbook(t);
    const desk = await deskWith(await needRegister(place, t), place, '2026-11-22');
    const { fingerprint } = await readPending({ path }, desk, t);
    const cells = {
      ...{ role: '', meaning: 'approval', id: 'call', language: 'en', follows: '1.0.0', fingerprint },
      ...{ effective: '', evidence: '', because: '' },
    };
    await carryOutRecord(
      place,
      await planRecord(place, [{ ledger: 'approvals', cells }], { subject: 'Approve call' }, t),
    );
    const approved = await asData(root);
    expect(kindsOf(approved)).toContain('approved call.en');
    expect(approved.next.command).toBe('sop release call');
    write(root, { [path]: read(root, path).replaceAll('14 days', '15 days') });
    const changed = await sop(root, 'status');
    expect(changed.out).toContain('Changed after approval');
    expect(changed.out).toContain('Ana Silva approved it before the text changed again');
    expect(changed.out).toContain('not committed yet');
  });

  test('other owner, tags and layout wait for no release', async () => {
    const root = busy();
    const path = 'sops/support/complaint.md';
    write(root, { [path]: read(root, path).replace('owner: Ana Silva', 'owner: Cem Aydin\ntags: [angry]') });
    expect(kindsOf(await asData(root)).filter((line) => line.endsWith(' complaint.en'))).toEqual([
      'review-overdue complaint.en',
    ]);
  });

  test('a text that vanished, a seal without approval and a broken record are told', async () => {
    const root = busy();
    git(root, 'rm', '--quiet', 'sops/support/complaint.md');
    write(root, {
      'records/reviews.csv': 'time,person,id,language,version,fingerprint,note\nyesterday,Ana\n',
    });
    git(root, 'add', '--all');
    git(root, 'commit', '--quiet', '--message', 'Tidy');
    const { released } = await import('./released.ts');
    released(root, {
      path: 'sops/warehouse/lost-parcel.md',
      version: '1.0.0',
      at: '2026-11-21T09:00:00Z',
      approved: false,
    });
    const { out, err } = await sop(root, 'status');
    expect(out).toMatch(/Gone without retirement\n {2}complaint +1\.0\.0 is in force, and its text is gone/);
    expect(out).toMatch(/Sealed without proof\n {2}lost-parcel +1\.0\.0 is sealed.*no approval that counts/);
    expect(out).toContain('records/reviews.csv:2 cannot be read as a record');
    expect(err).toMatch(/next:\n {2}sop audit /);
  });

  test('in a shallow clone, without git and without a commit it says what it cannot know', async () => {
    const root = busy();
    const clones = folder();
    git(clones, 'clone', '--quiet', '--depth', '1', `file://${root}`, 'copy');
    const shallow = await sop(`${clones}/copy`, 'status');
    expect(shallow.out).toContain('cannot be told here: git fetch --unshallow --tags gets the rest');
    expect(shallow.out).not.toContain('Never released');
    expect(shallow.err).toMatch(/next:\n {2}git fetch --unshallow --tags /);
    const bare = folder(lantern);
    const none = await sop(bare, 'status');
    expect([none.code, none.out]).toEqual([0, expect.stringContaining('is not kept in git')]);
    expect(none.err).toMatch(/next:\n {2}sop init --git /);
    git(bare, 'init', '--quiet', '--initial-branch=main');
    // A draft with a placeholder would be refused.
    write(bare, { 'sops/warehouse/lost-parcel.md': parcel.replace('{{the number of the carrier}}', 'them') });
    expect((await sop(bare, 'status')).err).toMatch(/next:\n {2}sop release --all-changed/);
    const nowhere = await sop(folder(), 'status');
    expect([nowhere.code, nowhere.err]).toEqual([2, expect.stringContaining('no handbook here')]);
  });

  test('commits that nobody else has, and those that are missing here, come first', async () => {
    const root = busy();
    const bare = folder();
    git(bare, 'init', '--quiet', '--bare', '--initial-branch=main');
    git(root, 'remote', 'add', 'origin', bare);
    git(root, 'push', '--quiet', '--set-upstream', 'origin', 'main');
    expect((await sop(root, 'status')).err).toMatch(/next:\n {2}sop release call /);
    await sop(root, 'stop', 'complaint', '-m', 'The form is down');
    const ahead = await sop(root, 'status');
    expect(ahead.out).toContain('1 commit of main is here only: nobody else has it until it is pushed.');
    expect(ahead.err).toMatch(/next:\n {2}git push /);
    git(root, 'push', '--quiet');
    git(root, 'switch', '--quiet', '-c', 'reword');
    expect((await sop(root, 'status')).out).toContain('This is reword; readers get main.');
  });

  test('where very many texts differ from their seals, a screen compares some and counts the rest', async () => {
    const ids = Array.from({ length: 22 }, (_, at) => `sops/support/rule-${at}.md`);
    const root = repository({
      'sop.yaml': 'title: Lantern\n',
      ...Object.fromEntries(
        ids.map((path, at) => [path, refund.replaceAll('refund-customer', `rule-${at}`)]),
      ),
    });
    for (const path of ids)
      git(root, 'tag', '-a', `${path.slice(13, -3)}@1.0.0`, '-m', `r\n\nSop-Path: ${path}`);
    for (const path of ids) write(root, { [path]: read(root, path).replaceAll('30 days', '14 days') });
    const { out } = await sop(root, 'status');
    expect(out).toMatch(/Changed, not compared\n(?: {2}rule-\d+ .*\n){2}/);
    expect((await sop(root, 'status', '--all')).out).not.toContain('Changed, not compared');
    expect(kindsOf(await asData(root)).filter((line) => line.startsWith('unreleased'))).toHaveLength(22);
  });

  test('a text that was proposed as it lies here waits for the merge, and is not to be proposed again', async () => {
    const root = busy();
    const bare = folder();
    git(bare, 'init', '--quiet', '--bare', '--initial-branch=main');
    git(root, 'remote', 'add', 'origin', bare);
    const approvers = read(root, 'sop.yaml').replace(
      '    owner: Ana Silva\n',
      '    owner: Ana Silva\n    approvers: [Cem Aydin]\n',
    );
    write(root, { 'sop.yaml': approvers });
    git(root, 'commit', '--quiet', '--all', '--message', 'Cem approves');
    git(root, 'push', '--quiet', '--set-upstream', 'origin', 'main');
    write(root, {
      'sops/support/call.md': read(root, 'sops/support/call.md').replaceAll('14 days', '10 days'),
    });
    expect((await sop(root, 'status')).err).toMatch(/next:\n {2}sop propose call /);
    await sop(root, 'propose', 'call');
    const { out, err } = await sop(root, 'status');
    expect(out).toContain('proposed as it lies here, on sop/call-ana-silva; it waits for the merge');
    expect(out).toContain('Cem Aydin may approve');
    expect(err).toMatch(/next:\n {2}git pull --ff-only /);
    const data = await asData(root);
    expect(
      data.items.find(({ id, kind }: Record<string, string>) => id === 'call' && kind === 'unreleased'),
    ).toMatchObject({ proposedOn: 'sop/call-ana-silva' });
    write(root, {
      'sops/support/call.md': read(root, 'sops/support/call.md').replaceAll('10 days', '9 days'),
    });
    expect((await sop(root, 'status')).err).toMatch(/next:\n {2}sop propose call /);
  });

  test('long lists are counted, and shown with --all', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 14 }, (_, at) => [
        `sops/support/draft-${at}.md`,
        lantern['sops/warehouse/lost-parcel.md']?.replace('id: lost-parcel', `id: draft-${at}`) ?? '',
      ]),
    );
    const root = repository({ 'sop.yaml': 'title: Lantern\n', ...many });
    const { out } = await sop(root, 'status');
    expect(out.match(/^ {2}draft-/gm)?.length).toBe(10);
    expect(out).toContain('and 4 more; `sop status --all` shows them');
    expect((await sop(root, 'status', '--all')).out.match(/^ {2}draft-/gm)?.length).toBe(14);
  });
});

describe('sop status for calendars and git hosts', () => {
  test('the calendar follows the grammar of RFC 5545, holds every review and start, and stays the same', async () => {
    const root = busy();
    const { code, out } = await sop(root, 'status', '--format', 'ics');
    expect(code).toBe(0);
    const { properties, events } = parseCalendar(out);
    expect(properties).toMatchObject({ VERSION: '2.0', 'X-WR-CALNAME': 'Lantern support: SOPs' });
    expect(events.map(({ UID, DTSTART, SUMMARY }) => [UID, DTSTART, SUMMARY])).toEqual([
      ['review.complaint.en@lantern-support', '20261101', 'Review: Answer a complaint'],
      ['review.voucher.en@lantern-support', '20261210', 'Review: Hand out a voucher'],
      ['review.call.en@lantern-support', '20270301', 'Review: Take a call'],
      ['review.chat.en@lantern-support', '20270301', 'Review: Answer in the chat'],
      ['review.refund-customer.en@lantern-support', '20270501', 'Review: Refund a customer'],
      ['effective.voucher.en.2.0.0@lantern-support', '20270101', 'Takes effect: Hand out a voucher 2.0.0'],
    ]);
    expect((await sop(root, 'status', '--format', 'ics')).out).toBe(out);
  });

  test('titles with signs of the format, long ones and other scripts come back as they are', async () => {
    const title = `Refund; pay, \\ back é 日本語 ${'very '.repeat(30)}long`;
    const root = busy();
    const path = 'sops/support/complaint.md';
    write(root, { [path]: read(root, path).replace('title: Answer a complaint', `title: '${title}'`) });
    const { out } = await sop(root, 'status', '--format', 'ics');
    expect(parseCalendar(out).events[0]?.SUMMARY).toBe(`Review: ${title}`);
  });

  test('one issue an SOP, with a stable title and marker, that pings nobody', async () => {
    const root = busy();
    const path = 'sops/support/chat.md';
    write(root, { [path]: read(root, path).replace('owner: Dana Roe', "owner: '@everyone <b>'") });
    const { out } = await sop(root, 'status', '--format', 'github-issue');
    const issues = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(issues.map(({ id, title, marker }) => [id, title, marker])).toEqual(
      ['refund-customer', 'complaint', 'old-way', 'chat'].map((id) => [
        id,
        `SOP ${id} needs attention`,
        `<!-- sop-status: ${id} -->`,
      ]),
    );
    expect(issues[1].body).toMatchInlineSnapshot(`
      "<!-- sop-status: complaint -->
      What \`sop status\` found about \`Answer a complaint\`:

      - **Review overdue** (en): was due on 2026-11-01, 21 days ago; owner: Ana Silva
        - not reviewed since it began to hold on 2025-11-01

      What to do next:

      - \`sop review complaint\`
      "
    `);
    const chat = issues[3].body as string;
    expect(
      chat
        .split('`')
        .filter((_, at) => at % 2 === 0)
        .join(''),
    ).not.toMatch(/@|<b>/);
    for (const { body, marker } of issues) expect(body.startsWith(`${marker}\n`)).toBe(true);
  });

  test('an unknown format is refused', async () => {
    const { code, err } = await sop(repository(lantern), 'status', '--format', 'icsx');
    expect([code, err]).toEqual([2, expect.stringContaining('`ics`')]);
  });
});
