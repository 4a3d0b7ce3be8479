import { describe, expect, test } from 'vitest';
import { toDot } from '../../src/flow/dot.ts';
import { toMermaid } from '../../src/flow/mermaid.ts';
import { xmlText } from '../../src/flow/rail/markup.ts';
import { planRail } from '../../src/flow/rail/plan.ts';
import { drawRail } from '../../src/flow/rail/svg.ts';
import { printRail } from '../../src/flow/rail/terminal.ts';
import { toText } from '../../src/flow/text.ts';
import { en } from '../../src/languages/en.ts';
import { flowOf } from '../flow/sketch.ts';

const opening = flowOf(
  '- [ ] Start the till\n- [ ] If the till does not start, call IT\n- [ ] Is the float right?\n  - **Yes:** Lock the safe.\n  - **No:** Tell the shift lead.\n- [ ] Count the float',
);

describe('a checklist is no sequence', () => {
  test('in the terminal no line leads from item to item, and nothing says where to go on', () => {
    expect(printRail(planRail([opening]))).toBe(
      [
        '   1  Start the till',
        '',
        ' ◇ 2  If the till does not start:',
        '      call IT',
        '',
        ' ◆ 3  Is the float right?',
        '   ├─ Yes ↓ 3a',
        '   │   3a  Lock the safe',
        '   ╰─ No ↓ 3b',
        '       3b  Tell the shift lead',
        '',
        '   4  Count the float',
        '',
      ].join('\n'),
    );
  });

  test('in SVG no line is drawn between plain items, where numbered steps have one', () => {
    const lines = (flow: typeof opening) =>
      xmlText(drawRail(planRail([flow]))).match(/<path class="(?:e|a)" d="[^"]+"/g)?.length ?? 0;
    expect(lines(flowOf('- [ ] Start the till\n- [ ] Count the float'))).toBe(0);
    expect(lines(flowOf('1. Start the till\n2. Count the float'))).toBeGreaterThan(0);
  });

  test('in words', () => {
    expect(toText(opening, en.chart)).toBe(
      '1. Start the till.\n2. If the till does not start: call IT.\n3. Is the float right? Yes: Go to step 3a. No: Go to step 3b.\n3a. Lock the safe.\n3b. Tell the shift lead.\n4. Count the float.\n',
    );
  });

  test('in Mermaid and DOT the items stand below each other without an arrow', () => {
    const mermaid = toMermaid(opening);
    expect(mermaid.match(/^ {2}\w+ -->.*$/gm)).toEqual([
      '  n_s2 -->|"Yes"| n_s2a',
      '  n_s3 -->|"Yes"| n_s3a',
      '  n_s3 -->|"No"| n_s3b',
    ]);
    expect(mermaid).toContain('  n_s1 ~~~ n_s2 ~~~ n_s3 ~~~ n_s4\n');
    expect(mermaid).not.toContain('End');
    expect(toDot(opening)).toContain('n_s1 -> n_s2 -> n_s3 -> n_s4 [style=invis];');
  });

  test('one that sends the reader to another item is a sequence all the same', () => {
    const checks = '- [ ] Warm up\n- [ ] If it fails, repeat the previous step\n- [ ] Note the value';
    const text = toText(flowOf(checks), en.chart);
    expect(text).toContain('1. Warm up.\n2. If it fails. Yes: Back to step 1. No: Go to step 3.');
    expect(text).toContain('3. Note the value. End.');
  });
});
