/** Which addresses only this machine can reach. */
import { BlockList, isIP } from "node:net";

/** RFC 6890: 127.0.0.0/8 and ::1, and the name that RFC 6761 §6.3 keeps for them. */
export function isLoopback(hostname: string): boolean {
  const loopback = new BlockList();
  loopback.addSubnet("127.0.0.0", 8, "ipv4");
  loopback.addAddress("::1", "ipv6");
  const version = isIP(hostname);
  return version === 0 ? hostname === "localhost" : loopback.check(hostname, version === 4 ? "ipv4" : "ipv6");
}
