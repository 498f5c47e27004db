/** How long a drag of the date takes to be seen: from a pointer that moves to the frame after all figures are drawn anew. */
import type { Page } from "playwright-core";

export interface Redrawn {
  readonly moves: number;
  readonly medianMilliseconds: number;
  readonly p95Milliseconds: number;
}

/** Takes hold of the handle of the date, moves it over the rail and back, and times each move to its frame. */
export async function timeDrag(page: Page, moves = 120): Promise<Redrawn> {
  const handle = await page.getByRole("slider", { name: "As of" }).boundingBox();
  if (handle === null) throw new Error("the handle has no place");
  const [x, y] = [handle.x + handle.width / 2, handle.y + handle.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const times = await page.evaluate(async ([from, count]) => {
    const element = document.querySelector(".handle.as-of");
    const drawn = (): Promise<void> => new Promise((resolve) => {
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => {
          resolve();
        };
        channel.port2.postMessage(null);
      });
    });
    const taken: number[] = [];
    for (let move = 1; move <= count; move += 1) {
      const started = performance.now();
      element?.dispatchEvent(new PointerEvent("pointermove", { pointerId: 1, clientX: from - 300 * Math.sin((move / count) * Math.PI), bubbles: true }));
      await drawn();
      taken.push(performance.now() - started);
    }
    return taken;
  }, [x, moves] as const);
  await page.mouse.up();
  const sorted = [...times].sort((one, other) => one - other);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { moves, medianMilliseconds: at(0.5), p95Milliseconds: at(0.95) };
}
