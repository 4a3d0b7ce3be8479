import { describe, expect, test } from 'vitest';
import { lintHandbook } from '../../src/lint/lint.ts';
import { buildSite } from '../../src/site/build.ts';
import { contentOf } from '../../src/site/content.tsx';
import { siteOf } from '../../src/site/model.ts';
import { sopPageOf } from '../../src/site/pages/sop-view.ts';
import { textReader } from '../../src/site/text.ts';
import { inputOf, invoice, lanternConfig, lanternTexts, made, refund, tagsIn, wordsOf } from './making.ts';

const dutch = refund
  .replace('title: Refund a customer', 'title: Een klant terugbetalen')
  .replace('language: en', 'language: nl\ntranslates: 1.2.0')
  .replace('## Purpose', '## Doel')
  .replace('## Terms', '## Begrippen')
  .replace('## Instructions', '## Instructies')
  .replaceAll('**Yes:**', '**Ja:**')
  .replaceAll('**No:**', '**Nee:**')
  .replaceAll('go to **', 'ga naar **')
  .replaceAll('Go to **', 'Ga naar **')
  .replaceAll('Go on.', 'Ga verder.')
  .replace('[Pay an invoice](pay-invoice.md)', '[Pay an invoice](pay-invoice.md)');
const bilingual = { ...lanternTexts, 'sops/support/refund-customer.nl.md': dutch };

describe('a site', () => {
  test('has every kind of page, in each language', () => {
    const { files } = made(bilingual);
    const pages = [
      'index.html',
      'glossary.html',
      'targets.html',
      'channels.html',
      'paths.html',
      'changes.html',
      'handbook.html',
      'feed.xml',
      'departments/support.html',
      'sops/refund-customer.html',
      'sops/refund-customer.md',
    ];
    for (const page of pages) {
      expect([...files.keys()]).toContain(page);
      expect([...files.keys()]).toContain(`nl/${page}`);
    }
    expect([...files.keys()]).toContain('assets/words/nl.js');
    // No revision is known, so there are no changes to load.
    expect([...files.keys()].filter((path) => path.endsWith('.changes.json'))).toEqual([]);
    for (const page of ['404.html', 'sops.json', 'llms.txt']) expect([...files.keys()]).toContain(page);
    expect(files.get('sops/refund-customer.md')).toBe(refund);
  });

  test('is the same to the byte for the same input', () => {
    const [first, second] = [made(bilingual), made(bilingual)];
    expect([...second.files]).toEqual([...first.files]);
    const later = made(bilingual, { today: '2026-11-23' });
    expect(later.page('index.html')).not.toBe(first.page('index.html'));
  });

  test('every address of every page is relative and leads to a file or an id that is there; no id stands twice', () => {
    const { files } = made(bilingual);
    const assets = /^(?:nl\/)?assets\/(?:site\.(?:css|js)|icon\.svg)$/;
    let checked = 0;
    for (const [path, html] of files) {
      if (!path.endsWith('.html') || path === '404.html') continue;
      const tags = tagsIn(html);
      const ids = tags.flatMap(({ attributes }) => attributes.id ?? []);
      expect([path, ids.filter((id, at) => ids.indexOf(id) !== at)]).toEqual([path, []]);
      for (const { attributes } of tags) {
        const address = attributes.href ?? attributes.src;
        if (address === undefined || /^(?:https?|mailto):/.test(address)) continue;
        expect(address.startsWith('/')).toBe(false);
        const { pathname, hash } = new URL(address, `https://lantern.example/${path}`);
        const target = decodeURIComponent(pathname.slice(1));
        if (assets.test(target)) continue;
        expect([path, address, files.has(target)]).toEqual([path, address, true]);
        const id = decodeURIComponent(hash.slice(1));
        if (id === '') continue;
        const found = tagsIn(files.get(target) ?? '').some((tag) => tag.attributes.id === id);
        expect([path, address, found]).toEqual([path, address, true]);
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(60);
  });

  test('a page does not grow with the handbook', () => {
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, n) => [
        `sops/support/pay-${n}.md`,
        invoice.replace('pay-invoice', `pay-${n}`).replace('Pay an invoice', `Pay invoice ${n}`),
      ]),
    );
    const more = Object.fromEntries(
      Array.from({ length: 240 }, (_, n) => [
        `sops/support/check-${n}.md`,
        invoice.replace('pay-invoice', `check-${n}`).replace('Pay an invoice', `Check invoice ${n}`),
      ]),
    );
    const small = made({ ...lanternTexts, ...many }).page('sops/refund-customer.html').length;
    const large = made({ ...lanternTexts, ...many, ...more }).page('sops/refund-customer.html').length;
    expect(Math.abs(large - small)).toBeLessThan(200);
  });

  test('drafts and their links stay out until they are asked for', () => {
    const texts = {
      ...lanternTexts,
      'sops/support/pay-invoice.md': invoice.replace('status: approved', 'status: draft'),
    };
    const without = made(texts);
    expect(without.files.has('sops/pay-invoice.html')).toBe(false);
    expect(without.built.faults).toEqual([]);
    expect(wordsOf(without.page('sops/refund-customer.html'))).toContain(
      'Follow Pay an invoice (not published yet)',
    );
    expect(without.site.hidden).toBe(1);
    const drafts = made(texts, { drafts: true });
    expect(wordsOf(drafts.page('sops/pay-invoice.html'))).toContain(
      'A draft. Nobody has released it yet: do not work by it.',
    );
  });

  test('a retired SOP keeps its page, marked, and leaves lists, search and versions', () => {
    const retired = invoice
      .replace('status: approved', 'status: retired')
      .replace('language: en', 'language: en\nsuperseded-by: refund-customer');
    const { files, page } = made({ ...lanternTexts, 'sops/support/pay-invoice.md': retired });
    expect(wordsOf(page('sops/pay-invoice.html'))).toContain(
      'Retired. Do not work by it any more. Work by this one instead: Refund a customer',
    );
    expect(page('index.html')).not.toContain('sops/pay-invoice.html');
    expect(page('assets/versions/en.js')).not.toContain('pay-invoice');
    const search = [...files].filter(([path]) => path.startsWith('assets/search/')).map(([, text]) => text);
    expect(search.join()).not.toContain('pay-invoice');
    expect(page('sops/pay-invoice.html')).not.toMatch(/data-guide|guide-data|data-read\b/);
  });

  test('search knows the answers of a decision: customers say them', () => {
    const { files } = made(lanternTexts);
    const search = [...files]
      .filter(([path]) => path.startsWith('assets/search/en/t'))
      .map(([, text]) => text);
    expect(search.join()).toMatch(/older than 30 days\? Yes · No/);
  });

  test('a contact is a link where a phone can dial it or a mail can go there', () => {
    const configText = lanternConfig.replace(
      'contact: extension 21',
      'contact: "extension 21, +31 20 123 45 67 or lead@lantern.example, before 24/7"',
    );
    const html = made(lanternTexts, { configText }).page('sops/refund-customer.html');
    expect(html).toContain(
      '<span>extension 21, <a href="tel:+31201234567" dir="ltr">+31 20 123 45 67</a> or <a href="mailto:lead@lantern.example" dir="ltr">lead@lantern.example</a>, before 24/7</span>',
    );
  });

  test('a text whose tree was dropped has the same page as one whose tree was kept', () => {
    const input = inputOf(lanternTexts);
    const textsOf = (keepsTrees: boolean) => {
      const site = siteOf(input, textReader(input.config, input.parse, { keepsTrees }));
      return new Map(buildSite(site).files.map(({ path, text }) => [path, text()]));
    };
    const dropped = textsOf(false);
    expect(wordsOf(dropped.get('sops/refund-customer.html') ?? '')).toContain('Search the shop');
    expect(dropped).toEqual(textsOf(true));
  });

  test('a block of another tree is no part of a page: it is refused, not left out', () => {
    const input = inputOf(lanternTexts);
    const site = siteOf(input, textReader(input.config, input.parse, { keepsTrees: false }));
    const entry = site.find('refund-customer', 'en');
    if (!entry) throw new Error('no SOP');
    const { text } = entry;
    const sop = text.open();
    const content = contentOf(sop, text, sopPageOf(site, entry, []).view, site.words('en'));
    expect(() => content.blocks(sop.tree.children)).not.toThrow();
    expect(() => content.blocks(text.open().tree.children)).toThrow('no part of the page');
  });

  test('facts that rules look at are held: no text is read again for them; without that they are the same, read again', () => {
    const input = inputOf(lanternTexts);
    let reads = 0;
    const parse = (text: string) => {
      reads++;
      return input.parse(text);
    };
    const findings = (holdsFacts: boolean) => {
      reads = 0;
      const read = textReader(input.config, parse, { holdsFacts });
      const found = lintHandbook(siteOf(input, read).handbook, {});
      return { found, reads };
    };
    const held = findings(true);
    expect(held.reads).toBe(input.texts.length);
    expect(findings(false).found).toEqual(held.found);
  });

  test('a page has another key when its data or its text changed, and only then', () => {
    const input = inputOf(lanternTexts);
    const read = textReader(input.config, input.parse);
    const pagesOf = (given: typeof input) => {
      const { files } = buildSite(siteOf(given, read));
      return new Map(files.map(({ path, key, text }) => [path, { key: key?.(), text: text() }]));
    };
    const first = pagesOf(input);
    const refund = 'sops/refund-customer.html';
    const pay = 'sops/pay-invoice.html';
    const changed = input.texts.map(({ path, text }) => ({
      path,
      text: path.endsWith('pay-invoice.md') ? text.replace('Check the amount', 'Check the sum') : text,
    }));
    const second = pagesOf({ ...input, texts: changed });
    expect(first.get(refund)?.key).toMatch(/^[0-9a-f]{32}$/);
    expect(second.get(refund)).toEqual(first.get(refund));
    expect(second.get(pay)?.key).not.toBe(first.get(pay)?.key);
    expect(second.get(pay)?.text).toContain('Check the sum');
    expect(second.get('handbook.html')?.text).toContain('Check the sum');
    // Another title of a page that it links to changes the page, though its own text is the same.
    const renamed = input.texts.map(({ path, text }) => ({
      path,
      text: text.replace('title: Pay an invoice', 'title: Pay a bill'),
    }));
    const third = pagesOf({ ...input, texts: renamed });
    expect(third.get(refund)?.key).not.toBe(first.get(refund)?.key);
    expect(third.get(refund)?.text).toContain('Pay a bill');
  });
});

describe('the page of an SOP', () => {
  const page = () => made(bilingual).page('sops/refund-customer.html');

  test('stands in the order of a reader in a hurry', () => {
    const html = page();
    const order = [
      '<h1',
      'class="lead"',
      'class="facts"',
      'data-views',
      'id="steps"',
      'id="control"',
      'id="chart"',
      'id="targets"',
      'id="terms"',
      'id="history"',
    ];
    const places = order.map((mark) => html.indexOf(mark));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(Math.min(...places)).toBeGreaterThan(0);
  });

  test('steps: numbers that link to themselves, answers with where they lead, jumps with the number of their step', () => {
    const html = page();
    const words = wordsOf(html.slice(html.indexOf('id="steps"'), html.indexOf('id="control"')));
    expect(words).toContain('Yes Explain the rule and go to Close the ticket 6');
    expect(words).toContain('No Go to step 3');
    expect(words).toContain('Declined Go to Close the ticket 6');
    expect(words).toContain('Approved Go to step 5');
    const steps = tagsIn(html).filter(
      ({ attributes }) => attributes.class?.startsWith('step ') || attributes.class === 'step',
    );
    expect(steps.map(({ attributes }) => [attributes['data-step'], attributes.class])).toEqual([
      ['1', 'step'],
      ['2', 'step decision'],
      ['3', 'step'],
      ['4', 'step decision'],
      ['5', 'step'],
      ['6', 'step'],
    ]);
  });

  test('whoever is asked for help has a name, an address and hours; a term opens where it is used; a script can be copied', () => {
    const html = page();
    expect(wordsOf(html)).toContain('Team lead (Ana Silva) extension 21 Mon–Fri 09:00–17:00');
    expect(html).toMatch(/<a class="term" data-term href="#term-rma">RMA<\/a>/);
    expect(html).toMatch(/<a class="term" data-term href="#term-ticket">ticket<\/a>/);
    expect(html).toMatch(/data-copy-block><blockquote>[\s\S]*?<button type="button" data-copy hidden>/);
  });

  test('each box of the chart leads to its step, and each step to its box', () => {
    const tags = tagsIn(page());
    const ids = new Set(tags.flatMap(({ attributes }) => attributes.id ?? []));
    const boxes = tags.filter(({ name, attributes }) => name === 'a' && attributes.class?.startsWith('b '));
    expect(boxes.length).toBeGreaterThanOrEqual(6);
    for (const { attributes } of boxes) {
      expect(ids).toContain(attributes.href?.slice(1));
      expect(attributes.id).toBe(`chart-${attributes.href?.slice(1)}`);
    }
  });

  test('reports carry id, version and step', () => {
    const reports = tagsIn(page()).flatMap(({ attributes }) =>
      attributes.href?.startsWith('mailto:') ? decodeURIComponent(attributes.href) : [],
    );
    expect(reports).toContain(
      'mailto:help@lantern.example?subject=refund-customer 1.2.0, step 3&body=Refund a customer (refund-customer 1.2.0), step 3\n\nWhat is wrong or missing:\n',
    );
  });

  test('without history no text is in force: the page says so instead of the mark', () => {
    const html = page();
    expect(html).not.toContain('class="in-force"');
    expect(wordsOf(html)).toContain('so nobody can show that this text is in force');
    expect(wordsOf(html)).toContain('Not proven');
  });

  test('a translation that renders an older source says what holds; one that is up to date does not', () => {
    const newer = {
      ...bilingual,
      'sops/support/refund-customer.md': refund.replace('version: 1.2.0', 'version: 2.0.0'),
    };
    const behind = wordsOf(made(newer).page('nl/sops/refund-customer.html'));
    expect(behind).toContain('De brontekst is nu versie 2.0.0; deze vertaling geeft nog 1.2.0 weer.');
    expect(behind).toContain('Wat geldt, is “Refund a customer” in het Engels');
    expect(wordsOf(made(bilingual).page('nl/sops/refund-customer.html'))).not.toContain('De brontekst');
  });

  const bankIsDown = {
    time: '2026-11-20T09:00:00+01:00',
    person: 'Ana Silva <ana@lantern.example>',
    kind: 'stop',
    id: 'pay-invoice',
    text: 'The bank is down.',
    instead: '',
    until: '',
    line: 2,
  };

  test('a stop stands on the page and on every page that uses the SOP', () => {
    const { page: at } = made(lanternTexts, { notices: [bankIsDown] });
    expect(wordsOf(at('sops/pay-invoice.html'))).toContain('Do not work by this for now: The bank is down.');
    expect(wordsOf(at('sops/refund-customer.html'))).toContain(
      'Do not work by “Pay an invoice” for now: The bank is down.',
    );
  });

  test('a stop marks the SOP wherever it is named, and in the whole handbook; with its last day where it has one', () => {
    const marks = (html: string) => tagsIn(html).filter(({ attributes }) => attributes.class === 'mark stop');
    const { page: at } = made(lanternTexts, { notices: [bankIsDown] });
    for (const page of ['index.html', 'departments/support.html', 'handbook.html', 'sops/pay-invoice.html'])
      expect(marks(at(page)), page).toHaveLength(1);
    expect(marks(at('sops/refund-customer.html'))).toEqual([]);
    expect(wordsOf(at('handbook.html'))).toContain('Do not work by this for now: The bank is down.');
    const short = made(lanternTexts, { notices: [bankIsDown, { ...bankIsDown, until: '2026-11-25' }] });
    expect(marks(short.page('index.html')).map(({ attributes }) => attributes['data-until'])).toEqual([
      undefined,
    ]);
    const over = made(lanternTexts, { notices: [{ ...bankIsDown, until: '2026-11-25' }] });
    expect(marks(over.page('index.html')).map(({ attributes }) => attributes['data-until'])).toEqual([
      '2026-11-25',
    ]);
  });

  test('boxes among the details of a step are ticked, each for itself; those of a checklist are counted with it', () => {
    const boxes = (text: string) => {
      const html = made({ ...lanternTexts, 'sops/support/refund-customer.md': text }).page(
        'sops/refund-customer.html',
      );
      const tags = tagsIn(html);
      return {
        keys: tags.filter(({ name }) => name === 'input').map(({ attributes }) => attributes['data-check']),
        counted: tags.filter(({ attributes }) => 'data-checklist' in attributes).map(({ name }) => name),
      };
    };
    const details = '   - [ ] The order number\n   - [ ] The e-mail address\n';
    const inSteps = boxes(
      refund
        .replace('by the ticket.\n', `by the ticket.\n${details}`)
        .replace('Check the amount', 'Compare')
        .replace(
          '6. **Close the ticket.** Set it to Solved. End.\n',
          `6. **Close the ticket.** Write down:\n${details}`,
        ),
    );
    expect(inSteps.counted).toEqual(['ul', 'ul']);
    expect(new Set(inSteps.keys).size).toBe(4);
    const [before, after] = refund.split('## Instructions');
    expect(after).toBeDefined();
    const checklist = boxes(
      `${before}## Instructions\n\n- [ ] Lock the door\n${details.replaceAll('   -', '  -')}- [ ] Switch the lamps off\n`,
    );
    expect(checklist.counted).toEqual(['section']);
    expect(new Set(checklist.keys).size).toBe(4);
  });

  test('nobody marks a draft as read', () => {
    const marks = (status: string) =>
      tagsIn(
        made(
          { 'sops/support/pay-invoice.md': invoice.replace('status: approved', `status: ${status}`) },
          { drafts: true },
        ).page('sops/pay-invoice.html'),
      ).filter(({ attributes }) => 'data-read' in attributes).length;
    expect([marks('approved'), marks('draft')]).toEqual([1, 0]);
  });
});

describe('what cannot be put on a page', () => {
  const faults = (text: string, path = 'sops/support/refund-customer.md') =>
    made({ ...lanternTexts, [path]: text }).built.faults.map(
      ({ path: at, line, severity, reason }) => `${at}:${line} ${severity} ${reason}`,
    );

  test('is named with its file and line', () => {
    expect(faults(refund.replace('pay-invoice.md', 'pay-nothing.md'))).toEqual([
      'sops/support/refund-customer.md:41 error `pay-nothing.md` leads to nothing',
    ]);
    expect(faults(refund.replace('[Pay an invoice](pay-invoice.md)', '[Pay](javascript:alert(1))'))).toEqual([
      'sops/support/refund-customer.md:41 error `javascript:alert(1)` is no address that a page may link to',
    ]);
    expect(
      faults(
        refund.replace(
          'Go to **Close the ticket**.\n   - **No:** Go on.\n5',
          'Go to step 12.\n   - **No:** Go on.\n5',
        ),
      ),
    ).toEqual(['sops/support/refund-customer.md:39 error `12` is no step of this SOP']);
    expect(faults(invoice, 'sops/support/copy.md')).toEqual([
      'sops/support/copy.md:1 error `pay-invoice` stands in `sops/support/pay-invoice.md` too',
    ]);
  });

  test('a department that only an SOP names has a page too, under a name that is safe as a file', () => {
    const { files } = made(
      {
        ...lanternTexts,
        'sops/support/pay-invoice.md': invoice.replace('department: Support', 'department: "../../Ops & co"'),
      },
      { configText: lanternConfig },
    );
    expect([...files.keys()].filter((path) => path.startsWith('departments/')).sort()).toEqual([
      'departments/ops-co.html',
      'departments/support.html',
    ]);
  });
});
