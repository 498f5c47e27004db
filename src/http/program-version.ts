/** The version of the program: another may compute otherwise from the same events. */
import definition from "../../package.json" with { type: "json" };

export const PROGRAM_VERSION: string = definition.version;
