/** Books and events as files hold them: every scalar is text. */
export type Written = Readonly<Record<string, unknown>>;

/** Day numbers (days since 1970-01-01) as text, without the kernel. */
export function dayText(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}
