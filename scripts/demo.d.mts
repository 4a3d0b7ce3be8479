/** A handbook in which things go on happening. */
export interface DemoHandbook {
  folder: string;
  /** Sets day and author of what happens next. */
  on(date: string, person: { name: string; email: string }): void;
  write(path: string, text: string): void;
  commit(message: string): void;
  /** Runs `sop` in it. Throws with what it said where it does not end well. */
  sop(...words: string[]): Promise<string>;
}

/** Makes the demo handbook in a folder that must not exist yet, as it is on a day (ISO date). Needs a built `dist/`. */
export function makeDemo(folder: string, today: string): Promise<DemoHandbook>;
