import { nearest } from '../../document/near.ts';
import type { LinkFact, SopFacts } from '../../handbook/facts.ts';
import { type Handbook, type LinkTarget, resolveLink } from '../../handbook/handbook.ts';
import { nearestFiles, relativePath } from '../paths.ts';
import { defineRule, type Finding, type HandbookFinding } from '../rule.ts';
import { replace } from '../source.ts';

const payment =
  '---\nid: refund-payment\ntitle: Refund a payment\ndepartment: support\nowner: ana\n---\n\n## Instructions\n\n1. Open the payment.\n2. **Refund it.** Within a day.\n';

export const brokenLink = defineRule({
  id: 'broken-link',
  group: 'handbook',
  severity: 'error',
  summary: 'A link, a picture or an id that leads nowhere',
  why: 'A reader who needs the other page needs it now, with a customer waiting.',
  messages: {
    id: {
      reason: 'Unexpected id `{name}`, expected the id of an SOP of this handbook',
      hint: 'Write the id that stands at the top of the other SOP.',
    },
    'near-id': {
      reason: 'Unexpected id `{name}`, expected `{near}`',
      hint: 'Write `{near}`, or the id of another SOP.',
      fix: 'Write `{near}`',
    },
    file: {
      reason: 'Unexpected link to `{name}`, expected a file of this handbook',
      hint: 'Was the file renamed, moved or not added yet? Write the way to it from the folder of this SOP.',
    },
    'near-file': {
      reason: 'Unexpected link to `{name}`, expected `{near}`',
      hint: 'Write `{near}`, or the way to another file from the folder of this SOP.',
      fix: 'Write `{near}`',
    },
    picture: {
      reason: 'Unexpected picture `{name}`, expected a file of this handbook',
      hint: 'Add the picture to the folder of this SOP, or write the way to where it lies.',
    },
    'near-picture': {
      reason: 'Unexpected picture `{name}`, expected `{near}`',
      hint: 'Write `{near}`, or the way to another picture.',
      fix: 'Write `{near}`',
    },
    anchor: {
      reason: 'Unexpected place `#{name}`, expected a heading or a step of this SOP',
      hint: 'Was the heading reworded? Write it in lower case with hyphens for spaces: `#refund-the-payment`.',
    },
    'anchor-there': {
      reason: 'Unexpected place `#{name}`, expected a heading or a step of `{path}`',
      hint: 'Was the heading there reworded? Write it in lower case with hyphens for spaces: `#refund-the-payment`.',
    },
    'near-anchor': {
      reason: 'Unexpected place `#{name}`, expected `#{near}`',
      hint: 'Write `#{near}`, or the place of another heading or step.',
      fix: 'Write `#{near}`',
    },
    outside: {
      reason: 'Unexpected link to `{name}` outside of the handbook, expected a file inside of it',
      hint: 'Copy the file into the handbook, or write its full web address (`https://…`): readers have only the handbook.',
    },
    unsafe: {
      reason: 'Unexpected address `{name}`, expected one that begins with `https://`, `mailto:` or `tel:`',
      hint: 'Other addresses can run something on the computer of the reader, and the page leaves them out.',
    },
  },
  good: [
    {
      text: '## Instructions\n\n1. Follow [Refund a payment](refund-payment.md#refund-it).\n2. Compare the item with ![the label](img/label.png).\n3. See [the first step](#instructions) or [the shop](https://lantern.example).\n',
      files: { 'sops/support/refund-payment.md': payment, 'sops/support/img/label.png': '' },
    },
  ],
  bad: [
    {
      text: `## Instructions

1. Follow [Refund a payment](refund-paymnet.md).
2. Compare the item with ![the label](img/labels.png).
3. See [how](refund-payment.md#instruction) and [[refund-paiment]].
4. Open [the list](../../../secrets.txt).
5. Click [here](javascript:alert).
`,
      files: { 'sops/support/refund-payment.md': payment, 'sops/support/img/label.png': '' },
      reports: [
        '3:11 Unexpected link to `refund-paymnet.md`, expected `refund-payment.md`',
        '4:26 Unexpected picture `img/labels.png`, expected `img/label.png`',
        '5:8 Unexpected place `#instruction`, expected `#instructions`',
        '5:49 Unexpected id `refund-paiment`, expected `refund-payment`',
        '6:9 Unexpected link to `../../../secrets.txt` outside of the handbook, expected a file inside of it',
        '7:10 Unexpected address `javascript:alert`, expected one that begins with `https://`, `mailto:` or `tel:`',
      ],
    },
    {
      text: '## Instructions\n\n1. Write to [the shop](help@lantern.example).\n2. Open [the site](www.lantern.example).\n',
      reports: [
        '3:13 Unexpected link to `help@lantern.example`, expected `mailto:help@lantern.example`',
        '4:9 Unexpected link to `www.lantern.example`, expected `https://www.lantern.example`',
      ],
    },
    {
      text: '---\nid: refund\ntitle: Refund a customer\ndepartment: support\nowner: ana\nrelated: [complaint]\n---\n\n## Purpose\n\nMoney back.\n',
      reports: ['6:10 Unexpected id `complaint`, expected the id of an SOP of this handbook'],
    },
  ],
  *checkHandbook({ handbook }): Generator<HandbookFinding> {
    for (const from of handbook.facts) {
      for (const link of from.links) {
        const found = fault(handbook, from, link, resolveLink(handbook, from, link));
        if (found) yield { path: from.path, place: link.place, subject: link.url, ...found };
      }
    }
  },
});

type Fault = Pick<Finding, 'message' | 'values' | 'expected' | 'suggestions'>;

function fault(handbook: Handbook, from: SopFacts, link: LinkFact, target: LinkTarget): Fault | undefined {
  if (target.kind === 'unsafe') return { message: 'unsafe', values: { name: link.url } };
  if (target.kind === 'outside') return { message: 'outside', values: { name: link.url } };
  if (target.kind === 'sop')
    return target.anchor ? anchorFault(from, link, target.facts, target.anchor) : undefined;
  if (target.kind !== 'missing') return undefined;
  if (link.id === undefined) return fileFault(handbook, from, link);
  const ids = handbook.facts.flatMap((d) => d.id ?? []);
  return near('id', link, nearest(link.id, ids), link.id);
}

/** Of files that nobody listed nothing can be said; a folder is no file, and yet there. */
function fileFault({ files }: Handbook, from: SopFacts, link: LinkFact): Fault | undefined {
  const { target, url, anchor } = link;
  if (!files || target === undefined) return undefined;
  for (const file of files) if (file.startsWith(`${target}/`)) return undefined;
  const address = addressOf(url);
  if (address) return near('file', link, [address], url);
  const after = anchor === undefined ? '' : url.slice(url.indexOf('#'));
  const candidates = nearestFiles(target, files).map((d) => relativePath(from.path, d) + after);
  return near(link.kind === 'image' ? 'picture' : 'file', link, candidates, url);
}

/** An address that lacks its beginning: `ana@lantern.example`, `www.lantern.example`. */
function addressOf(url: string): string | undefined {
  if (/^[^\s/@:]+@[^\s/@:]+\.\p{L}{2,}$/u.test(url)) return `mailto:${url}`;
  return /^www\.[^\s/]+\.\p{L}{2,}(?:\/|$)/u.test(url) ? `https://${url}` : undefined;
}

/** `#top` and `#` lead to the top of any page. */
function anchorFault(from: SopFacts, link: LinkFact, facts: SopFacts, anchor: string): Fault | undefined {
  const known = facts.anchors.map((d) => d.toLowerCase());
  if (anchor.toLowerCase() === 'top' || known.includes(anchor.toLowerCase())) return undefined;
  const before =
    link.url.includes('#') && !link.id ? link.url.slice(0, link.url.indexOf('#') + 1) : undefined;
  const { suggestions, values, message } = near(
    'anchor',
    link,
    nearest(anchor, facts.anchors),
    anchor,
    before,
  );
  const there = message === 'anchor' && facts !== from;
  return { message: there ? 'anchor-there' : message, values: { ...values, path: facts.path }, suggestions };
}

/** The finding with the nearest candidate, and the change that writes it where the address stands as it is. */
function near(
  kind: string,
  link: LinkFact,
  candidates: string[],
  name: string,
  before?: string,
): Fault & { values: Record<string, string> } {
  const [best] = candidates;
  if (best === undefined) return { message: kind, values: { name }, suggestions: [] };
  const edits =
    link.urlPlace && (kind !== 'anchor' || before !== undefined)
      ? [replace(link.urlPlace, (before ?? '') + best)]
      : [];
  return {
    message: `near-${kind}`,
    values: { name, near: best },
    suggestions: edits.length > 0 ? [{ edits }] : [],
  };
}
