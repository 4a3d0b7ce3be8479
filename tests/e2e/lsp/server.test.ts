import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CodeAction, CompletionItem, DocumentSymbol, Hover, Location } from 'vscode-languageserver';
import { lantern, refund } from '../../cli/lantern.ts';
import { folder, paths, write } from '../../folder.ts';
import { editor, marked } from './client.ts';

const path = 'sops/support/refund-customer.md';

/** The line of the SOP on which a text stands, from 0. */
const lineOf = (text: string, wanted: string) => text.slice(0, text.indexOf(wanted)).split('\n').length - 1;

describe('sop lsp', () => {
  test('says what it can, and ends when the editor says so', async () => {
    const client = await editor(folder(lantern));
    expect(client.initialized.serverInfo.name).toBe('sop');
    expect(client.initialized.capabilities).toMatchObject({
      hoverProvider: true,
      definitionProvider: true,
      referencesProvider: true,
    });
    const ended = once(client.server, 'exit');
    await client.end();
    expect(await ended).toEqual([0, null]);
  });

  test('finds faults in text that is not saved, and takes them back', async () => {
    const root = folder(lantern);
    const client = await editor(root);
    await client.open(path);
    expect(await client.findings(path, () => true)).toEqual([]);
    const broken = refund.replace('go to **Close the ticket**', 'go to step 9');
    await client.type(path, broken);
    const [finding] = await client.findings(path, (found) => found.length > 0);
    expect(finding).toMatchObject({
      source: 'sop',
      code: 'unknown-step',
      severity: 1,
      range: { start: { line: lineOf(broken, 'go to step 9') } },
    });
    await client.type(path, refund);
    expect(await client.findings(path, (found) => found.length === 0)).toEqual([]);
  });

  test('knows the other SOPs: a link to one that is not there', async () => {
    const client = await editor(folder(lantern));
    await client.open(
      path,
      refund.replace('Make the refund in the payment page.', 'Follow [Pay back](pay-back.md).'),
    );
    const found = await client.findings(path, (all) => all.length > 0);
    expect(found.map(({ code }) => code)).toContain('broken-link');
  });

  const linked = refund.replace('Make the refund in the payment page.', 'Follow [Pay back](pay-back.md).');
  const codes = (found: { code?: unknown }[]) => found.map(({ code }) => code);

  test('typing reads no file again; a file that came or went is read when the editor says so', async () => {
    const root = folder({
      ...lantern,
      'sops/support/pay-back.md': refund
        .replace('refund-customer', 'pay-back')
        .replace('Refund a customer', 'Pay back'),
    });
    const client = await editor(root);
    await client.open(path, linked);
    expect(await client.findings(path, (found) => !codes(found).includes('broken-link'))).toBeDefined();
    await client.settled(path);
    rmSync(join(root, 'sops/support/pay-back.md'));
    await client.type(path, `${linked}\n`);
    expect(codes(await client.next(path))).not.toContain('broken-link');
    await client.changed('sops/support/pay-back.md');
    expect(codes(await client.findings(path, (found) => codes(found).includes('broken-link')))).toBeDefined();
  });

  test('a new file counts from when it is saved, and keeps what was saved once it is closed', async () => {
    const root = folder(lantern);
    const client = await editor(root);
    await client.open(path, linked);
    await client.findings(path, (found) => codes(found).includes('broken-link'));
    const fresh = 'sops/support/pay-back.md';
    const text = refund.replace('refund-customer', 'pay-back').replace('Refund a customer', 'Pay back');
    await client.open(fresh, text);
    write(root, { [fresh]: text });
    await client.save(fresh);
    await client.findings(path, (found) => !codes(found).includes('broken-link'));
    const taken = text.replace('id: pay-back', 'id: refund-customer');
    await client.type(fresh, taken);
    write(root, { [fresh]: taken });
    await client.save(fresh);
    await client.close(fresh);
    await client.findings(path, (found) => codes(found).includes('duplicate-id'));
  });

  test('asks an editor that can to be told of files', async () => {
    const client = await editor(folder(lantern), 'en', {
      workspace: { didChangeWatchedFiles: { dynamicRegistration: true } },
    });
    expect(JSON.stringify(await client.registered)).toContain('**/sop.yaml');
  });

  test('offers the mend of a finding, and all at once', async () => {
    const client = await editor(folder(lantern));
    const text = refund.replace('title: Refund a customer', 'title: Refund: a customer');
    await client.open(path, text);
    const [finding] = await client.findings(path, (found) => found.length > 0);
    const actions = await client.ask<CodeAction[]>('codeAction', path, {
      range: finding?.range,
      context: { diagnostics: [] },
    });
    const [mend] = actions;
    expect(mend).toMatchObject({ kind: 'quickfix', isPreferred: true });
    expect(JSON.stringify(mend?.edit)).toContain("'Refund: a customer'");
    expect(actions.at(-1)).toMatchObject({ kind: 'source.fixAll', title: 'Mend everything that is certain' });
  });

  test.each([
    ['go to **Close| the ticket**', '4. **Close the ticket.**'],
    ['the **Ref|und** is due', '- **Refund**'],
  ])('goes to what %s means', async (words, target) => {
    const client = await editor(folder(lantern));
    const { text, position } = marked(
      refund.replace(
        'go to **Close the ticket**',
        words.includes('go to') ? words : `${words}; go to **Close the ticket**`,
      ),
    );
    await client.open(path, text);
    const there = await client.ask<Location>('definition', path, { position });
    expect(there).toMatchObject({
      uri: client.uriOf(path),
      range: { start: { line: lineOf(text, target) } },
    });
  });

  test('goes to an SOP behind a link, shows its purpose, and finds who links to it', async () => {
    const client = await editor(folder(lantern));
    const parcel = 'sops/warehouse/lost-parcel.md';
    expect(paths(folder(lantern))).toContain(parcel);
    const { text, position } = marked(
      refund.replace(
        'Make the refund in the payment page.',
        'Follow [the parcel](../warehouse/lo|st-parcel.md).',
      ),
    );
    await client.open(path, text);
    await client.open(parcel);
    expect(await client.ask<Location>('definition', path, { position })).toMatchObject({
      uri: client.uriOf(parcel),
    });
    const hover = await client.ask<Hover>('hover', path, { position });
    expect(JSON.stringify(hover.contents)).toContain('The customer knows within a day where the parcel is');
    const title = lineOf(lantern[parcel] ?? '', 'id: lost-parcel');
    const links = await client.ask<Location[]>('references', parcel, {
      position: { line: title, character: 6 },
      context: { includeDeclaration: false },
    });
    expect(links).toMatchObject([{ uri: client.uriOf(path), range: { start: { line: position.line } } }]);
  });

  test('finds the jumps to a step', async () => {
    const client = await editor(folder(lantern));
    await client.open(path);
    const position = { line: lineOf(refund, '4. **Close'), character: 8 };
    const jumps = await client.ask<Location[]>('references', path, {
      position,
      context: { includeDeclaration: false },
    });
    expect(jumps.map(({ range }) => range.start.line)).toEqual([lineOf(refund, 'go to **Close')]);
  });

  test.each([
    ['explains a term', 'Purpose\n\nA ref|und', 'money that goes back'],
    ['explains a rule', '<!-- sop-ignore long-|step: it is a script -->', 'long-step'],
  ])('%s', async (_, words, expected) => {
    const client = await editor(folder(lantern));
    const { text, position } = marked(
      refund.replace(
        '## Purpose\n\nA customer',
        `## ${words.startsWith('Purpose') ? words : `Purpose\n\n${words}\n\nA customer`}`,
      ),
    );
    await client.open(path, text);
    const hover = await client.ask<Hover | null>('hover', path, { position });
    expect(JSON.stringify(hover?.contents)).toContain(expected);
  });

  test.each([
    ['keys of the front matter', (text: string) => text.replace('when:', 'aud|\nwhen:'), 'audience'],
    ['departments', (text: string) => text.replace('department: Support', 'department: |'), 'Support'],
    [
      'titles of steps behind a go to',
      (text: string) => text.replace('go to **Close the ticket**', 'go to **|'),
      'Close the ticket',
    ],
    [
      'other SOPs inside a link',
      (text: string) => text.replace('Make the refund', 'Follow [it](|) and make the refund'),
      'Trace a lost parcel',
    ],
    ['terms', (text: string) => text.replace('Make the refund in', 'Make the Ref| in'), 'Refund'],
  ])('completes %s', async (_, change, expected) => {
    const client = await editor(folder(lantern));
    const { text, position } = marked(change(refund));
    await client.open(path, text);
    const items = await client.ask<CompletionItem[]>('completion', path, { position });
    expect(items.map(({ label }) => label)).toContain(expected);
  });

  test('lists sections and steps', async () => {
    const client = await editor(folder(lantern));
    await client.open(path);
    const symbols = await client.ask<DocumentSymbol[]>('documentSymbol', path);
    expect(symbols.map(({ name, children }) => [name, children?.map((child) => child.name)])).toEqual([
      ['Purpose', []],
      ['Terms', []],
      [
        'Instructions',
        ['1. Find the order', '2. Is the order older than 30 days?', '3. Pay it back', '4. Close the ticket'],
      ],
    ]);
  });

  test('runs nothing of the folder, and is not led out of it', async () => {
    const root = folder({
      ...lantern,
      'sop.config.js': "require('node:fs').writeFileSync('ran', '')",
      '.remarkrc.js': "require('node:fs').writeFileSync('ran', '')",
      '.sop/plugin.js': "require('node:fs').writeFileSync('ran', '')",
    });
    const client = await editor(root);
    const { text, position } = marked(
      refund.replace('Make the refund in the payment page.', 'Read [it](../../../etc/pass|wd).'),
    );
    await client.open(path, `---js\nrequire('node:fs').writeFileSync('ran', '')\n---\n${text}`);
    await client.findings(path, () => true);
    await client.type(path, text);
    expect(await client.ask<Location | null>('definition', path, { position })).toBeNull();
    expect(paths(root)).not.toContain('ran');
  });

  test('speaks the language of the editor', async () => {
    const client = await editor(folder(lantern), 'nl');
    const text = refund.replace('title: Refund a customer', 'title: Refund: a customer');
    await client.open(path, text);
    const [finding] = await client.findings(path, (found) => found.length > 0);
    expect(finding?.message).toContain('verwacht');
    const actions = await client.ask<CodeAction[]>('codeAction', path, {
      range: finding?.range,
      context: { diagnostics: [] },
    });
    expect(actions.at(-1)?.title).toBe('Alles herstellen wat zeker is');
  });
});
