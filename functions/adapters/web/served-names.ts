// Under which names this machine answers: a page of elsewhere whose own name was made to point here (DNS rebinding) still says its name in Host.
import { isIP } from "node:net";

/**
 * Whether a request's `Host` is one of ours: the name people open the product by, the loopback names, and the address that is
 * listened on. Who listens on every address is reached by any of them, and no name can pose as a number.
 */
export function servedNames(origin: string, listening: string): (host: string | undefined) => boolean {
  const names = new Set(["localhost", "127.0.0.1", "[::1]", new URL(origin).hostname, bracketed(listening)]);
  const everywhere = ["0.0.0.0", "::"].includes(listening);
  return (host) => {
    const name = nameOf(host);
    return name !== undefined && (names.has(name) || (everywhere && isIP(name.replace(/^\[|\]$/g, "")) !== 0));
  };
}

/** An IPv6 address as URLs and Host write it. */
const bracketed = (address: string): string => (isIP(address) === 6 ? `[${address}]` : address.toLowerCase());

/** The name without its port; a proxy before this machine may have another one. */
function nameOf(host: string | undefined): string | undefined {
  if (!host || /[/?#@\\]/.test(host) || !URL.canParse(`http://${host}`)) return undefined;
  return new URL(`http://${host}`).hostname;
}
