import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseMarkdown } from '../../src/document/markdown.ts';
import { sop, sopWith } from '../shell.ts';
import { approve, bo, cas, commit, git, handbook, refundText, seal, write } from '../version/line-of-work.ts';

const rules =
  'title: Lantern\nlanguages: [en, nl]\napproval: {approvers: [Bo Jansen, Cas Vries], four-eyes: true}\n' +
  'people:\n  - {name: Bo Jansen, addresses: bo@lantern.example}\n  - {name: Cas Vries, addresses: cas@lantern.example}\n';
const dutch = refundText({ id: 'klacht', front: 'language: nl\n' })
  .replace('Is the order older than 30 days?', 'Is de bestelling ouder dan 30 dagen?')
  .replace('## Instructions', '## Instructies');

/** 1.0.0 sealed and approved; a complaint in Dutch says the same figure. */
function released(): string {
  const root = handbook({ 'sop.yaml': rules, 'sops/klacht.nl.md': dutch });
  approve(root, 'refund', '', bo);
  commit(root, 'Bo says yes', {}, bo);
  seal(root, 'refund', '1.0.0');
  return root;
}

const shorter = refundText({ days: 14 });

describe('sop diff of one SOP', () => {
  test('the last revision against the folder: words marked, what it becomes, where the old figure still stands', async () => {
    const root = released();
    write(root, { 'sops/refund.md': shorter });
    const { out, err, code } = await sop(root, 'diff', 'refund');
    expect(code).toBe(0);
    expect(out).toBe(`Refund a customer (refund, en)
sops/refund.md
the text in your folder, compared with 1.0.0

It changes what people do, so they must read it again. It becomes 2.0.0 when it
is released.

What people do differently (major)
  step 2: \`30 days\` became \`14 days\`
      Is the order older than [-30 days-]{+14 days+}?

“30 days” became “14 days” here and still stands in
  sops/klacht.nl.md:22 Instructies: 30 dagen
`);
    expect(err).toContain('sop release refund');
  });

  test('as HTML: an article with words marked and the places that still say the figure; a title is no markup', async () => {
    const root = released();
    write(root, { 'sops/refund.md': shorter.replace('title: Refund', 'title: <b onclick=x>Refund</b>') });
    const { out, code } = await sop(root, 'diff', 'refund', '--format', 'html');
    expect(code).toBe(0);
    expect(out).toMatch(/^<article class="diff" id="refund" lang="en">/);
    expect(out).toMatch(/<h2>&lt;b onclick=x(?:>|&gt;)Refund/);
    expect(out).toContain('<mark class="figure">14</mark> days');
    expect(out).toContain('<li>sops/klacht.nl.md:22 Instructies: 30 dagen</li>');
    expect(out).toContain('Until it is released, readers see 1.0.0.');
  });

  test('versions, tags, commits and the folder are compared by their names', async () => {
    const root = released();
    commit(root, 'Fourteen', { 'sops/refund.md': shorter });
    seal(root, 'refund', '2.0.0');
    write(root, { 'sops/refund.md': refundText({ days: 7 }) });
    const became = async (...argv: string[]) => {
      const { sops } = JSON.parse((await sop(root, 'diff', 'refund', ...argv, '--json')).out);
      return sops[0].changes.map(({ says }: { says: string }) => says);
    };
    expect(await became('1.0.0', '2.0.0')).toEqual(['step 2: `30 days` became `14 days`']);
    expect(await became('refund@2.0.0', 'refund@1.0.0')).toEqual(['step 2: `14 days` became `30 days`']);
    expect(await became('HEAD~1')).toEqual(['step 2: `30 days` became `7 days`']);
    expect(await became('2.0.0', 'work')).toEqual(['step 2: `14 days` became `7 days`']);
    expect(await became()).toEqual(['step 2: `14 days` became `7 days`']);
  });

  test('a revision of a moved file is found under its old path', async () => {
    const root = released();
    git(root, 'mv', 'sops/refund.md', 'sops/money-back.md');
    commit(root, 'Move', { 'sops/money-back.md': shorter });
    expect((await sop(root, 'diff', 'refund', 'HEAD~1')).out).toContain('[-30 days-]{+14 days+}');
    expect((await sop(root, 'diff', 'refund')).out).toContain('[-30 days-]{+14 days+}');
  });

  test('a file that moved with its links says the same as before; one that leads elsewhere now does not', async () => {
    const text = (to: string) =>
      refundText({ id: 'exchange' }).replace(
        'by order number.',
        `by order number, as [the refund](${to}) says.`,
      );
    const root = handbook({
      'sop.yaml': rules,
      'sops/exchange.md': text('refund.md'),
      'sops/klacht.md': dutch,
    });
    seal(root, 'exchange', '1.0.0');
    git(root, 'mv', 'sops/exchange.md', 'sops/moved.md');
    write(root, { 'sops/shop/exchange.md': text('../refund.md') });
    rmSync(`${root}/sops/moved.md`);
    const changes = async () =>
      JSON.parse((await sop(root, 'diff', 'exchange', '--json')).out).sops[0].changes.map(
        ({ kind }: { kind: string }) => kind,
      );
    expect(await changes()).toEqual(['layout']);
    write(root, { 'sops/shop/exchange.md': text('../klacht.md') });
    expect(await changes()).not.toEqual(['layout']);
  });

  test('a jump that leads nowhere any more is told by where it led', async () => {
    const root = released();
    write(root, { 'sops/refund.md': refundText({}).replace('go to **Close the ticket**', 'go to step 9') });
    const { out } = await sop(root, 'diff', 'refund');
    expect(out).toMatch(/no longer leads to `\d+\. Close the ticket`/);
    expect(out).not.toContain('the answer `` is gone');
  });

  test('nothing different, and what cannot be compared', async () => {
    const root = released();
    expect((await sop(root, 'diff', 'refund')).out).toContain('Nothing is different for readers.');
    const refused = async (...argv: string[]) => {
      const { code, err } = await sop(root, 'diff', ...argv);
      return [code, err.split('\n')[0]];
    };
    expect(await refused('refund', 'nowhere')).toEqual([
      2,
      'error: `nowhere` is no version and no commit, branch or tag of this repository',
    ]);
    expect(await refused('refund', '--', '--output=x')).toEqual([
      2,
      expect.stringContaining('does not begin with `-`'),
    ]);
    expect(await refused('refund', 'klacht@1.0.0')).toEqual([2, expect.stringContaining('another SOP')]);
    expect(await refused('refund', '9.9.9')).toEqual([2, 'error: `refund` has no revision `9.9.9`']);
    expect(await refused()).toEqual([2, 'error: Which SOP?']);
    expect(await refused('refund', '--since', 'main')).toEqual([2, expect.stringContaining('--since')]);
  });

  test('colour stands in place of the marks', async () => {
    const root = released();
    write(root, { 'sops/refund.md': shorter });
    const { out } = await sopWith({ color: { out: true, err: false } }, root, 'diff', 'refund');
    expect(out).not.toContain('[-');
    expect(out).toContain('\u001b[32m');
  });

  test('in Dutch', async () => {
    const root = released();
    write(root, { 'sops/refund.md': shorter });
    const { out } = await sopWith({ language: 'nl' }, root, 'diff', 'refund');
    expect(out).toContain('Wat mensen anders doen (groot)\n  stap 2: `30 days` werd `14 days`');
  });
});

describe('sop diff --since', () => {
  test('every SOP that differs from where the change left the branch: new, gone, moved and changed', async () => {
    const root = released();
    git(root, 'switch', '-q', '-c', 'shorter');
    git(root, 'mv', 'sops/refund.md', 'sops/back.md');
    commit(root, 'Fourteen', { 'sops/back.md': shorter, 'sops/klacht.nl.md': undefined });
    git(root, 'switch', '-q', 'main');
    commit(root, 'Main goes on', { 'sops/other.md': refundText({ id: 'other' }) });
    git(root, 'switch', '-q', 'shorter');
    write(root, { 'sops/label.md': refundText({ id: 'label' }) });
    const { sops } = JSON.parse((await sop(root, 'diff', '--since', 'main', '--json')).out);
    const told = sops.map(({ id, class: of, from, to }: Record<string, unknown>) => [
      id,
      of ?? '',
      Boolean(from),
      Boolean(to),
    ]);
    expect(told.sort()).toEqual([
      ['klacht', '', true, false],
      ['label', '', false, true],
      ['refund', 'major', true, true],
    ]);
  });

  test('what waits on main already makes the version heavier, and is said', async () => {
    const root = released();
    commit(root, 'Fourteen', { 'sops/refund.md': shorter });
    git(root, 'switch', '-q', '-c', 'words');
    commit(root, 'A word of the purpose', {
      'sops/refund.md': shorter.replace('gets the money', 'has the money'),
    });
    const { out } = await sop(root, 'diff', '--since', 'main');
    expect(out.replace(/\s+/g, ' ')).toContain(
      'With what already waits to be released it is major. It becomes 2.0.0',
    );
  });

  test('a missing branch and a shallow clone are named with the command that mends it', async () => {
    const root = released();
    const missing = await sop(root, 'diff', '--since', 'origin/main');
    expect([missing.code, missing.err]).toEqual([
      2,
      expect.stringContaining(
        'git fetch --tags origin main:refs/remotes/origin/main, then sop diff --since origin/main',
      ),
    ]);
    commit(root, 'Fourteen', { 'sops/refund.md': shorter });
    const copy = `${root}-shallow`;
    onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${root}`, copy], { stdio: 'ignore' });
    const shallow = await sop(copy, 'diff', '--since', 'main');
    expect([shallow.code, shallow.err]).toEqual([2, expect.stringContaining('git fetch --unshallow')]);
  });

  test('nothing changed', async () => {
    const { code, err } = await sop(released(), 'diff', '--since', 'main');
    expect([code, err]).toEqual([0, 'No SOP changed since main.\n']);
  });
});

describe('the comment for a pull request', () => {
  test('what readers do differently, what it becomes, who acts, charts', async () => {
    const root = released();
    git(root, 'switch', '-q', '-c', 'shorter');
    commit(root, 'Fourteen', { 'sops/refund.md': shorter }, cas);
    const { out } = await sop(root, 'diff', '--since', 'main', '--format', 'markdown');
    const parts = [
      '**major**: It changes what people do',
      'It becomes 2.0.0',
      '- step 2: `30 days` became `14 days`',
      '> Is the order older than ~~30 days~~ **14 days**?',
      '`sops/klacht.nl.md:22 Instructies: 30 dagen`',
      // Cas wrote it, and four eyes are asked for.
      '**Next**: Bo Jansen approves: with a review here, or `sop approve refund`. Until it is released, readers see 1.0.0.',
      '```mermaid',
    ];
    for (const part of parts) expect(out).toContain(part);
    expect(parts.map((part) => out.indexOf(part))).toEqual(
      parts.map((part) => out.indexOf(part)).sort((a, b) => a - b),
    );
  });

  test('errors come before approval', async () => {
    const root = released();
    git(root, 'switch', '-q', '-c', 'broken');
    commit(root, 'Broken', {
      'sops/refund.md': shorter.replace('go to **Close the ticket**', 'go to step 9'),
    });
    const { out } = await sop(root, 'diff', '--since', 'main', '--format', 'markdown');
    expect(out).toContain('finding');
    expect(out).toContain('First, whoever wrote it mends the findings above and pushes again.');
  });

  test('nothing that a file says becomes a mention, a link, HTML or the end of a fence', async () => {
    const hostile = [
      '@everyone look',
      '<img src=x onerror=alert(1)>',
      '```',
      '[click](https://evil.example)',
      'https://evil.example/x',
      '![](https://evil.example/p.png)',
      '| a | b |',
      '#1 GH-12 org/repo#3 1234567890abcdef1234567890abcdef12345678',
      '</details> <!-- x -->',
      '~~`` **bold** __x__ $a$',
      ':tada: &lt;b&gt; \\',
    ];
    const root = released();
    git(root, 'switch', '-q', '-c', 'hostile');
    const steps = hostile.map((text, at) => `${at + 5}. **T${text}.** Say ${text}. End.`).join('\n');
    const text = refundText({ more: `${steps}\n` }).replace(
      'title: Refund a customer',
      `title: '${hostile.join(' ')}'`,
    );
    commit(root, 'Hostile', {
      'sops/refund.md': text,
      'sops/klacht.nl.md': dutch.replace('30 dagen', '@all `30` <b>'),
    });
    const { out } = await sop(root, 'diff', '--since', 'main', '--format', 'markdown');
    const tree = parseMarkdown(out);
    const nodes: { type: string; value?: string }[] = [];
    const walk = (node: { type: string; value?: string; children?: unknown[] }) => {
      nodes.push(node);
      for (const child of node.children ?? []) walk(child as typeof node);
    };
    walk(tree as never);
    expect(
      nodes.filter(({ type }) => ['link', 'image', 'table', 'definition', 'linkReference'].includes(type)),
    ).toEqual([]);
    const html = nodes.filter(({ type }) => type === 'html').map(({ value }) => value);
    expect([...new Set(html)].sort()).toEqual([
      '</details>',
      '<details><summary>Chart before and after</summary>',
    ]);
    const words = nodes
      .filter(({ type }) => type === 'text')
      .map(({ value }) => value)
      .join('\n');
    expect(words.match(/\S*(?:@\w|#\d|GH-\d|https?:|[0-9a-f]{12})\S*/g) ?? []).toEqual([]);
    const fences = nodes.filter(({ type }) => type === 'code').map(({ value }) => value ?? '');
    expect(fences.length).toBeGreaterThan(0);
    for (const fence of fences) expect(fence).toMatch(/^flowchart TD\n/);
  });

  test('at most 60,000 characters: charts are left out first, then SOPs, and it is said', async () => {
    const more = (days: number) =>
      Array.from(
        { length: 4 },
        (_, at) => `${at + 5}. **Step ${at}.** Wait ${days} days and look again.\n`,
      ).join('');
    const many = (days: number) =>
      Object.fromEntries(
        Array.from({ length: 150 }, (_, at) => [
          `sops/s${at}.md`,
          refundText({ id: `s${at}`, days: days + at, more: more(days) }),
        ]),
      );
    const root = handbook(many(30));
    git(root, 'switch', '-q', '-c', 'all');
    commit(root, 'All of them', many(200));
    const { out } = await sop(root, 'diff', '--since', 'main', '--format', 'markdown');
    expect(out.length).toBeLessThanOrEqual(60_000);
    expect(out.length).toBeGreaterThan(40_000);
    expect(out).toMatch(/more SOPs are not shown/);
  });
});
