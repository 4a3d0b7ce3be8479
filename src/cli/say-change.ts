import type { CliWords } from '../languages/cli/en.ts';
import type { Change } from '../version/change.ts';
import { sayChange as say } from '../version/say.ts';

/** A change as one sentence without a full stop: "step 5: `30 days` became `14 days`". */
export const sayChange = (change: Change, { changes }: CliWords): string => say(change, changes);
