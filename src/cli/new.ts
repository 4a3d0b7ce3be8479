import { resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { createFile, decode, inside, readText } from '../io/files.ts';
import { alone } from '../io/lock.ts';
import { clean, jsonText } from '../lint/report/clean.ts';
import { addDepartment } from './add-department.ts';
import { asTemplate, type Draft, draftOf, type Known, type NewSop } from './draft.ts';
import { editorOf, openEditor } from './editor.ts';
import { knownSops } from './known.ts';
import { type Answers, answersOf, type Start } from './new-answers.ts';
import { openPlace, type Place, trustConfig } from './place.ts';
import { sayLine, tellNext, tellNote } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { shellWord, shown } from './text.ts';
import { textOf } from './unreadable.ts';

export interface NewOptions {
  department?: string;
  template?: string;
  lang?: string;
  owner?: string;
  id?: string;
  from?: string;
  edit?: boolean;
  yes?: boolean;
  dryRun?: boolean;
  json?: boolean;
}

/** `sop new`: asks what it needs, then writes one file. Returns the exit code. */
export async function newSop(title: string | undefined, options: NewOptions, t: Terminal): Promise<number> {
  const place = trustConfig(await openPlace(t), t);
  const editor = options.edit ? editorOf(t) : undefined;
  const start = options.from === undefined ? undefined : await startFrom(options.from, t);
  const ask = t.interactive && !options.yes ? await t.ask() : undefined;
  const answers = await answersOf(title, start, { o: options, place, t, ask });
  if (options.dryRun) {
    return showOnly(draftOf(answers.sop, await knownSops(place), place), options, t);
  }
  const { draft, added } = await alone(place.root, async () => ({
    draft: await write(answers.sop, place, t),
    added: answers.unlisted?.add === true && (await addDepartment(answers.unlisted.name, place.root)),
  }));
  tell(draft, { ...answers, added }, options, place, t);
  if (editor) await openEditor(editor, resolve(place.root, draft.path), t);
  return 0;
}

/** Markdown to start from: a file, or standard input for `-`. */
async function startFrom(file: string, t: Terminal): Promise<Start> {
  if (file !== '-') return asTemplate(textOf(await readText(resolve(t.cwd, file)), file, t));
  const name = t.words.files.standardInput;
  return asTemplate(textOf({ path: name, ...decode(await t.stdin()) }, name, t));
}

/** Chooses the id and writes the file while nobody else does. A path that is taken by a file with another id is passed over. */
async function write(sop: NewSop, place: Place, t: Terminal): Promise<Draft> {
  const known = await knownSops(place);
  if (sop.id !== undefined) refuseTaken(sop.id, sop.language, known, t);
  for (;;) {
    const draft = draftOf(sop, known, place);
    const target = await inside(place.root, draft.path);
    if (target === undefined)
      throw new UserError(t.words.files.outside(draft.path), t.words.files.outsideHint);
    if (await createFile(target, draft.text)) return draft;
    if (sop.id !== undefined) throw new UserError(t.words.files.exists(draft.path), t.words.new.existsHint);
    known.push({ id: draft.id, language: sop.language, path: draft.path });
  }
}

function refuseTaken(id: string, language: string, known: Known[], t: Terminal): void {
  const same = known.find((k) => k.id.toLowerCase() === id.toLowerCase() && k.language === language);
  if (same) throw new UserError(t.words.new.idTaken(id, clean(same.path)), t.words.new.idTakenHint);
}

function showOnly(draft: Draft, { json }: NewOptions, t: Terminal): number {
  if (json) t.out(jsonText({ id: draft.id, path: draft.path, written: false }));
  else {
    t.err(`${t.words.new.wouldWrite(draft.path)}\n\n`);
    t.out(draft.text);
  }
  return 0;
}

function tell(
  draft: Draft,
  answers: Answers & { added: boolean },
  options: NewOptions,
  place: Place,
  t: Terminal,
): void {
  const w = t.words.new;
  const path = shown(t.cwd, resolve(place.root, draft.path));
  const { title, department, owner, language, template } = answers.sop;
  const data = {
    id: draft.id,
    path: draft.path,
    title,
    department,
    owner,
    language,
    template,
    written: true,
  };
  t.out(options.json ? jsonText(data) : `${path}\n`);
  const note = (text: string) => tellNote(text, t);
  if (draft.insteadOf !== undefined) note(w.counted(draft.insteadOf, draft.id));
  if (!place.isHandbook) note(w.noHandbook);
  if (answers.otherLanguage) note(w.otherLanguage(answers.otherLanguage, language));
  if (answers.unlisted) note(answers.added ? w.added(department) : w.unlisted(department));
  t.err('\n');
  sayLine(w.written(clean(title)), t);
  tellNext(w.next(shellWord(path)), t);
}
