import * as clack from '@clack/prompts';
import type { Ask } from './ask.ts';
import { Cancelled } from './ask.ts';
import { optionLines, questionLines } from './ask-layout.ts';
import { wordsOf } from './words.ts';

/** Questions by clack, on stderr, so that stdout stays data. */
export async function askInTerminal(language: string): Promise<Ask> {
  const { ask } = await wordsOf(language);
  const output = process.stderr;
  const asked = (message: string) => questionLines(message, output.columns || 80);
  return {
    text: async ({ message, placeholder, fallback, objection }) => {
      const validate = (answer: string | undefined) => objection?.(answer?.trim() || fallback || '');
      const shown = placeholder ?? fallback;
      const answer = await clack.text({
        message: asked(message),
        placeholder: shown,
        defaultValue: fallback,
        validate,
        output,
      });
      return sure(answer).trim();
    },
    choose: async ({ message, options, initial }) => {
      const lines = optionLines(options, output.columns || 80);
      const answer = clack.select({
        message: asked(message),
        options: options.map(({ value, hint }, at) => ({ value, label: lines[at] ?? value, hint })),
        initialValue: initial,
        maxItems: 12,
        showInstructions: false,
        output,
      });
      return sure(await answer);
    },
    confirm: async ({ message, initial }) => {
      const answer = clack.confirm({
        message: asked(message),
        initialValue: initial,
        active: ask.yes,
        inactive: ask.no,
        output,
      });
      return sure(await answer);
    },
  };
}

function sure<T>(answer: T | typeof clack.CANCEL_SYMBOL): T {
  if (clack.isCancel(answer)) throw new Cancelled('cancelled');
  return answer as T;
}
