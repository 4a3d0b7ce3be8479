import { describe, expect, test } from 'vitest';
import { parseSop } from '../../src/document/parse.ts';
import { toFlows } from '../../src/flow/read.ts';
import { defaultConfig } from '../../src/handbook/config.ts';
import { factsOf } from '../../src/handbook/facts.ts';
import { collect } from '../../src/handbook/handbook.ts';
import { type LintOptions, lintHandbook, lintSop } from '../../src/lint/lint.ts';
import { levelOf, readRuleOption } from '../../src/lint/severity.ts';

const head = '---\nid: refund-a-customer\ntitle: Refund a customer\ndepartment: support\nowner: ana\n---\n\n';
const body = `## Purpose

Customers get their money back.

## Terms

None are needed.

## Instructions

1. Look up the order in the CRM.
2. Refund the {{amount}}.
`;

function lint(text: string, options: LintOptions = {}, config = defaultConfig) {
  const sop = parseSop('sops/refund.md', text);
  return lintSop(sop, toFlows(sop), config, new Map(), options);
}

const names = (text: string, options: LintOptions = {}, config = defaultConfig) =>
  lint(text, options, config).map((d) => `${d.severity} ${d.ruleId}`);

describe('lintSop', () => {
  test('gives findings in the order of the text, each with an identity, a reason why and a hint', () => {
    const found = lint(head + body);
    expect(found.map((d) => `${d.place.start.line} ${d.severity} ${d.ruleId}`)).toEqual([
      '18 warning undefined-acronym',
      '19 error placeholder-left',
    ]);
    for (const d of found) {
      expect(d.identity).toMatch(/^[a-z-]+:refund-a-customer:en:[0-9a-f]{16}:1$/);
      expect(d.note).toMatch(/\.$/);
      expect(d.hint).not.toBe('');
    }
  });

  test('gives the same list twice', () => {
    expect(lint(head + body)).toEqual(lint(head + body));
  });

  test('`sop.yaml` sets levels, the command line wins', () => {
    const config = {
      ...defaultConfig,
      rules: { 'placeholder-left': 'hint', 'undefined-acronym': 'error' } as const,
    };
    expect(names(head + body, {}, config)).toEqual(['error undefined-acronym', 'hint placeholder-left']);
    expect(names(head + body, { levels: { 'undefined-acronym': 'off' } }, config)).toEqual([
      'hint placeholder-left',
    ]);
  });

  test('speaks the language it is given', () => {
    const text = { reason: 'Onverwachte afkorting `{acronym}`', hint: 'Zet `{acronym}` bij `{section}`.' };
    const translations = {
      'undefined-acronym': {
        summary: '',
        why: 'Nieuwe collega’s kennen haar niet. Echt.',
        messages: { undefined: text },
      },
    };
    expect(lint(head + body, { translations })[0]).toMatchObject({
      reason: 'Onverwachte afkorting `CRM`',
      hint: 'Zet `CRM` bij `Terms`.',
      note: 'Nieuwe collega’s kennen haar niet.',
      identity: lint(head + body)[0]?.identity,
    });
  });

  test('faults of the front matter come first and can be weighed too', () => {
    const text = head.replace('owner: ana', 'ouwner: ana') + body;
    expect(names(text)[0]).toBe('error front-matter');
    expect(names(text, { levels: { 'front-matter': 'off' } })).not.toContain('error front-matter');
  });
});

describe('ignores', () => {
  const withComment = (comment: string) => head + body.replace('CRM.', `CRM.\n   ${comment}`);

  test('take out the finding of their rule in their step', () => {
    expect(names(withComment('<!-- sop-ignore undefined-acronym: everybody here sells with it -->'))).toEqual(
      ['error placeholder-left'],
    );
  });

  test('leave findings of other steps and other rules alone, and are then reported themselves', () => {
    expect(names(withComment('<!-- sop-ignore placeholder-left: known in May -->'))).toEqual([
      'warning undefined-acronym',
      'warning unused-ignore',
      'error placeholder-left',
    ]);
  });

  test('are not called unused when their rule did not run, or needs the whole handbook', () => {
    const off: LintOptions = { levels: { 'long-step': 'off' } };
    expect(names(withComment('<!-- sop-ignore long-step: a legal text -->'), off)).not.toContain(
      'warning unused-ignore',
    );
    expect(names(withComment('<!-- sop-ignore broken-link: the page is being moved -->'))).not.toContain(
      'warning unused-ignore',
    );
  });

  test('hold for a whole file', () => {
    const all =
      '<!-- sop-ignore-file undefined-acronym, placeholder-left: imported text, rewritten in May -->\n\n';
    expect(names(head + all + body)).toEqual([]);
  });

  test('need a reason, and work without one', () => {
    expect(names(withComment('<!-- sop-ignore undefined-acronym -->'))).toEqual([
      'error ignore-without-reason',
      'error placeholder-left',
    ]);
  });

  test('hold in the front matter', () => {
    const text =
      head.replace('owner: ana', 'owner: @ana # sop-ignore front-matter: quoted by the importer') + body;
    expect(names(text)).not.toContain('error front-matter');
  });
});

describe('lintHandbook', () => {
  const handbook = (...texts: string[]) =>
    collect(
      texts.map((text, n) => {
        const sop = parseSop(`sops/${n}.md`, text);
        return factsOf(sop, toFlows(sop));
      }),
      defaultConfig,
      { files: new Set(texts.map((_, n) => `sops/${n}.md`)) },
    );
  const link = '\n3. Follow [the other one](gone.md).\n';

  test('gives findings under the path they belong to', () => {
    const found = lintHandbook(handbook(head + body, head + body));
    expect(found.map((d) => `${d.path} ${d.ruleId}`)).toContain('sops/1.md duplicate-id');
    expect(found.every((d) => d.identity !== undefined)).toBe(true);
  });

  test('applies ignores of its own rules alone', () => {
    const ignored =
      '\n3. Follow [the other one](gone.md). <!-- sop-ignore broken-link: written next week -->\n';
    const broken = lintHandbook(handbook(head + body + link)).map((d) => d.ruleId);
    expect(broken).toContain('broken-link');
    expect(lintHandbook(handbook(head + body + ignored)).map((d) => d.ruleId)).not.toContain('broken-link');
  });

  test('calls an ignore of its rules unused', () => {
    const unused = '\n3. Stop. <!-- sop-ignore broken-link: written next week -->\n';
    expect(lintHandbook(handbook(head + body + unused)).map((d) => d.ruleId)).toContain('unused-ignore');
    const off = { levels: { 'broken-link': 'off' } } as const;
    expect(lintHandbook(handbook(head + body + unused), off).map((d) => d.ruleId)).not.toContain(
      'unused-ignore',
    );
  });
});

describe('levels', () => {
  const rule = { id: 'long-step', severity: 'hint' } as const;
  test('the last list that names the rule decides, then the finding, then the rule', () => {
    expect(levelOf(rule, [])).toBe('hint');
    expect(levelOf(rule, [], 'error')).toBe('error');
    expect(levelOf(rule, [{ 'long-step': 'off' }, { 'dead-end': 'error' }], 'error')).toBe('off');
    expect(levelOf(rule, [{ 'long-step': 'off' }, { 'long-step': 'warning' }])).toBe('warning');
    expect(levelOf({ id: 'constructor', severity: 'hint' }, [{}])).toBe('hint');
  });

  test('--rule is read strictly', () => {
    expect(readRuleOption('long-step=off', ['long-step'])).toEqual(['long-step', 'off']);
    expect(() => readRuleOption('long-stap=off', ['long-step'])).toThrow('Unexpected rule `long-stap`');
    expect(() => readRuleOption('long-step', ['long-step'])).toThrow('Unexpected level ``');
    expect(() => readRuleOption('long-step=no', ['long-step'])).toThrow(
      'expected one of `error`, `warning`, `hint`, `off`',
    );
  });
});
