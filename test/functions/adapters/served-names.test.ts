// Under which names a machine answers, by what it was told of itself.

import { expect, it } from "vitest";
import { servedNames } from "../../../functions/adapters/web/served-names.ts";

it("by its origin, behind a proxy that has a port of its own", () => {
  const isOurs = servedNames("https://grid.example.gov.cn", "127.0.0.1");
  for (const host of ["grid.example.gov.cn", "GRID.example.gov.cn:443", "127.0.0.1:8787", "localhost", "[::1]:8787"])
    expect(isOurs(host), host).toBe(true);
  for (const host of ["example.gov.cn", "x.grid.example.gov.cn", "192.168.1.5", undefined, "", "a b", "[::2]"])
    expect(isOurs(host), host).toBe(false);
});

it("by the address that it listens on, for phones in the same network", () => {
  const isOurs = servedNames("http://192.168.1.5:8787", "192.168.1.5");
  expect([isOurs("192.168.1.5:8787"), isOurs("192.168.1.6:8787")]).toStrictEqual([true, false]);
  const six = servedNames("http://127.0.0.1:8787", "fd00::5");
  expect([six("[fd00::5]:8787"), six("[fd00::6]:8787")]).toStrictEqual([true, false]);
});

it("by any number and by no name, where it listens on every address", () => {
  for (const listening of ["0.0.0.0", "::"]) {
    const isOurs = servedNames("http://127.0.0.1:8787", listening);
    for (const host of ["192.168.1.5:8787", "10.0.0.1", "[fd00::5]:8787"]) expect(isOurs(host), host).toBe(true);
    for (const host of ["evil.example:8787", "192.168.1.5.evil.example"]) expect(isOurs(host), host).toBe(false);
  }
});
