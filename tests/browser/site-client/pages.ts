import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Nodes } from 'mdast';
import { parseSop } from '../../../src/document/parse.ts';
import type { Sop, Step } from '../../../src/document/sop.ts';
import { plainText } from '../../../src/document/text.ts';
import type { Flow } from '../../../src/flow/flow.ts';
import { toFlows } from '../../../src/flow/read.ts';
import { guideData } from '../../../src/site/guide.ts';
import { type SearchEntry, searchFiles } from '../../../src/site/search/index.ts';
import { versionsFile, wordsFile, wordsPath } from '../../../src/site/versions.ts';

/** The plainest pages that keep to what the scripts expect: made from the sample handbook, one language. */
export interface PageOptions {
  /** Version by id; 1.4.0 by default. */
  versions?: Record<string, string>;
  language?: string;
  /** Put into every SOP page. */
  extra?: string;
  changes?: Record<string, unknown>;
  /** Id of an SOP that is left out. */
  without?: string;
  /** Title that search shows of the first SOP. */
  title?: string;
}

const text = (value: string): string => value.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
/** JSON that no `</script>` can end. */
const data = (id: string, value: unknown): string =>
  `<script type="application/json" id="${id}">${JSON.stringify(value).replaceAll('<', '\\u003c')}</script>`;

const scriptStyle = readFileSync('src/site/style/script.css', 'utf8');
const ownStyle = `:root{color-scheme:light dark;--text:#1c2430;--muted:#5b6675;--line:#e1e6ec;--soft:#f6f8fa;--accent:#1f5fbf;--ground:#fff;--decision:#fff6dd;--decision-line:#c99a1d;--escalation:#fdebea;--escalation-line:#cf4a40}
@media (prefers-color-scheme:dark){:root:not([data-theme=light]){--text:#e6ebf1;--muted:#a4afbc;--line:#2b343f;--soft:#1a2028;--accent:#8ab6f5;--ground:#12171d;--decision:#332a10;--decision-line:#d3a83a;--escalation:#381b1a;--escalation-line:#e26a60}}
[data-theme=dark]{--text:#e6ebf1;--muted:#a4afbc;--line:#2b343f;--soft:#1a2028;--accent:#8ab6f5;--ground:#12171d;--decision:#332a10;--decision-line:#d3a83a;--escalation:#381b1a;--escalation-line:#e26a60}
body{margin:0 auto;padding:16px;max-width:720px;font:16px/1.55 Inter,"Liberation Sans",sans-serif;color:var(--text);background:var(--ground)}a{color:var(--accent)}`;

function page(kind: string, title: string, root: string, language: string, body: string): string {
  return `<!doctype html><html lang="${language}" data-root="${root}" data-timezone="Europe/Riga"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><title>${text(title)}</title><link rel="icon" href="data:,">
<link rel="stylesheet" href="${root}assets/style.css"><script src="${root}${wordsPath(language)}" defer></script><script src="${root}assets/site.js" defer></script></head>
<body data-page="${kind}"><header><button type="button" data-search-open hidden>Search /</button>
<button type="button" data-theme-toggle hidden>Dark</button></header><main>${body}</main></body></html>`;
}

/** Steps as plain words, answers apart. */
function stepHtml(step: Step, anchors: Map<string, string>): string {
  const anchor = anchors.get(String(step.number)) ?? '';
  const blocks = step.blocks.map((block) => {
    if (block.kind === 'text') return `<p>${text(plainText(block.node as Nodes))}</p>`;
    const items = block.items.map((item) => `<li>${text(item.text)}</li>`).join('');
    return block.ordered ? `<ol>${items}</ol>` : `<ul data-answers>${items}</ul>`;
  });
  return `<li class="step" id="${text(anchor)}" data-step="${step.number}"><span class="step-number">${step.number}</span><p>${text(step.text)}</p>${blocks.join('')}</li>`;
}

function sopPage(
  sop: Sop,
  flows: Flow[],
  version: string,
  ids: Map<string, string>,
  options: PageOptions,
): string {
  const anchors = new Map(
    flows.flatMap(({ nodes }) => nodes.map(({ number = '', anchor }) => [number, anchor] as const)),
  );
  const steps = sop.procedures.flatMap((procedure) => procedure.steps).map((step) => stepHtml(step, anchors));
  const guide = guideData(flows, {
    pageOf: (target) => {
      const id = path.posix.basename(target).replace(/\.md.*$/, '');
      const title = ids.get(id);
      return title === undefined ? undefined : { id, title, href: `${id}.html` };
    },
    roleName: (role) => role.replace(/^@/, '').replaceAll('-', ' '),
    contactOf: () => 'phone 12, every day 8 to 20',
  });
  const { id = '' } = sop.known;
  const title = sop.title?.value ?? '';
  const terms = sop.terms.map(
    ({ term, definition }) =>
      `<dt id="term-${text(term.toLowerCase())}">${text(term)}</dt><dd>${text(definition)}</dd>`,
  );
  const [first] = sop.terms;
  const use = first
    ? `<p>In short: <a data-term href="#term-${text(first.term.toLowerCase())}">${text(first.term)}</a>.</p>`
    : '';
  const body = `<article data-sop="${id}" data-version="${version}" data-language="${sop.language}" data-fingerprint="v1:${version}">
<h1 tabindex="-1">${text(title)}</h1>${use}<div data-since="changes" hidden></div><button type="button" data-read hidden></button>
<nav data-views><a href="#steps">Steps</a> <a href="#chart">Chart</a> <button type="button" data-guide hidden>Guide me</button></nav>
<section id="steps"><ol>${steps.join('')}</ol></section><section id="chart"><p>Chart</p></section><dl>${terms.join('')}</dl>${options.extra ?? ''}
</article>${guide ? data('guide-data', guide) : ''}`;
  return page('sop', title, '../', sop.language, body);
}

const plainWords = (step: Step): string =>
  [
    step.text,
    ...step.blocks.map((block) =>
      block.kind === 'text' ? plainText(block.node as Nodes) : block.items.map(plainWords).join(' '),
    ),
  ].join(' ');

export function entryOf(sop: Sop, flows: Flow[]): SearchEntry {
  const anchors = new Map(
    flows.flatMap(({ nodes }) => nodes.map(({ number = '', anchor }) => [number, anchor] as const)),
  );
  const { id = '', department = '', when = [] } = sop.known;
  return {
    id,
    title: sop.title?.value ?? id,
    department,
    href: `sops/${id}.html`,
    when,
    purpose: plainText(sop.sections.find(({ name }) => name === 'purpose')?.content ?? []),
    terms: sop.terms,
    steps: sop.procedures
      .flatMap(({ steps }) => steps)
      .map((step) => ({
        anchor: anchors.get(String(step.number)) ?? '',
        number: String(step.number),
        text: plainWords(step),
      })),
  };
}

/** The sample handbook's texts in one language. */
export function sampleSops(language = 'en'): { sop: Sop; flows: Flow[] }[] {
  return readdirSync('sops', { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll(path.sep, '/'))
    .filter((file) => (language === 'en' ? /^[^.]+\.md$/ : new RegExp(`\\.${language}\\.md$`)).test(file))
    .sort()
    .map((file) => {
      const sop = parseSop(`sops/${file}`, readFileSync(path.join('sops', file), 'utf8'), { language });
      return { sop, flows: toFlows(sop) };
    });
}

/** Writes the pages below a folder; the scripts must be in its `assets/` already. */
export function writePages(root: string, options: PageOptions = {}): void {
  const { language = 'en', versions = {} } = options;
  const sops = sampleSops(language).filter(({ sop }) => sop.known.id !== options.without);
  const ids = new Map(sops.map(({ sop }) => [sop.known.id ?? '', sop.title?.value ?? '']));
  const versionOf = (id: string) => versions[id] ?? '1.4.0';
  const write = (file: string, content: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  };
  for (const { sop, flows } of sops) {
    const id = sop.known.id ?? '';
    write(`sops/${id}.html`, sopPage(sop, flows, versionOf(id), ids, options));
    write(`sops/${id}.changes.json`, JSON.stringify(options.changes?.[id] ?? []));
  }
  const front = '<h1>Lantern support</h1><section data-read-again hidden></section>';
  write('index.html', page('front', 'Lantern support', '', language, front));
  write('assets/style.css', [ownStyle, scriptStyle].join('\n'));
  const entries = sops.map(({ sop, flows }) => entryOf(sop, flows));
  if (options.title !== undefined && entries[0]) entries[0].title = options.title;
  for (const file of searchFiles(entries, language)) write(file.path, file.text);
  const held = versionsFile(
    [...ids.keys()].map((id) => ({ id, version: versionOf(id) })),
    language,
  );
  write(held.path, held.text);
  const words = wordsFile(language);
  write(words.path, words.text);
}
