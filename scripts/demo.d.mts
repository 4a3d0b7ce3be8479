/** Makes the demo handbook in a folder that must not exist yet, as it is on a day (ISO date). Needs a built `dist/`. */
export function makeDemo(folder: string, today: string): Promise<unknown>;
