/** A file that is read again whenever it is another than before. */
import { statSync } from "node:fs";
import type { BigIntStats } from "node:fs";

export class Watched<Content> {
  readonly #file: string;
  readonly #read: (file: string, stats: BigIntStats) => Content;
  #mark = "";
  #content: Content | undefined;

  constructor(file: string, read: (file: string, stats: BigIntStats) => Content) {
    this.#file = file;
    this.#read = read;
  }

  /** The content as the file is now; throws what reading throws, each time anew. */
  get(): Content {
    const stats = statSync(this.#file, { bigint: true });
    const mark = `${stats.dev} ${stats.ino} ${stats.mtimeNs} ${stats.ctimeNs} ${stats.size}`;
    if (this.#content === undefined || mark !== this.#mark) {
      this.#content = this.#read(this.#file, stats);
      this.#mark = mark;
    }
    return this.#content;
  }
}
