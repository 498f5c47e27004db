/** Addresses of stores: a path to a SQLite file, or URLs of PostgreSQL servers with commas between them. */

export function isServer(address: string): boolean {
  return /^postgres(?:ql)?:/.test(address);
}

/** The address as it may be shown. */
export function withoutPassword(address: string): string {
  return address.replaceAll(/(:\/\/[^:@/,]*):[^@/,]*@/g, "$1@");
}
