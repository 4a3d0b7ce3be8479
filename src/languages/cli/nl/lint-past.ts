import type { CliWords } from '../en.ts';

export const lintPast: CliWords['lintPast'] = {
  'no-repository':
    'versies, goedkeuringen en verschoven sprongen zijn niet gecontroleerd: dit handboek staat in geen git-repository. `git init` begint er een.',
  'no-commit':
    'versies, goedkeuringen en verschoven sprongen zijn niet gecontroleerd: er is nog niets gecommit. `git add .`, en dan `git commit -m "Begin van het handboek"`.',
  shallow:
    'versies en goedkeuringen zijn niet gecontroleerd: deze kloon heeft alleen het nieuwste deel van de geschiedenis. `git fetch --unshallow --tags` haalt de rest.',
};
