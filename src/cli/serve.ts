import { join, resolve } from 'node:path';
import { UserError } from '../errors.ts';
import { serveSite } from '../io/serve.ts';
import { watchFolder } from '../io/watch.ts';
import { clean } from '../lint/report/clean.ts';
import { inWords } from './failure.ts';
import { openPlace } from './place.ts';
import { type LivePreview, openPreview } from './serve-preview.ts';
import { sayLine, tellNote } from './talk.ts';
import type { Terminal } from './terminal.ts';
import { shown } from './text.ts';

export interface ServeOptions {
  port?: string;
  open?: boolean;
  released?: boolean;
}

const usual = 4747;

/** `sop serve`: the site on this machine while it is being written, until the person stops it. */
export async function serve(o: ServeOptions, t: Terminal): Promise<number> {
  const w = t.words.serve;
  const port = portOf(o.port, t);
  const place = await openPlace(t);
  if (!place.isHandbook) throw new UserError(t.words.build.notHandbook, t.words.build.notHandbookHint);
  const preview = await openPreview(o.released === true, t);
  const server = await serveSite(preview, port, w);
  const leaveOut = ['site', 'charts'].map((name) => join(place.root, name));
  const stop = watchFolder(place.root, leaveOut, async (paths) => {
    if (await refreshed(preview, paths, t)) server.changed();
  });
  t.out(`${server.address}\n`);
  sayLine(w.ready(server.address, preview.sops()), t);
  sayLine(o.released ? w.showsReleased : w.shows, t);
  sayLine(w.stop, t);
  if (o.open && !(await t.browse(server.address))) tellNote(w.noBrowser, t);
  await t.untilStopped();
  await Promise.all([stop(), server.close()]);
  return 0;
}

async function refreshed(preview: LivePreview, paths: string[], t: Terminal): Promise<boolean> {
  const w = t.words.serve;
  const started = performance.now();
  try {
    await preview.refresh(paths);
    const [first = '', ...more] = paths.map((path) => clean(shown(t.cwd, resolve(path))));
    const names = more.length === 0 ? first : `${first} ${w.more(more.length)}`;
    sayLine(w.changed(names, Math.round(performance.now() - started)), t);
    return true;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    tellNote(w.broken(clean((await inWords(error, t)).message)), t);
    return false;
  }
}

function portOf(given: string | undefined, t: Terminal): number {
  if (given === undefined) return usual;
  const port = /^\d{1,5}$/.test(given) ? Number(given) : -1;
  const { usage, serve: w } = t.words;
  if (port < 0 || port > 65_535)
    throw new UserError(usage.unexpected(usage.valueOf('--port'), clean(given), w.port));
  return port;
}
