import { prose } from '../lint/report/markdown.ts';
import type { Item } from '../version/matter.ts';
import type { Attention } from './status-data.ts';
import { nextFor } from './status-next.ts';
import { sayItem } from './status-text.ts';
import type { Terminal } from './terminal.ts';

/** One issue for a git host. */
interface Issue {
  id: string;
  /** Stays the same as long as the SOP has its id. */
  title: string;
  /** A comment in the body by which a job finds the issue that it opened before. */
  marker: string;
  body: string;
  owner?: string;
  kinds: Item['kind'][];
}

/**
 * One JSON object a line for each SOP about which somebody has to act, in Markdown that pings nobody. A job opens an issue for a marker that it
 * does not find, and writes the body anew for one that it does.
 */
export function issues({ status, mine, where, proposed }: Attention, t: Terminal): string {
  const byId = new Map<string, Item[]>();
  for (const item of status.items)
    if (item.urgency === 'now')
      byId.set(item.id.toLowerCase(), [...(byId.get(item.id.toLowerCase()) ?? []), item]);
  return [...byId.values()]
    .map((items) => `${JSON.stringify(issueOf(items, { mine, where, proposed }, t))}\n`)
    .join('');
}

function issueOf(items: Item[], about: Pick<Attention, 'mine' | 'where' | 'proposed'>, t: Terminal): Issue {
  const w = t.words.status;
  const [first] = items as [Item];
  const { id } = first;
  const owner = items.find((item) => item.owner)?.owner;
  const marker = `<!-- sop-status: ${id.toLowerCase()} -->`;
  const lines = items.flatMap((item) => {
    const [said = '', ...more] = sayItem(item, t);
    return [
      `- **${w.heads[item.kind]}** (${item.language}): ${prose(said)}`,
      ...more.map((line) => `  - ${prose(line)}`),
    ];
  });
  // Whoever reads an issue is not the one who ran the job: nothing is theirs to approve here.
  const next = [
    ...new Set(items.flatMap((item) => nextFor(item, { ...about, mine: new Set() }, t)?.[0] ?? [])),
  ];
  const commands = next.map((command) => `- ${prose(`\`${command}\``)}`);
  const intro = prose(w.issue.intro(`\`${first.title}\``));
  return {
    id,
    title: w.issue.title(id),
    marker,
    body: [marker, intro, '', ...lines, '', w.issue.next, '', ...commands, ''].join('\n'),
    ...(owner === undefined ? {} : { owner }),
    kinds: [...new Set(items.map(({ kind }) => kind))],
  };
}
