/** RFC 1122 §3.2.1.3, RFC 4291 §2.5.3, RFC 6761 §6.3. `URL` has already made other spellings of an address canonical. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/\.$/, "");
  return /^127\.\d+\.\d+\.\d+$/.test(host) || host === "[::1]" || host === "localhost" || host.endsWith(".localhost");
}
