/**
 * One transaction on a handbook: files with their texts before and after, one commit that holds them alone, and tags on it. Either all
 * of it is there afterwards or nothing: a journal in the git folder lets the next command finish or undo what was cut off.
 */
export interface Transaction {
  /** Without any, and without `also`, no commit is made: the tags seal what is there. */
  files: FileWrite[];
  /** Files that are committed as they lie there: pictures of a text that is released. */
  also?: readonly string[];
  message: string;
  /** `target`: commit that the tag seals; the transaction's own without it. */
  tags: { name: string; message: string; target?: string }[];
  /** Commit that the plan was made from; any other HEAD stops the transaction. */
  head?: string;
}

export interface FileWrite {
  /** Relative to the handbook's folder, `/` as separator. */
  path: string;
  /** Text that the plan was made from; undefined when the file did not exist. Anything else found there stops the transaction. */
  before?: string;
  after: string;
}

/** Steps at which tests cut the process off; nothing happens there otherwise. */
export type Checkpoint = (step: string) => Promise<void> | void;

/** Does it make a commit? */
export const commits = ({ files, also = [] }: Transaction) => files.length + also.length > 0;
