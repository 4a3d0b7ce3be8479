import { defineRule } from '../rule.ts';
import { placeOf } from '../source.ts';
import { walk } from '../tree.ts';

const fileName =
  /^\S*\.(?:png|jpe?g|gif|svg|webp|avif|bmp|tiff?)$|^(?:image|img|screenshot|picture)[\s_-]*\d*$/i;

export const imageAlt = defineRule({
  id: 'image-alt',
  group: 'structure',
  severity: 'warning',
  summary: 'A picture without a description',
  why: 'Colleagues who use a screen reader, and everybody when the picture does not load, get the description instead of the picture.',
  messages: {
    missing: {
      reason: 'Unexpected picture without a description, expected words between the square brackets',
      hint: 'Say what the picture shows that the reader needs: `![The button Refund at the top right](…)`.',
    },
    file: {
      reason: 'Unexpected file name `{alt}` as the description of a picture, expected what it shows',
      hint: 'Say what the picture shows that the reader needs: `![The button Refund at the top right](…)`.',
    },
  },
  good: [
    {
      text: '## Instructions\n\n1. Press the button.\n\n   ![The button Refund at the top right](refund.png)\n',
    },
  ],
  bad: [
    {
      text: '## Instructions\n\n1. Press the button.\n\n   ![](refund.png)\n2. Confirm.\n\n   ![confirm.png](confirm.png)\n',
      reports: [
        '5:4 Unexpected picture without a description, expected words between the square brackets',
        '8:4 Unexpected file name `confirm.png` as the description of a picture, expected what it shows',
      ],
    },
  ],
  *check({ sop }) {
    for (const node of walk(sop.tree)) {
      if (node.type !== 'image' && node.type !== 'imageReference') continue;
      const alt = node.alt?.trim() ?? '';
      if (alt === '') yield { message: 'missing', place: placeOf(node) };
      else if (fileName.test(alt))
        yield { message: 'file', values: { alt }, place: placeOf(node), actual: alt };
    }
  },
});
