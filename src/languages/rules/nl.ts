import { config } from './nl/config.ts';
import { control } from './nl/control.ts';
import { frontMatter } from './nl/front-matter.ts';
import { handbook } from './nl/handbook.ts';
import { steps } from './nl/steps.ts';
import { structure } from './nl/structure.ts';
import { terms } from './nl/terms.ts';
import type { RuleTranslations } from './texts.ts';

/** Every rule in Dutch. */
export const nl: RuleTranslations = {
  ...structure,
  ...frontMatter,
  ...terms,
  ...steps,
  ...handbook,
  ...config,
  ...control,
};
