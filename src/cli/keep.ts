/** Takes the exit code of a command that runs. */
export type Keep = (code: Promise<number>) => Promise<void>;
