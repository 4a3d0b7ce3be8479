import { type EditorWords, en } from './en.ts';
import { nl } from './nl.ts';

export type { EditorWords } from './en.ts';

/** Words of a language for editors; English where there are none. @param tag BCP 47, as an editor names its language */
export const editorWords = (tag: string): EditorWords => (/^nl\b/i.test(tag) ? nl : en);
