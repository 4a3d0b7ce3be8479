// Charts of documents side by side, to be looked at: `node bench/contact-sheet.mjs OUT DOCUMENT.md…`.
// Writes OUT.html and, where a Chromium is found, OUT-390.png, OUT-390-dark.png, OUT-1280.png, OUT-1280-dark.png and OUT-terminal.png.
import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { chromium } from 'playwright-core';
import { load } from './load.mjs';

const [out, ...paths] = process.argv.slice(2);
if (!out || paths.length === 0) {
  process.stderr.write(
    'Expected the name of the output and documents: node bench/contact-sheet.mjs OUT DOCUMENT.md…\n',
  );
  process.exit(2);
}

const { parseSop, toFlows, planRail, drawRail, railStyle, xmlText, printRail } = await load(
  'src/document/parse.ts',
  'src/flow/read.ts',
  'src/flow/rail/plan.ts',
  'src/flow/rail/svg.ts',
  'src/flow/rail/style.ts',
  'src/flow/rail/markup.ts',
  'src/flow/rail/terminal.ts',
);

const rails = [];
for (const path of paths) {
  const sop = parseSop(path, await readFile(path, 'utf8'));
  const rail = planRail(toFlows(sop), { title: sop.title?.value ?? basename(path), language: sop.language });
  rails.push({ name: basename(path), rail });
}

const colours = {
  light: '--ground:#fff;--text:#1c2430',
  dark: '--ground:#12171d;--text:#e6ebf1;--muted:#a4afbc;--soft:#1a2028;--box:#46525f;--rail:#7f8b99;--accent:#8ab6f5;--decision:#332a10;--decision-line:#d3a83a;--line:#2b343f;--help:#231c38;--help-line:#a98de8;--escalation-line:#e26a60;--procedure:#172840;--procedure-line:#6fa1ee',
};

function sheet(width, scheme) {
  const body = rails.map(({ name, rail }, index) => {
    const chart =
      width === 0
        ? `<pre>${printRail(rail, { width: 80 }).replace(/[&<]/g, (mark) => (mark === '&' ? '&amp;' : '&lt;'))}</pre>`
        : xmlText(drawRail(rail, { width: width - 24, idPrefix: `c${index}` }));
    return `<figure><figcaption>${name}</figcaption>${chart}</figure>`;
  });
  const layout =
    width >= 1000
      ? 'display:block'
      : 'columns:auto;display:flex;flex-wrap:wrap;align-items:flex-start;gap:24px';
  return `<!doctype html><meta charset="utf-8"><style>
body{margin:12px;${layout};background:var(--ground);color:var(--text);font-family:Inter,"Liberation Sans",sans-serif}
figure{margin:0 0 40px}figcaption{font:12px sans-serif;opacity:.6;margin-bottom:10px}pre{font:13px/1.25 "DejaVu Sans Mono",monospace}
:root{${colours[scheme]}}${railStyle}</style>${body.join('\n')}`;
}

const kinds = [
  ['390', sheet(390, 'light'), 1640],
  ['390-dark', sheet(390, 'dark'), 1640],
  ['1280', sheet(1280, 'light'), 1280],
  ['1280-dark', sheet(1280, 'dark'), 1280],
  ['terminal', sheet(0, 'light'), 1640],
];
await writeFile(
  `${out}.html`,
  kinds
    .map(
      ([name, html]) =>
        `<h1>${name}</h1><iframe title="${name}" width="100%" height="1600" srcdoc="${html.replace(/&/g, '&amp;').replace(/"/g, '&quot;')}"></iframe>`,
    )
    .join('\n'),
);

const browser = await chromium.launch({
  executablePath: process.env.SOP_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const [name, html, width] of kinds) {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  await page.setContent(html);
  await page.screenshot({ path: `${out}-${name}.png`, fullPage: true });
  await page.close();
}
await browser.close();
