// Which page stands at which address; each is fetched when somebody goes there.
import type { ComponentType } from "preact";
import type { Route } from "./router.ts";

type PageOf = ComponentType<{ route: Route }>;
type Load = () => Promise<{ default: PageOf }>;

const pages: Record<string, Load> = {
  today: () => import("../registry/today.tsx"),
  fill: () => import("../submissions/fill.tsx"),
  form: () => import("../submissions/form.tsx"),
  sent: () => import("../submissions/sent.tsx"),
  outbox: () => import("../sync/outbox.tsx"),
  cases: () => import("../cases/cases.tsx"),
  case: () => import("../cases/case.tsx"),
  step: () => import("../cases/step.tsx"),
  exchange: () => import("../exchange/exchange.tsx"),
  overview: () => import("../figures/overview.tsx"),
  reports: () => import("../reports/reports.tsx"),
  admin: () => import("../forms/form-list.tsx"),
  builder: () => import("../forms/builder.tsx"),
  people: () => import("../organisation/people.tsx"),
  units: () => import("../organisation/units.tsx"),
  me: () => import("../service/me.tsx"),
  nothing: () => import("../service/not-found.tsx"),
};

/** The page of a place; an address that leads nowhere has one too. */
export function pageOf(route: Route, home: string): Load {
  const [first = home, second, third] = route.path;
  const name =
    first === "cases" && second ? (third ? "step" : "case") : first === "admin" && second ? "builder" : first;
  return (Object.hasOwn(pages, name) ? pages[name] : pages.nothing) as Load;
}
