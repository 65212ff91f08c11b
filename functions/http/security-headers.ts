// The security headers of the web client: CloudFront and the local server send the same ones.

/**
 * What the page may load and do. `connect` are the origins besides its own that it talks to: the issuer (its discovery
 * document and its token endpoint may differ), and the buckets that files are uploaded to and large ones fetched from.
 */
export const contentSecurityPolicy = (connect: readonly string[]): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' blob: data:",
    ["connect-src 'self'", ...connect].join(" "),
    "manifest-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types gridform",
  ].join("; ");

/** Photos, barcodes and places are what the forms ask for; every other sensor stays closed. */
export const permissionsPolicy = "geolocation=(self), camera=(self), microphone=(), payment=(), usb=()";

/** A year, in seconds. */
export const hstsSeconds = 31_536_000;

/** All of them by name, in lower case, for a server that sends them itself. `https`: whether it is reached over TLS, where alone HSTS counts. */
export const securityHeaders = (connect: readonly string[], https: boolean): Record<string, string> => ({
  "content-security-policy": contentSecurityPolicy(connect),
  ...(https && { "strict-transport-security": `max-age=${hstsSeconds}; includeSubDomains` }),
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  // For browsers that know no `frame-ancestors`.
  "x-frame-options": "DENY",
  "permissions-policy": permissionsPolicy,
});
