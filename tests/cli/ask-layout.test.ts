import { describe, expect, test } from 'vitest';
import { optionLines, questionLines } from '../../src/cli/ask-layout.ts';

const options = [
  { value: 'procedure', label: 'procedure', about: 'a piece of work, step by step, with decisions' },
  { value: 'call-quality', label: 'call-quality', about: 'what a good call is, and how calls are rated' },
];

describe('questions', () => {
  test('break between words, short of the width of the terminal', () => {
    expect(questionLines('Make this folder a git repository, so that every version is kept?', 80)).toBe(
      'Make this folder a git repository, so that every version is\nkept?',
    );
  });

  test('say what a choice is for in a column of its own, below it where there is no room', () => {
    expect(optionLines(options, 80)).toEqual([
      'procedure     a piece of work, step by step, with decisions',
      'call-quality  what a good call is, and how calls are rated',
    ]);
    expect(optionLines(options, 60)[0]).toBe(
      'procedure     a piece of work, step by step,\n                with decisions',
    );
    expect(optionLines(options, 40)[1]).toBe(
      'call-quality\n    what a good call is,\n    and how calls are\n    rated',
    );
  });
});
