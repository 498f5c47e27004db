/** Which rows of a long list are in sight of the window: the others need not be drawn. */
import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";

export interface InSight {
  readonly first: number;
  /** The first that is not drawn any more. */
  readonly end: number;
}

/** So many are drawn beyond each edge. */
const BEYOND = 12;

/** Lists up to this length are drawn whole, and on paper all are. */
const SHORT = 150;

export function useRowsInSight<Of extends Element>(rows: number, height: number): readonly [RefObject<Of | null>, InSight] {
  const list = useRef<Of>(null);
  const [sight, setSight] = useState<InSight>({ first: 0, end: SHORT });
  const [isPaper, setPaper] = useState(false);
  useLayoutEffect(() => {
    const look = (): void => {
      const top = -(list.current?.getBoundingClientRect().top ?? 0);
      const first = Math.min(Math.max(0, rows - 1), Math.max(0, Math.floor(top / height) - BEYOND));
      const end = Math.ceil((top + window.innerHeight) / height) + BEYOND;
      setSight((before) => (before.first === first && before.end === end ? before : { first, end }));
    };
    const toPaper = (): void => setPaper(true);
    const fromPaper = (): void => setPaper(false);
    look();
    window.addEventListener("scroll", look, { passive: true });
    window.addEventListener("resize", look);
    window.addEventListener("beforeprint", toPaper);
    window.addEventListener("afterprint", fromPaper);
    return () => {
      window.removeEventListener("scroll", look);
      window.removeEventListener("resize", look);
      window.removeEventListener("beforeprint", toPaper);
      window.removeEventListener("afterprint", fromPaper);
    };
  }, [rows, height]);
  const isWhole = rows <= SHORT || isPaper;
  return [list, isWhole ? { first: 0, end: rows } : { first: sight.first, end: Math.min(rows, Math.max(sight.end, sight.first + 1)) }];
}
