import { busy } from '../cli/busy.ts';
import { lantern, refund } from '../cli/lantern.ts';
import { folder, git, repository, write } from '../folder.ts';

/** A command line that prints JSON in a handbook that is made for it. */
interface Run {
  argv: string[];
  make: () => string;
  after?: string[][];
}

/** A handbook with a git host and a change in one SOP. */
function shared(): string {
  const root = repository(lantern);
  const host = folder();
  git(host, 'init', '--quiet', '--bare', '--initial-branch=main');
  git(root, 'remote', 'add', 'origin', host);
  git(root, 'push', '--quiet', '--set-upstream', 'origin', 'main');
  write(root, { 'sops/support/refund-customer.md': refund.replaceAll('30 days', '14 days') });
  return root;
}

const slow = ['-m', 'Replies are slow'];

/** Commands about records, held to their schemas. */
export const recordRuns: Record<string, Run[]> = {
  audit: [
    { make: busy, argv: [] },
    { make: busy, argv: ['--on', '2026-06-01'] },
  ],
  stop: [
    { make: busy, argv: ['complaint', ...slow] },
    {
      make: busy,
      argv: ['refund-customer', ...slow, '--instead', 'voucher', '--until', '2026-12-01', '--dry-run'],
    },
  ],
  notice: [{ make: busy, argv: ['complaint', ...slow, '--until', '2026-12-01'] }],
  resume: [{ make: busy, argv: ['refund-customer'] }],
  review: [
    { make: busy, argv: ['complaint', ...slow] },
    { make: busy, argv: ['complaint', '--dry-run'], after: [['review', 'complaint']] },
  ],
  retire: [
    { make: busy, argv: ['voucher', ...slow] },
    { make: busy, argv: ['complaint', ...slow, '--superseded-by', 'chat', '--dry-run'] },
  ],
  handover: [
    { make: busy, argv: ['Ana Silva', '--to', 'Cem Aydin'] },
    { make: busy, argv: ['Dana Roe', '--to', 'Bo Jansen', '--dry-run'] },
  ],
  propose: [
    { make: shared, argv: ['refund-customer', '--dry-run'] },
    { make: shared, argv: ['refund-customer', ...slow] },
  ],
  status: [
    { make: busy, argv: [] },
    { make: busy, argv: ['--on', '2030-01-01'] },
    { make: () => folder(lantern), argv: [] },
    {
      make: shared,
      argv: [],
      after: [
        ['propose', 'refund-customer'],
        ['stop', 'lost-parcel', ...slow],
      ],
    },
  ],
};
