import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSop } from '../../src/document/parse.ts';
import { defaultConfig } from '../../src/handbook/config.ts';
import { lintSop } from '../../src/lint/lint.ts';

function undefinedIn(
  body: string,
  language = 'en',
  glossary = new Map<string, string>(),
  acronyms: string[] = [],
) {
  const head = `---\nid: example\ntitle: Example\ndepartment: support\nowner: ana\nlanguage: ${language}\n---\n\n`;
  const sop = parseSop('sops/example.md', head + body);
  return lintSop(sop, [], { ...defaultConfig, acronyms }, glossary)
    .filter((d) => d.ruleId === 'undefined-acronym')
    .map((d) => sop.text.slice(d.place.start.offset, d.place.end.offset));
}

const terms = (entries: string) => `## Terms\n\n${entries}\n\n## Instructions\n\n`;

describe('an acronym without a definition is found', () => {
  test.each([
    ['Sort by SLA.', ['SLA']],
    ['A SLA breach', ['SLA']],
    ["Two SLAs, the SLA’s end, the KPI's", ['SLA', 'KPI']],
    ['The SLA(s) of today', ['SLA']],
    ['the CRM-system and the B2B-list', ['CRM', 'B2B']],
    ['the R&D team, CI/CD', ['R&D', 'CI']],
    ['**RMA** and _NPS_ and [QMS](https://example.com)', ['RMA', 'NPS', 'QMS']],
    ['# How RMA works', ['RMA']],
    ['| Who | What |\n| --- | --- |\n| DPO | asks |', ['DPO']],
    ['> Tell the customer that the CSAT is high.', ['CSAT']],
    ['Read it \\(CSM\\) twice, then call.', ['CSM']],
    ['in the CRM (see the page on access)', ['CRM']],
  ])('%s', (text, expected) => expect(undefinedIn(text)).toEqual(expected));

  test.each([
    ['lv', 'Pārbaudiet ĀKK un ŠĪZ sarakstu.', ['ĀKK', 'ŠĪZ']],
    ['nl', 'Zoek de klant op in het KBS. De KPI’s staan in het MT-verslag.', ['KBS', 'KPI', 'MT']],
    ['fil', 'Tingnan ang NPS sa mga tiket.', ['NPS']],
    ['en', 'Нужен НДС и ИНН. Το ΑΦΜ.', ['НДС', 'ИНН', 'ΑΦΜ']],
  ])('in %s: %s', (language, text, expected) => expect(undefinedIn(text, language)).toEqual(expected));

  test('in the title, once a document, at its first place', () => {
    const text =
      '---\nid: x\ntitle: Check the SLA\ndepartment: support\nowner: ana\n---\n\nThe SLA, the SLA.\n';
    const sop = parseSop('x.md', text);
    const found = lintSop(sop, [], defaultConfig, new Map()).filter((d) => d.ruleId === 'undefined-acronym');
    expect(found.map((d) => `${d.place.start.line}:${d.place.start.column}`)).toEqual(['3:18']);
  });

  test('used in the meaning of another one', () => {
    expect(undefinedIn(terms('- **SLA**: what the CRM counts'))).toEqual(['CRM']);
  });
});

describe('a definition is seen', () => {
  test.each([
    'the service level agreement (SLA)',
    'the Service Level Agreement ("SLA")',
    'SLA (service level agreement)',
    'SLA: service level agreement.',
    'the SLA – service-level agreement – holds',
    'SLA = Service Level Agreement',
    'The Service Level Agreement holds. Check the SLA.',
    'XSS (cross-site scripting)',
    'Regulation 2017/745 (MDR)',
    'SDET \\(Software Development Engineer in Test\\)',
    'the (service level agreement, SLA) counts',
    'the SLAs (service level agreements)',
  ])('%s', (text) => expect(undefinedIn(text)).toEqual([]));

  test('in another language', () => {
    expect(undefinedIn('de dienstverleningsovereenkomst (DVO)', 'nl')).toEqual([]);
    expect(undefinedIn('pievienotās vērtības nodoklis (PVN) un darba laika uzskaite (DLU)', 'lv')).toEqual(
      [],
    );
    expect(undefinedIn('le responsable de la sécurité (RSS)', 'fr')).toEqual([]);
  });

  test('under Terms, whatever its form', () => {
    for (const entry of [
      '- **SLA**: promise',
      '- **SLAs**: promises',
      '- **Service level agreement (SLA)**: promise',
      '**SLA**: promise',
    ])
      expect(undefinedIn(`${terms(entry)}The SLA, two SLAs, the SLA-clock.`)).toEqual([]);
    expect(undefinedIn(`${terms('| Term | Meaning |\n| --- | --- |\n| SLA | promise |')}The SLA.`)).toEqual(
      [],
    );
  });

  test('in the shared glossary and in `sop.yaml`', () => {
    expect(undefinedIn('The SLA.', 'en', new Map([['Service level agreement (SLA)', 'promise']]))).toEqual(
      [],
    );
    expect(undefinedIn('The SLA.', 'en', new Map(), ['SLA'])).toEqual([]);
  });
});

describe('capitals that are no acronym stay quiet', () => {
  test.each([
    'OK, send the PDF with the ID and the URL from the FAQ.',
    'Do NOT close it, you MUST wait, ONLY IF she asks.',
    'DO NOT RESTART the server.',
    'CALL THE CUSTOMER BACK BEFORE NOON',
    '# KEY TERMS\n\n## SCOPE',
    'Part II, chapter IV, phase IX',
    '30 GB, 5 KB, 12 KM, 3 PM, 40 DB',
    'Order SUP-0042, article X200, ISO 9001, SHA-256, RFC 2119, EPSG:28992, GDI-SOP0007',
    'Run `CRM --NOW` and set `ERP`.',
    '```\nSELECT CRM FROM ERP\n```',
    '[the page](https://example.com/CRM/ERP.html) and https://example.com/CRM',
    '<kbd>CTRL</kbd> <!-- ask the CRM team -->',
    'Open README.md, LICENSE.txt, /var/LOG, AWS_PROFILE, $HOME, --NOW',
    'Mail @QA or #CRM, see qa@CRM.example',
    'Click **SAVE**, then OPEN.',
    'Save it. To save is good: save, SAVE.',
    'The fee is 20 EUR or 25 USD; in the EU and the UK, 14:00 CET.',
    'XXX, AAA',
    '![CRM](crm.png)',
    'e.g. the U.S. and the U.K.',
  ])('%s', (text) => expect(undefinedIn(text)).toEqual([]));

  test.each([
    ['nl', 'Doe dit NIET en wacht ALTIJD op de BTW-factuur. LET OP: stop.'],
    ['lv', 'NEKAD nesūtiet PVN rēķinu bez SIA nosaukuma.'],
    ['fil', 'HUWAG isara ang tiket.'],
    ['de', 'NICHT schließen, die MWST prüfen.'],
    ['es', 'NUNCA cierre sin el IVA.'],
    ['fr', 'Ne JAMAIS fermer sans la TVA.'],
  ])('in %s: %s', (language, text) => expect(undefinedIn(text, language)).toEqual([]));
});

test('any text: never throws, and every place holds capitals', () => {
  const piece = fc.constantFrom(
    'SLA',
    'SLAs',
    'not',
    'NOT',
    ' ',
    ' ',
    '\n',
    '(',
    ')',
    '**',
    '-',
    '/',
    '.',
    'É',
    'Я',
    '&',
    '1',
    '`',
    ': ',
    'service level agreement',
    '’s',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      for (const found of undefinedIn(pieces.join(''))) expect(found).toMatch(/^\p{Lu}[\p{Lu}\d&]*\p{Lu}$/u);
    }),
    { numRuns: 200 },
  );
});

test('capitals without end take no time', () => {
  const started = performance.now();
  for (const text of [
    'A'.repeat(50_000),
    'AB '.repeat(20_000),
    `${'A'.repeat(50_000)}1`,
    '(AB)'.repeat(10_000),
    '<!--'.repeat(10_000),
    '{{'.repeat(20_000),
    '\\<enter '.repeat(10_000),
  ])
    undefinedIn(text);
  expect(performance.now() - started).toBeLessThan(20_000);
}, 60_000);
