/** How far a long run is, on one line of standard error, drawn anew at most ten times a second. */
const WIDTH = 30;
const MILLISECONDS = 100;

export class ProgressBar {
  readonly #total: number;
  readonly #shown: boolean;
  #done = 0;
  #drawn = 0;

  constructor(total: number, shown: boolean) {
    this.#total = total;
    this.#shown = shown;
  }

  advance(by = 1): void {
    this.#done += by;
    if (this.#shown && (Date.now() - this.#drawn >= MILLISECONDS || this.#done === this.#total)) this.#draw();
  }

  /** Ends the line. */
  done(): void {
    if (this.#shown) process.stderr.write("\n");
  }

  #draw(): void {
    this.#drawn = Date.now();
    const filled = this.#total === 0 ? WIDTH : Math.floor((WIDTH * this.#done) / this.#total);
    process.stderr.write(`\r${"█".repeat(filled)}${"░".repeat(WIDTH - filled)} ${this.#done} of ${this.#total}`);
  }
}
