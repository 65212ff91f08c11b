// The two sides of an exchange.
export const sides = ["offers", "demands"] as const;

export type Side = (typeof sides)[number];
