import { UserError } from '../errors.ts';
import { mostBytes, type Reading, type Unreadable } from '../io/files.ts';
import { clean } from '../lint/report/clean.ts';
import type { Terminal } from './terminal.ts';

/** The text of a file that has to be there. Throws a UserError that says why it cannot be read. */
export function textOf(reading: Reading, name: string, t: Terminal): string {
  if ('text' in reading) return reading.text;
  throw unreadable(reading, name, t);
}

/** Why a file cannot be read, in words. */
export function unreadable(reading: Unreadable, name: string, t: Terminal): UserError {
  const { files: w } = t.words;
  const path = clean(name);
  switch (reading.fault) {
    case 'missing':
      return new UserError(w.missing(path), w.checkPath(clean(t.cwd)));
    case 'folder':
      return new UserError(w.folder(path));
    case 'denied':
      return new UserError(w.denied(path));
    case 'binary':
      return new UserError(w.binary(path), w.binaryHint);
    case 'utf16':
      return new UserError(w.utf16(path), w.encodingHint);
    case 'encoding':
      return new UserError(w.encoding(path, reading.line), w.encodingHint);
    case 'too-large':
      return new UserError(w.tooLarge(path, megabytes(reading.bytes), megabytes(mostBytes)), w.tooLargeHint);
  }
}

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;
