import { describe, expect, test } from 'vitest';
import { mask, parseSop } from '../../src/document/parse.ts';
import { plainText } from '../../src/document/text.ts';
import { required, withFrontMatter } from './reading.ts';

const body = (...lines: string[]) => `${withFrontMatter(...required)}\n${lines.join('\n')}\n`;
const sectionsOf = (...lines: string[]) =>
  parseSop('a.md', lines.join('\n')).sections.map(
    ({ depth, name, title }) => `${depth} ${name ?? '-'} ${title}`,
  );

describe('reading a document', () => {
  test('Windows paths are shown with /', () => {
    expect(parseSop('sops\\support\\refund.md', '').path).toBe('sops/support/refund.md');
    expect(parseSop('sops\\refund.md', '').diagnostics[0]?.path).toBe('sops/refund.md');
  });

  test('the language: front matter, then --lang, then the handbook, then the words', () => {
    const dutch = '# Geld terug\n\n## Doel\n\nDe klant krijgt het geld van een bestelling terug.\n';
    const tagged = `---\nlanguage: lv\n---\n\n${dutch}`;
    expect(parseSop('a.md', tagged, { language: 'fr', defaultLanguage: 'es' }).language).toBe('lv');
    expect(parseSop('a.md', dutch, { language: 'fr', defaultLanguage: 'es' }).language).toBe('fr');
    expect(parseSop('a.md', dutch, { defaultLanguage: 'es' }).language).toBe('es');
    expect(parseSop('a.md', dutch).language).toBe('nl');
    expect(parseSop('a.md', '').language).toBe('en');
  });

  test('the title: front matter, then the heading of rank 1, then the first heading', () => {
    expect(parseSop('a.md', body()).title).toMatchObject({
      value: 'Refund a customer',
      place: { start: { line: 3, column: 8 } },
    });
    expect(parseSop('a.md', '## Purpose\n\n# Refund *a* customer\n').title).toMatchObject({
      value: 'Refund a customer',
      place: { start: { line: 3, column: 1 } },
    });
    expect(parseSop('a.md', '### A late parcel\n\n## Purpose\n').title?.value).toBe('A late parcel');
    expect(parseSop('a.md', '## Purpose\n').title).toBeUndefined();
    expect(parseSop('a.md', 'Text.\n').title).toBeUndefined();
  });

  test('another reader of Markdown can stand in, and gets BOM and front matter as spaces', () => {
    let given = '';
    const parse = (masked: string) => {
      given = masked;
      return { type: 'root' as const, children: [] };
    };
    const text = '\uFEFF---\r\nid: refund\r\n---\r\n\r\nText.\r\n';
    parseSop('a.md', text, { parse });
    expect(given).toBe('    \r\n          \r\n   \r\n\r\nText.\r\n');
    expect(given).toHaveLength(text.length);
    expect(mask('\uFEFFText', 0)).toBe(' Text');
  });

  test('steps are read with the words of the language', () => {
    const { procedures } = parseSop(
      'a.md',
      body('## Instructies', '', '1. Zoek de bestelling.', '2. Klaar.'),
      {
        language: 'nl',
      },
    );
    expect(procedures.map(({ at, steps }) => [at, steps.length])).toEqual([['Instructies', 2]]);
  });
});

describe('sections', () => {
  test('numbers, emoji and punctuation do not count, nor does the rank', () => {
    expect(
      sectionsOf('# 1. PURPOSE:', '### 🔧 Definitions', '##### 8.1 Procedure', '## Our own heading'),
    ).toEqual([
      '1 purpose 1. PURPOSE:',
      '3 terms 🔧 Definitions',
      '5 instructions 8.1 Procedure',
      '2 - Our own heading',
    ]);
  });

  test('names of the language and of English, never of a third one', () => {
    const text = '## Doel\n\n## Scope\n\n## Mērķis\n';
    const sections = parseSop('a.md', text, { language: 'nl' }).sections;
    expect(sections.map(({ name }) => name)).toEqual(['purpose', 'scope', undefined]);
  });

  test('a team’s own names', () => {
    const options = { sections: { purpose: ['Why we do this'] } };
    const [section] = parseSop('a.md', '## 1. Why we do this?\n\nBecause.\n', options).sections;
    expect(section?.name).toBe('purpose');
  });

  test('content goes up to the next heading of the same or a higher rank', () => {
    const { sections } = parseSop('a.md', '# A\n\na\n\n## B\n\nb\n\n### C\n\nc\n\n## D\n\nd\n');
    expect(sections.map(({ title, content }) => `${title}: ${plainText(content)}`)).toEqual([
      ...['A: a B b C c D d', 'B: b C c', 'C: c', 'D: d'],
    ]);
  });

  test('headings in quotes and lists are no sections', () => {
    expect(sectionsOf('> ## Purpose', '', '- ## Terms')).toEqual([]);
  });

  test('a bold label', () => {
    const text = '**Purpose:** To give money *back*.\n\n**Note:** Be kind.\n\n**Scope**: The shop.\n';
    const { sections } = parseSop('a.md', text);
    expect(
      sections.map(({ name, depth, title, content }) => [name, depth, title, plainText(content)]),
    ).toEqual([
      ['purpose', 7, 'Purpose', 'To give money back.'],
      ['scope', 7, 'Scope', 'The shop.'],
    ]);
    const [purpose, scope] = sections;
    expect(purpose?.place).toMatchObject({ start: { offset: 0 }, end: { offset: 12 } });
    const inside = purpose?.content[0]?.position;
    expect(text.slice(inside?.start.offset, inside?.end.offset)).toBe('To give money *back*.');
    const other = scope?.content[0]?.position;
    expect(text.slice(other?.start.offset, other?.end.offset)).toBe('The shop.');
  });

  test('several bold labels in one paragraph', () => {
    const text = '**Doel:** Geld terug.\n**Afdeling:** Support\\\n**Begrippen:** geen\n';
    const { sections } = parseSop('a.md', text, { language: 'nl' });
    expect(sections.map(({ name, content }) => [name, plainText(content)])).toEqual([
      ['purpose', 'Geld terug. Afdeling: Support'],
      ['terms', 'geen'],
    ]);
  });

  test('a bold name alone stands over what follows', () => {
    const text = '**Terms**\n\n- **SLA**: what we promise\n\n**Purpose**\n\nGive money back.\n\n## Steps\n';
    const { sections, terms } = parseSop('a.md', text);
    expect(sections.map(({ name, content }) => [name, plainText(content)])).toEqual([
      ['terms', 'SLA: what we promise'],
      ['purpose', 'Give money back.'],
      ['instructions', ''],
    ]);
    expect(terms).toHaveLength(1);
  });

  test('a label without a section’s name, and a name in a sentence, are text', () => {
    expect(
      sectionsOf('**Purpose** is what counts.', '', 'The **Purpose:** of it.', '', '**Purpose:**'),
    ).toEqual(['7 purpose Purpose']);
    expect(parseSop('a.md', '**Purpose:**\n').sections[0]?.content).toEqual([]);
  });

  test('the description in front matter is the purpose where nothing else is', () => {
    const described = (text: string) =>
      parseSop('a.md', `---\ndescription: How we give money back.\n---\n\n${text}`).sections.filter(
        ({ name }) => name === 'purpose',
      );
    expect(described('# Refund\n')).toMatchObject([
      {
        title: 'description',
        place: { start: { line: 2, column: 14, offset: 17 } },
        content: [{ type: 'paragraph', children: [{ value: 'How we give money back.' }] }],
      },
    ]);
    expect(described('## Purpose\n\nTo help.\n').map(({ title }) => title)).toEqual(['Purpose']);
  });
});

describe('terms', () => {
  const termsOf = (...lines: string[]) => {
    const text = `## Terms\n\n${lines.join('\n')}\n`;
    return parseSop('a.md', text).terms.map(({ term, definition, place, entry }) => [
      term,
      definition,
      text.slice(place.start.offset, place.end.offset),
      entry.start.line,
    ]);
  };

  test('bullets', () => {
    expect(
      termsOf(
        '- **SLA**: what we *promise* the customer',
        '- **RMA:** return number',
        '- `PSP` – payment service provider',
        '- *Chargeback* = the bank takes it back',
        '- [CRM](crm.md): the customer list',
        '- Order number: begins with L-',
        '- ETA - expected time of arrival',
        '- **VAT** (value added tax)',
      ),
    ).toEqual([
      ['SLA', 'what we promise the customer', '**SLA**', 3],
      ['RMA', 'return number', '**RMA:**', 4],
      ['PSP', 'payment service provider', '`PSP`', 5],
      ['Chargeback', 'the bank takes it back', '*Chargeback*', 6],
      ['CRM', 'the customer list', '[CRM](crm.md)', 7],
      ['Order number', 'begins with L-', 'Order number', 8],
      ['ETA', 'expected time of arrival', 'ETA', 9],
      ['VAT', '(value added tax)', '**VAT**', 10],
    ]);
  });

  test('a term with more paragraphs, and nested ones', () => {
    expect(
      termsOf('- **SLA**: a promise', '', '  In hours.', '', '- Payment', '  - **PSP**: the provider'),
    ).toEqual([
      ['SLA', 'a promise In hours.', '**SLA**', 3],
      ['PSP', 'the provider', '**PSP**', 8],
    ]);
  });

  test('paragraphs, one line or several', () => {
    expect(
      termsOf(
        '**SLA**: a promise',
        'that we keep.',
        '**RMA**: return number\\',
        'ETA: time of arrival',
        '',
        'No term here.',
      ),
    ).toEqual([
      ['SLA', 'a promise that we keep.', '**SLA**', 3],
      ['RMA', 'return number', '**RMA**', 5],
      ['ETA', 'time of arrival', 'ETA', 6],
    ]);
  });

  test('a table', () => {
    expect(
      termsOf(
        '| Term | Meaning | Since |',
        '|---|---|---|',
        '| SLA | a *promise* | 2020 |',
        '| | nothing | |',
      ),
    ).toEqual([['SLA', 'a promise', 'SLA', 5]]);
  });

  test('sub-headings', () => {
    expect(termsOf('### SLA', '', 'A promise.', '', '### RMA')).toEqual([['SLA', 'A promise.', 'SLA', 3]]);
  });

  test('prose and addresses are no terms, and other sections have none', () => {
    expect(
      termsOf(
        '- We keep what we promise.',
        '- https://lantern.example/x',
        '- 10:30 is late',
        '- **Kindness**',
      ),
    ).toEqual([]);
    expect(parseSop('a.md', '## Purpose\n\n- **SLA**: a promise\n').terms).toEqual([]);
  });

  test('in CRLF and in the language of the document', () => {
    const text = '## Begrippen\r\n\r\n- **SLA**: belofte\r\n- RMA: retour\r\n';
    const { terms } = parseSop('a.md', text, { language: 'nl' });
    expect(terms.map(({ term, definition }) => [term, definition])).toEqual([
      ['SLA', 'belofte'],
      ['RMA', 'retour'],
    ]);
    expect(text.slice(terms[1]?.place.start.offset, terms[1]?.place.end.offset)).toBe('RMA');
  });
});

describe('comments that take findings out', () => {
  const ignoresOf = (...lines: string[]) =>
    parseSop('a.md', lines.join('\n')).ignores.map(({ rules, reason, from, to, file }) => ({
      rules: rules.join(' '),
      reason,
      lines: `${from}-${to}${file ? ' file' : ''}`,
    }));

  test('at the end of a step and indented under it', () => {
    expect(
      ignoresOf(
        '## Steps',
        '',
        '1. Find the order. <!-- sop-ignore long-step: it is short -->',
        '2. Refund',
        '   it.',
        '',
        '   <!-- sop-ignore vague-deadline, hidden-decision: the bank decides -->',
        '3. Close.',
      ),
    ).toEqual([
      { rules: 'long-step', reason: 'it is short', lines: '3-3' },
      { rules: 'vague-deadline hidden-decision', reason: 'the bank decides', lines: '4-7' },
    ]);
  });

  test('in a nested item, a table row, a heading and a paragraph', () => {
    expect(
      ignoresOf(
        '## Steps <!-- sop-ignore a: one -->',
        '',
        '1. Is it late?',
        '   - **Yes:** Stop. <!-- sop-ignore b: two -->',
        '',
        'A paragraph',
        'of two lines. <!-- sop-ignore c: three -->',
        '',
        '| A |',
        '|---|',
        '| x <!-- sop-ignore d: four --> |',
      ),
    ).toEqual([
      { rules: 'a', reason: 'one', lines: '1-1' },
      { rules: 'b', reason: 'two', lines: '4-4' },
      { rules: 'c', reason: 'three', lines: '6-7' },
      { rules: 'd', reason: 'four', lines: '11-11' },
    ]);
  });

  test('between blocks: the one it touches above, else the one below', () => {
    expect(
      ignoresOf(
        '1. Find.',
        '2. Refund.',
        '<!-- sop-ignore a: above -->',
        '3. Close.',
        '',
        '<!-- sop-ignore b: below -->',
        '',
        'Text.',
        '',
        '<!-- sop-ignore c: nothing -->',
      ),
    ).toEqual([
      { rules: 'a', reason: 'above', lines: '2-2' },
      { rules: 'b', reason: 'below', lines: '8-8' },
      { rules: 'c', reason: 'nothing', lines: '10-10' },
    ]);
  });

  test('for the whole file', () => {
    expect(ignoresOf('<!-- sop-ignore-file no-raw-html: made', 'by the shop -->', '', 'Text.')).toEqual([
      { rules: 'no-raw-html', reason: 'made by the shop', lines: '1-4 file' },
    ]);
  });

  test('in front matter, on the line of a key or above it', () => {
    expect(
      ignoresOf(
        '---',
        'id: refund # sop-ignore duplicate-id: the old one goes in May',
        'title: "# sop-ignore x: y" # sop-ignored',
        '# sop-ignore unknown-owner: she starts in June',
        '# a note',
        'owner: ana',
        '# sop-ignore personal-data: an example',
        'targets:',
        '  - metric: first reply',
        '    target: 15 min',
        'tags: [a]',
        '# sop-ignore-file no-raw-html: made by the shop',
        '---',
        '',
        'Text.',
      ),
    ).toEqual([
      { rules: 'duplicate-id', reason: 'the old one goes in May', lines: '2-2' },
      { rules: 'unknown-owner', reason: 'she starts in June', lines: '6-6' },
      { rules: 'personal-data', reason: 'an example', lines: '8-10' },
      { rules: 'no-raw-html', reason: 'made by the shop', lines: '1-15 file' },
    ]);
  });

  test('without a rule or a reason, for the rule that asks for one', () => {
    expect(ignoresOf('Text. <!-- sop-ignore -->', '', 'Text. <!-- sop-ignore long-step -->')).toEqual([
      { rules: '', reason: '', lines: '1-1' },
      { rules: 'long-step', reason: '', lines: '3-3' },
    ]);
  });

  test('not in code, and not any comment', () => {
    expect(
      ignoresOf(
        '`<!-- sop-ignore a: b -->`',
        '',
        '    <!-- sop-ignore a: b -->',
        '',
        '<!-- sop-ignorer a: b -->',
      ),
    ).toEqual([]);
  });

  test('its place is the comment', () => {
    const text = '1. Find. <!-- sop-ignore a: b --> Now.\r\n';
    const place = parseSop('a.md', text).ignores[0]?.place;
    expect(text.slice(place?.start.offset, place?.end.offset)).toBe('<!-- sop-ignore a: b -->');
  });
});
