import { faultOfId } from '../document/ids.ts';
import { nearest } from '../document/near.ts';
import { UserError } from '../errors.ts';
import { findDepartment, findPerson } from '../handbook/who.ts';
import { readText } from '../io/files.ts';
import { gitIdentity } from '../io/git.ts';
import type { Ask } from './ask.ts';
import type { NewSop } from './draft.ts';
import type { NewOptions } from './new.ts';
import { checkLanguage } from './options.ts';
import type { Place } from './place.ts';
import { fileFor, type Template, templatesOf } from './templates.ts';
import type { Terminal } from './terminal.ts';
import { textOf } from './unreadable.ts';

/** Text that `--from` gives to start with. */
export interface Start {
  template: string;
  title?: string;
}

/** All that is known about the new SOP once the questions are answered. */
export interface Answers {
  sop: NewSop;
  /** A department that `sop.yaml` does not list, and whether it shall be added there. */
  unlisted?: { name: string; add: boolean };
  /** Language of the template, where the SOP's own language has none. */
  otherLanguage?: string;
}

/** What every question needs. `ask` is left out where nobody can be asked. */
interface Asking {
  o: NewOptions;
  place: Place;
  t: Terminal;
  ask: Ask | undefined;
}

/**
 * Answers in the order in which they are asked: from a flag, else from the person, else a default. Nothing is written.
 * Throws a UserError for a value that will not do, and one that names the flag for a value that is missing.
 */
export async function answersOf(
  title: string | undefined,
  start: Start | undefined,
  asking: Asking,
): Promise<Answers> {
  const { o, place, t } = asking;
  if (o.id !== undefined) checkId(o.id, t);
  const named = await titleOf(title, start, asking);
  const department = await departmentOf(asking);
  const template = start ? undefined : await templateOf(asking);
  const language = await languageOf(asking);
  const owner = await ownerOf(department, asking);
  const file = template && fileFor(template, language);
  const text = file ? textOf(await readText(file.path), file.path, t) : (start?.template ?? '');
  const isListed = department.listed || place.config.departments.length === 0;
  return {
    sop: {
      title: named,
      department: department.name,
      owner,
      language,
      id: o.id,
      text,
      template: template?.name,
    },
    ...(!isListed && { unlisted: { name: department.name, add: await mayAdd(department.name, asking) } }),
    ...(file && file.language.split('-')[0] !== language.split('-')[0] && { otherLanguage: file.language }),
  };
}

function checkId(id: string, t: Terminal): void {
  const fault = faultOfId(id);
  if (fault) throw new UserError(t.words.new.badId(id), t.words.new.idFaults[fault]);
}

const longestTitle = 200;

async function titleOf(
  given: string | undefined,
  start: Start | undefined,
  { o, t, ask }: Asking,
): Promise<string> {
  const w = t.words.new;
  const objection = (text: string) => {
    if (text.trim() === '') return t.words.ask.needed;
    if (/[\p{Cc}\u2028\u2029]/u.test(text)) return w.titleControl;
    return text.length > longestTitle ? w.titleLong(longestTitle) : undefined;
  };
  if (given === undefined && ask) {
    return ask.text({
      message: w.askTitle,
      placeholder: start?.title ?? w.titleExample,
      fallback: start?.title,
      objection,
    });
  }
  const title = given?.trim() ?? start?.title;
  if (title === undefined) throw missing(w.title, w.titleFlag, o, t);
  if (title.trim() === '') throw new UserError(w.titleNeeded, w.titleNeededHint);
  const fault = objection(title);
  if (fault) throw new UserError(w.badTitle, fault);
  return title;
}

interface ChosenDepartment {
  name: string;
  owner?: string;
  listed: boolean;
}

const another = '\u0000another';

async function departmentOf({ o, place, t, ask }: Asking): Promise<ChosenDepartment> {
  const { departments } = place.config;
  if (o.department !== undefined) return namedDepartment(o.department, { o, place, t, ask });
  if (!ask) {
    const names = departments.map((d) => d.name);
    throw missing(
      t.words.new.department,
      '--department',
      o,
      t,
      names.length > 0 ? t.words.new.departmentsAre(names) : undefined,
    );
  }
  const options = departments.map((d) => ({
    value: d.name,
    label: d.name,
    ...(d.owner && { hint: d.owner }),
  }));
  const choice = {
    message: t.words.new.askDepartment,
    options: [...options, { value: another, label: t.words.new.anotherDepartment }],
  };
  const name = departments.length > 0 ? await ask.choose(choice) : another;
  if (name !== another) return namedDepartment(name, { o, place, t, ask });
  const objection = (text: string) => (text.trim() === '' ? t.words.ask.needed : undefined);
  const typed = await ask.text({
    message: t.words.new.askNewDepartment,
    placeholder: t.words.new.departmentExample,
    objection,
  });
  return namedDepartment(typed, { o, place, t, ask });
}

/** A department by its name or id, however it is spelt; without anybody to ask, a near miss is taken for a slip. */
function namedDepartment(name: string, { o, place, t, ask }: Asking): ChosenDepartment {
  const { departments } = place.config;
  const found = findDepartment(place.config, name);
  if (found) return { name: found.name, owner: found.owner, listed: true };
  const w = t.words;
  const near = nearest(
    name,
    departments.map((d) => d.name),
    1,
  );
  if (near.length > 0 && !ask) {
    throw new UserError(
      w.usage.unexpected(w.new.departmentWord, name, w.usage.oneOf(near)),
      w.new.newDepartmentHint,
    );
  }
  if (name.trim() === '' || /\p{Cc}/u.test(name)) throw missing(w.new.department, '--department', o, t);
  return { name: name.trim(), listed: false };
}

async function mayAdd(name: string, { o, place, t, ask }: Asking): Promise<boolean> {
  if (!place.isHandbook) return false;
  return ask ? ask.confirm({ message: t.words.new.askAdd(name), initial: true }) : o.yes === true;
}

async function templateOf({ o, place, t, ask }: Asking): Promise<Template> {
  const templates = await templatesOf(place.root, place.main);
  const names = templates.map((d) => d.name);
  if (o.template === undefined && ask && templates.length > 1) {
    const options = templates.map((d) => ({
      value: d.name,
      label: d.name,
      about: d.own ? t.words.new.ownTemplate : t.words.new.templates[d.name],
    }));
    const chosen = await ask.choose({ message: t.words.new.askTemplate, options });
    return templates.find((d) => d.name === chosen) as Template;
  }
  const found = templates.find((d) => d.name === (o.template ?? names[0]));
  if (found) return found;
  const near = nearest(o.template ?? '', names);
  const { usage } = t.words;
  throw new UserError(
    usage.unexpected(t.words.new.template, o.template ?? '', usage.oneOf(near.length > 0 ? near : names)),
  );
}

async function languageOf({ o, place, t, ask }: Asking): Promise<string> {
  if (o.lang !== undefined) return checkLanguage(o.lang, t.words);
  const { languages } = place.config;
  if (!ask || languages.length < 2) return place.main;
  const names = new Intl.DisplayNames([t.language], { type: 'language' });
  const options = languages.map((tag) => ({ value: tag, label: names.of(tag) ?? tag, hint: tag }));
  return ask.choose({ message: t.words.new.askLanguage, options, initial: place.main });
}

async function ownerOf(department: ChosenDepartment, { o, place, t, ask }: Asking): Promise<string> {
  const given = o.owner?.trim();
  if (given) return given;
  const fallback = department.owner ?? (await self(place));
  if (!ask) {
    if (fallback === undefined) throw missing(t.words.new.owner, '--owner', o, t);
    return fallback;
  }
  const objection = (text: string) => (text.trim() === '' ? t.words.ask.needed : undefined);
  return ask.text({
    message: t.words.new.askOwner,
    placeholder: fallback ?? t.words.new.ownerExample,
    fallback,
    objection,
  });
}

/** Who sits here, as `sop.yaml` names this person; the name that git has, where it lists nobody with this address. */
async function self({ root, config }: Place): Promise<string | undefined> {
  const { name, email } = await gitIdentity(root);
  const person = email === undefined ? undefined : findPerson(config, email);
  return person?.name ?? name;
}

function missing(what: string, flag: string, { yes }: NewOptions, t: Terminal, more?: string): UserError {
  const { ask } = t.words;
  const hint = yes ? ask.missingWithYes(flag) : ask.missingHint(flag);
  return new UserError(t.words.ask.missing(what), more === undefined ? hint : `${hint} ${more}`);
}
