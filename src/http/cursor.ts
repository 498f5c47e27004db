/** Cursors of lists: the head that a list was computed from, and how many of its rows have been shown. */

const CURSOR = /^([0-9a-f]{64})\.(\d{1,15})$/;

interface Cursor {
  readonly head: string;
  readonly offset: number;
}

/** Where a cursor stands; nothing where it is none. */
export function cursorIn(text: string | undefined): Cursor | undefined {
  const [, head, offset] = CURSOR.exec(Buffer.from(text ?? "", "base64url").toString("latin1")) ?? [];
  return head === undefined || offset === undefined ? undefined : { head, offset: Number(offset) };
}
