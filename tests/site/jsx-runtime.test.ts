import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { expect, test } from 'vitest';
import { htmlOf } from '../../src/site/html.ts';
import { type Child, flat, jsx } from '../../src/site/jsx-runtime.ts';

const word = fc.constantFrom('step', 'in-force', 'a b', ' a  b ', '', '3', '#refund', 'nofollow noopener');
const properties = fc.record(
  {
    class: fc.oneof(word, fc.constant(undefined)),
    id: word,
    rel: word,
    href: fc.constantFrom('#refund', 'sops/refund.html'),
    'data-step': word,
    'data-checklist': fc.constantFrom('', 'audit'),
    'aria-label': word,
    'aria-labelledby': word,
    hidden: fc.boolean(),
    disabled: fc.boolean(),
    tabindex: fc.constantFrom('-1', '0'),
    hreflang: fc.constantFrom('nl', 'en'),
    datetime: fc.constant('2026-11-22'),
  },
  { requiredKeys: [] },
);
const text = fc.string({ unit: fc.constantFrom('a', '<', '&', '"', ' ', 'é'), maxLength: 6 });
const { child } = fc.letrec<{ child: Child }>((tie) => ({
  child: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    text,
    fc.integer(),
    fc.constantFrom(null, undefined, false, true),
    fc.array(tie('child'), { maxLength: 3 }),
    fc
      .tuple(fc.constantFrom('p', 'a', 'ul', null), fc.array(tie('child'), { maxLength: 3 }))
      .map(([name, children]) => jsx(name, { children })),
  ),
}));

test('elements are those of hastscript, however attributes and children are written', () => {
  fc.assert(
    fc.property(fc.constantFrom('a', 'div', 'button', 'time'), properties, child, (name, own, inside) => {
      const reference = h(name, own, ...flat(inside));
      const made = jsx(name, { ...own, children: inside });
      expect(toHtml(made)).toBe(toHtml(reference));
      expect(htmlOf(flat(made))).toBe(htmlOf([reference]));
    }),
  );
});
