import { describe, expect, test } from 'vitest';
import { lanternConfig, made, refund, tagsIn } from './making.ts';
import { hostile, links, payloads, quoted } from './payloads.ts';

const allowed = new Set([
  'a',
  'article',
  'aside',
  'b',
  'blockquote',
  'body',
  'br',
  'button',
  'code',
  'dd',
  'del',
  'desc',
  'details',
  'div',
  'dl',
  'dt',
  'em',
  'footer',
  'g',
  'h1',
  'h2',
  'h3',
  'h4',
  'head',
  'header',
  'hr',
  'html',
  'img',
  'input',
  'ins',
  'kbd',
  'label',
  'li',
  'link',
  'main',
  'mark',
  'meta',
  'nav',
  'ol',
  'p',
  'path',
  'pre',
  'rect',
  'script',
  'section',
  'small',
  'span',
  'strong',
  'sub',
  'summary',
  'sup',
  'svg',
  'table',
  'tbody',
  'td',
  'text',
  'th',
  'thead',
  'time',
  'title',
  'tr',
  'tspan',
  'ul',
]);

/** What a page must never have, whoever wrote what. */
function dangersIn(path: string, html: string): string[] {
  return tagsIn(html).flatMap(({ name, attributes }) => {
    const found: string[] = [];
    if (!allowed.has(name)) found.push(`${path}: <${name}>`);
    for (const [key, value] of Object.entries(attributes)) {
      if (/^on|^style$|^srcdoc$|^formaction$|^ping$/.test(key)) found.push(`${path}: ${name} ${key}`);
      if (
        ['href', 'src'].includes(key) &&
        !/^(?:#|\.{0,2}\/?[\w%.-]|https:|http:|mailto:|tel:|$)/.test(value)
      )
        found.push(`${path}: ${key}=${value}`);
      if (['href', 'src'].includes(key) && /^\s*(?:javascript|data|vbscript|file|blob):/i.test(value))
        found.push(`${path}: ${key}=${value}`);
    }
    if (
      name === 'script' &&
      !(
        /^(?!\/\/)[./\w-]*\bassets\/(?:site|words\/[\w-]+)\.js$/.test(attributes.src ?? '') ||
        attributes.type === 'application/json'
      )
    )
      found.push(`${path}: script`);
    if (name === 'meta' && attributes['http-equiv'] === 'refresh') found.push(`${path}: refresh`);
    if (['link', 'img'].includes(name) && /^https?:/.test(attributes.href ?? attributes.src ?? ''))
      found.push(`${path}: request to another site`);
    return found;
  });
}

describe('hostile content', () => {
  test('what is looked for is found', () => {
    const bad =
      '<p onclick="x"></p><a href="javascript:alert(1)"></a><iframe src="x"></iframe><script>x</script><img src="https://evil.example/x">';
    expect(dangersIn('x.html', bad)).toHaveLength(5);
  });

  test.each(payloads)('%j runs nothing, wherever it stands', (payload) => {
    const notices = [
      {
        time: '2026-11-20T09:00:00+01:00',
        person: payload,
        kind: 'notice',
        id: 'refund-customer',
        text: payload,
        instead: '',
        until: '',
        line: 2,
      },
    ];
    const { files } = made(hostile(payload), {
      drafts: true,
      notices,
      configText: lanternConfig
        .replace('title: Lantern support', `title: ${quoted(payload)}`)
        .replace('contact: extension 21', `contact: ${quoted(payload)}`),
    });
    const pages = [...files].filter(([path]) => path.endsWith('.html'));
    expect(pages.length).toBeGreaterThan(8);
    expect(pages.flatMap(([path, html]) => dangersIn(path, html))).toEqual([]);
    for (const [path, text] of files) {
      if (path.endsWith('.xml'))
        expect(
          text.replace(
            /<\/?(?:feed|id|title|author|name|updated|link|entry|summary)\b[^<>]*>|<\?xml[^<>]*>/g,
            '',
          ),
        ).not.toMatch(/[<>]/);
      if (path.endsWith('.js')) expect(text).not.toMatch(/<\/?script|<!--/i);
    }
  });

  test.each(links)('a link or picture to %j leads nowhere it should not', (address) => {
    const text = refund.replace(
      'Follow [Pay an invoice](pay-invoice.md).',
      `Follow [a](<${address}>) ![b](<${address}>) and [c][d] [[${address}]].\n\n[d]: <${address}>\n`,
    );
    const { files } = made(
      { 'sops/support/refund-customer.md': text },
      { drafts: true, files: new Set(['sops/support/x.html', 'sops/support/x.svg']) },
    );
    const pages = [...files].filter(([path]) => path.endsWith('.html'));
    expect(pages.flatMap(([path, html]) => dangersIn(path, html))).toEqual([]);
    expect(files.get('sops/refund-customer.html')).not.toContain('files/sops/support/x.html');
  });

  test('no id, department or language makes a file outside of the site', () => {
    const texts = Object.fromEntries(
      ['../../evil', 'a/b', '..', 'CON', 'index', 'a\u0000b', '%2e%2e'].map((id, at) => [
        `sops/x/${at}.md`,
        refund
          .replace('refund-customer', quoted(id))
          .replace('department: Support', `department: ${quoted(id)}`)
          .replace('language: en', `language: ${quoted(id)}`),
      ]),
    );
    const { files, built } = made(texts, { drafts: true });
    expect(
      [...files.keys()].filter((path) =>
        path.split('/').some((part) => part === '..' || part === '' || /[\\\u0000]/.test(part)),
      ),
    ).toEqual([]);
    expect(built.faults.length).toBeGreaterThanOrEqual(6);
  });
});
