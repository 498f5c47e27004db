// What the setup has to say, on standard error: standard output belongs to the command that follows.

/** @param {string} line */
export const say = (line) => process.stderr.write(`capital-ledger: ${line}\n`);
