import { knownLanguage } from '../languages/index.ts';
import type { Registered, SealedRevision } from '../version/register.ts';
import type { Fault, SiteInput } from './input.ts';
import { type Holding, holdingOf } from './standing.ts';
import type { ReadText, Text } from './text.ts';

export const keyOf = (id: string, language: string) => `${id.toLowerCase()} ${language.toLowerCase()}`;

/** Texts of the folder by id and language. An SOP without an id has no page: that is a fault. */
export function tipsOf({ texts, config }: SiteInput, read: ReadText, faults: Fault[]): Map<string, Text> {
  const tips = new Map<string, Text>();
  for (const { path, text } of texts) {
    const tip = read(path, text);
    const { id, language } = tip.facts;
    const key = id && keyOf(id, languageIn(language, config.languages));
    const before = key ? tips.get(key) : undefined;
    if (!key)
      faults.push({
        path,
        line: 1,
        severity: 'error',
        reason: '`id` is missing or cannot be read',
        hint: 'id',
      });
    else if (before)
      faults.push({
        path,
        line: 1,
        severity: 'error',
        reason: `\`${id}\` stands in \`${before.path}\` too`,
        hint: 'duplicate',
      });
    else tips.set(key, tip);
  }
  return tips;
}

/** `nl-BE` lies with `nl` where the handbook names `nl`. */
function languageIn(language: string, known: readonly string[]): string {
  const primary = (tag: string) => knownLanguage(tag)?.code ?? tag.toLowerCase().split('-')[0];
  return (
    known.find((tag) => tag.toLowerCase() === language.toLowerCase()) ??
    known.find((tag) => primary(tag) === primary(language)) ??
    language
  );
}

/** A text that has a page, and what the register knows of it. */
export interface Held {
  key: { id: string; language: string };
  holding: Holding;
  tip?: Text;
  registered?: Registered;
}

export function holdingsOf(input: SiteInput, tips: ReadonlyMap<string, Text>, read: ReadText): Held[] {
  const { register, sealed, config, today, noHistory } = input;
  const held: Held[] = [];
  const known = new Map(register?.sops.map((sop) => [keyOf(sop.id, sop.language), sop]));
  const textOf = (revision: SealedRevision): Text | undefined => {
    const { blob, path } = revision.seal;
    const text = blob === undefined ? undefined : sealed.get(blob);
    return text === undefined || path === undefined ? undefined : read(path, text);
  };
  for (const tip of tips.values()) {
    const { id = '' } = tip.facts;
    const language = languageIn(tip.facts.language, config.languages);
    const registered = known.get(keyOf(id, language));
    const holding = holdingOf({ tip, registered, register, noHistory, config, today, textOf });
    if (holding) held.push({ key: { id, language }, holding, tip, ...(registered ? { registered } : {}) });
  }
  return held;
}
