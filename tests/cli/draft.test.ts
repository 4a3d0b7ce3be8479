import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asTemplate, draftOf, freeId, idOfTitle } from '../../src/cli/draft.ts';
import { faultOfId } from '../../src/document/ids.ts';

describe('idOfTitle', () => {
  test('folds accents, drops signs, cuts at a word, keeps off reserved names', () => {
    expect(
      [
        'Refund a customer',
        'Réclamation: ouvrir un dossier!',
        'Search',
        'What to do when a parcel is returned to the warehouse without any label',
        'Наложен платёж',
      ].map(idOfTitle),
    ).toEqual([
      'refund-a-customer',
      'reclamation-ouvrir-un-dossier',
      'search-sop',
      'what-to-do-when-a-parcel-is-returned-to-the',
      undefined,
    ]);
  });

  test('whatever the title, the id can be one and is free', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.array(fc.string()), (title, others) => {
        const taken = new Set([...others, idOfTitle(title) ?? 'sop-0001'].map((id) => id.toLowerCase()));
        const id = freeId(title, taken);
        expect([faultOfId(id), taken.has(id)]).toEqual([undefined, false]);
      }),
    );
  });

  test('counts where the title gives no letters', () => {
    expect(freeId('退款', new Set(['sop-0001', 'sop-0002']))).toBe('sop-0003');
    expect(freeId('Refund', new Set(['refund', 'refund-2']))).toBe('refund-3');
  });
});

const refund = {
  title: 'Refund a customer',
  department: 'Customer care',
  owner: 'ana',
  language: 'en',
  text: '## Purpose\n\n{{Why this is done.}}\n',
  template: 'standard',
};

const layout = { main: 'en', folder: 'sops', departments: [] };

describe('draftOf', () => {
  test('a new SOP in the first language', () => {
    expect(draftOf(refund, [], layout)).toMatchInlineSnapshot(`
      {
        "id": "refund-a-customer",
        "path": "sops/customer-care/refund-a-customer.md",
        "text": "---
      id: refund-a-customer
      title: Refund a customer
      department: Customer care
      owner: ana
      version: 0.0.0
      status: draft
      template: standard
      ---

      ## Purpose

      {{Why this is done.}}
      ",
      }
    `);
  });

  test('an id that the title gives and another SOP has is counted on and said', () => {
    const known = [{ id: 'Refund-A-Customer', language: 'en', path: 'sops/billing/refund.md' }];
    const { id, path, insteadOf } = draftOf(refund, known, layout);
    expect([id, path, insteadOf]).toEqual([
      'refund-a-customer-2',
      'sops/customer-care/refund-a-customer-2.md',
      'refund-a-customer',
    ]);
  });

  test('a translation keeps the id and names the version that it renders', () => {
    const known = [{ id: 'refund', language: 'en', version: '1.4.0', path: 'sops/care/refund.md' }];
    const dutch = { ...refund, title: 'Klant terugbetalen', language: 'nl', id: 'refund' };
    const { path, text } = draftOf(dutch, known, layout);
    expect(path).toBe('sops/customer-care/refund.nl.md');
    expect(text).toContain('language: nl\ntranslates: 1.4.0\n');
  });
});

describe('asTemplate', () => {
  test('leaves out what belongs to one SOP and keeps the rest', () => {
    const text = [
      '---',
      'id: refund',
      'title: Refund',
      'version: 1.4.0',
      'targets:',
      '  - metric: first reply',
      '    target: 15 min',
      'owner:',
      '  ana',
      'tags:',
      '- money',
      'status: approved',
      '---',
      '',
      '# Refund',
      '',
      '## Purpose',
      '',
      'Refund means: the money goes back.',
      '',
    ].join('\n');
    expect(asTemplate(text)).toMatchInlineSnapshot(`
      {
        "template": "---
      targets:
        - metric: first reply
          target: 15 min
      tags:
      - money
      ---

      # {{title}}

      ## Purpose

      Refund means: the money goes back.
      ",
        "title": "Refund",
      }
    `);
  });

  test('a file that is no SOP gives its heading as the title', () => {
    expect(asTemplate('# Parcel lost\r\n\r\n1. Call the carrier.\r\n')).toEqual({
      template: '# {{title}}\n\n1. Call the carrier.\n',
      title: 'Parcel lost',
    });
  });
});
