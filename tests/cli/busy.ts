import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appendEntry } from '../../src/version/ledger.ts';
import { folder, git, read, repository, write } from '../folder.ts';
import { config, lantern, refund } from './lantern.ts';
import { released } from './released.ts';

const path = (name: string) => `sops/support/${name}.md`;

/** Another SOP of the shop Lantern with its own id and title. */
export const like = (id: string, title: string, more: [string, string][] = []): string =>
  more.reduce(
    (text, [from, to]) => text.replaceAll(from, to),
    refund.replaceAll('refund-customer', id).replace('title: Refund a customer', `title: ${title}`),
  );

/**
 * The shop Lantern on a busy day, 22 November 2026: one SOP is stopped and used by another, one was changed, one is overdue for review, one is
 * due soon, one waits for its date, one translation is behind, one is retired and still linked to, one belongs to somebody who left, one is a draft.
 */
export function busy(): string {
  if (kept === undefined) {
    kept = mkdtempSync(join(tmpdir(), 'sop-busy-'));
    cpSync(made(), kept, { recursive: true });
    process.once('exit', () => kept && rmSync(kept, { recursive: true, force: true }));
  }
  const root = folder();
  cpSync(kept, root, { recursive: true });
  return root;
}

/** Made once for all tests of a file: sealing ten revisions takes git a while. */
let kept: string | undefined;

function made(): string {
  const root = repository({
    ...lantern,
    'sop.yaml': `${config}  - name: Cem Aydin\n    addresses: cem@lantern.example\nreview: 12 months\n`,
    [path('complaint')]: like('complaint', 'Answer a complaint', [
      ['Make the refund in the payment page.', 'Follow [Refund a customer](refund-customer.md).'],
    ]),
    [path('voucher')]: like('voucher', 'Hand out a voucher'),
    [path('call')]: like('call', 'Take a call', [
      ['Make the refund in the payment page.', 'Follow [the old way](old-way.md).'],
    ]),
    [path('old-way')]: like('old-way', 'The old way'),
    [path('chat')]: like('chat', 'Answer in the chat', [['owner: Ana Silva', 'owner: Dana Roe']]),
    [path('refund-customer.nl')]: refund
      .replace('language: en', 'language: nl\ntranslates: 1.0.0')
      .replace('title: Refund a customer', 'title: Geld teruggeven'),
  });
  released(root, { path: path('refund-customer'), version: '1.0.0', at: '2026-02-01T09:00:00Z' });
  released(root, { path: path('complaint'), version: '1.0.0', at: '2025-11-01T09:00:00Z' });
  released(root, { path: path('voucher'), version: '1.0.0', at: '2025-12-10T09:00:00Z' });
  released(root, { path: path('call'), version: '1.0.0', at: '2026-03-01T09:00:00Z' });
  released(root, { path: path('old-way'), version: '1.0.0', at: '2026-03-01T09:00:00Z' });
  released(root, { path: path('chat'), version: '1.0.0', at: '2026-03-01T09:00:00Z' });
  change(root, path('refund-customer'), '30 days', '45 days');
  released(root, {
    path: path('refund-customer'),
    version: '2.0.0',
    at: '2026-05-01T09:00:00Z',
    follows: '1.0.0',
  });
  change(root, path('voucher'), '30 days', '60 days');
  const later = { at: '2026-11-01T09:00:00Z', effective: '2027-01-01' };
  released(root, { path: path('voucher'), version: '2.0.0', follows: '1.0.0', ...later });
  change(root, path('old-way'), 'status: approved', 'status: retired\nsuperseded-by: refund-customer');
  change(root, path('call'), '30 days', '14 days');
  write(root, { 'records/notices.csv': stopLine });
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message', 'Stop refund-customer');
  return root;
}

const stopLine = appendEntry('', 'notices', {
  time: '2026-11-20T09:00:00Z',
  person: 'Ana Silva <ana@lantern.example>',
  kind: 'stop',
  id: 'refund-customer',
  text: 'The payment page pays twice',
  instead: '',
  until: '',
});

function change(root: string, file: string, from: string, to: string): void {
  write(root, { [file]: read(root, file).replaceAll(from, to) });
  git(root, 'commit', '--quiet', '--all', '--message', `Change ${file}`);
}
