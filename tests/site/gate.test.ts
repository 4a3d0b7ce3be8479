import fc from 'fast-check';
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, test } from 'vitest';
import { htmlOf } from '../../src/site/html.ts';
import { pageText } from '../../src/site/page.ts';
import { encodePath, rebased, relativeTo, rootOf, safeUrl } from '../../src/site/url.ts';
import { tagsIn } from './making.ts';

const element = (
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[] = [],
): Element => ({
  type: 'element',
  tagName,
  properties,
  children,
});

describe('addresses', () => {
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\u0000script:alert(1)',
    '\u200bjavascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://lantern.example/1',
    'view-source:https://lantern.example',
    '//evil.example/x',
    '\\\\evil.example\\x',
    '/\\evil.example',
    '\\evil',
    'javascript&colon;alert(1):',
  ])('%j is refused', (url) => {
    expect(safeUrl(url)).toBeUndefined();
  });

  test.each([
    'https://lantern.example/a?b=1#c',
    'mailto:help@lantern.example?subject=A',
    'tel:+31201234567',
    '../sops/a.html#b',
    '#step',
    '/handbook/',
    'a%20b.html?x=1:2',
  ])('%j stays', (url) => {
    expect(safeUrl(url)).toBe(url);
  });

  test('every relative address leads from its page to its target', () => {
    const part = fc.constantFrom('sops', 'nl', 'departments', 'a', 'b');
    const path = fc
      .tuple(fc.array(part, { maxLength: 3 }), part)
      .map(([folders, name]) => [...folders, `${name}.html`].join('/'));
    fc.assert(
      fc.property(path, path, (from, to) => {
        const base = new URL(from, 'https://lantern.example/root/');
        expect(new URL(relativeTo(from, to), base).pathname).toBe(`/root/${to}`);
        expect(new URL(rootOf(from) || '.', base).pathname).toBe('/root/');
      }),
    );
  });

  test('an address written for one page leads to the same place when it is written for another', () => {
    const part = fc.constantFrom('sops', 'nl', 'files', 'a');
    const path = fc
      .tuple(fc.array(part, { maxLength: 3 }), part)
      .map(([folders, name]) => [...folders, `${name}.html`].join('/'));
    fc.assert(
      fc.property(path, path, path, (from, to, target) => {
        const moved = rebased(`${relativeTo(from, target)}#x`, from, to);
        expect(new URL(moved, new URL(to, 'https://lantern.example/')).href).toBe(
          `https://lantern.example/${target}#x`,
        );
      }),
    );
    expect(rebased('mailto:help@lantern.example', 'a.html', 'b/c.html')).toBe('mailto:help@lantern.example');
  });

  test('a path cannot break out of an address', () => {
    expect(encodePath('files/a b/"><script>.png')).toBe('files/a%20b/%22%3E%3Cscript%3E.png');
  });
});

describe('the gate', () => {
  const text = fc.string({ unit: fc.constantFrom('a', '<', '>', '&', '"', "'", ' ', 'é', '\n', '/', '=') });
  const tree = fc.letrec<{ node: ElementContent; element: Element }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 4 },
      text.map((value): ElementContent => ({ type: 'text', value })),
      fc.constantFrom(element('br', {}), element('img', { alt: 'a' })),
      tie('element'),
    ),
    element: fc.record({
      type: fc.constant('element' as const),
      tagName: fc.constantFrom('p', 'a', 'ul', 'svg', 'path', 'b', 'details', 'g'),
      properties: fc.record(
        {
          className: fc.array(fc.constantFrom('a', 'b'), { minLength: 1 }),
          id: text,
          title: text,
          dataStep: text,
          ariaLabel: text,
          hidden: fc.boolean(),
          viewBox: text,
        },
        { requiredKeys: [] },
      ),
      children: fc.array(tie('node'), { maxLength: 3 }),
    }),
  }));

  test('it writes what the reference writes: read back, both are the same tags and texts', () => {
    const plain = (html: string) =>
      html
        .replace(/&(?:#x3[Cc]|lt);?/g, '<')
        .replace(/&(?:#x3[Ee]|gt);?/g, '>')
        .replace(/&(?:#x22|quot);?/g, '"')
        .replace(/&(?:#x27|#39);?/g, "'")
        .replace(/&(?:#x26|amp);?/g, '&');
    fc.assert(
      fc.property(tree.node, (node) => {
        const own = htmlOf([node]);
        const reference = toHtml(
          { type: 'root', children: [structuredClone(node)] },
          { tightAttributes: false, collapseEmptyAttributes: false },
        );
        expect(plain(own)).toBe(plain(reference));
      }),
    );
  });

  test('no text and no value escapes from where it stands', () => {
    fc.assert(
      fc.property(tree.node, (node) => {
        expect(() => tagsIn(htmlOf([node]))).not.toThrow();
      }),
    );
  });

  test('an address that may run something, a listener and a broken name are left out', () => {
    const html = htmlOf([
      element('a', {
        href: 'javascript:alert(1)',
        onClick: 'alert(1)',
        'x"><script>': 'y',
        title: '"><script>alert(1)</script>',
      }),
      element('img', { src: 'data:text/html,x', alt: 'a' }),
      element('script><img src=x onerror=alert(1)', {}),
    ]);
    expect(html).toBe('<a title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"></a><img alt="a">');
  });

  test('an amount stays on one line with its currency, but not in what is copied', () => {
    const text = (value: string): ElementContent => ({ type: 'text', value });
    const words = 'Over € 200, or 200 € and 15 % of it, in 30 days';
    const kept = 'Over €\u00a0200, or 200\u00a0€ and 15\u00a0% of it, in 30 days';
    expect(htmlOf([element('p', {}, [text(words)])])).toBe(`<p>${kept}</p>`);
    for (const name of ['code', 'pre', 'blockquote', 'svg'])
      expect(htmlOf([element(name, {}, [element('b', {}, [text(words)])])])).toBe(
        `<${name}><b>${words}</b></${name}>`,
      );
  });

  test('raw HTML and comments write nothing', () => {
    const raw = { type: 'raw', value: '<script>alert(1)</script>' } as unknown as ElementContent;
    expect(htmlOf([raw, { type: 'comment', value: 'x' }])).toBe('');
  });

  test('data of a page cannot end its block, and the policy comes first', () => {
    const page = pageText({
      path: 'sops/a.html',
      language: 'en',
      direction: 'ltr',
      title: '</title><script>alert(1)</script>',
      kind: 'sop',
      timezone: 'UTC"><script>',
      handbook: 'Lantern',
      content: [],
      data: { 'guide-data': { label: '</script><script>alert(1)</script><!--' } },
    });
    // Two files and the data.
    expect(page.match(/<script/g)).toHaveLength(3);
    expect(JSON.parse(/id="guide-data">(.*?)<\/script>/.exec(page)?.[1] ?? '').label).toBe(
      '</script><script>alert(1)</script><!--',
    );
    const tags = tagsIn(page);
    expect(tags.slice(2, 4).map(({ attributes }) => attributes.charset ?? attributes['http-equiv'])).toEqual([
      'utf-8',
      'Content-Security-Policy',
    ]);
    expect(tags.find(({ name }) => name === 'html')?.attributes['data-root']).toBe('../');
  });
});
