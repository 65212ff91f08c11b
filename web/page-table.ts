// Which page stands at which address; each is fetched when somebody goes there.
import type { ComponentType } from "preact";
import type { Route } from "./router.ts";

type PageOf = ComponentType<{ route: Route }>;
type Load = () => Promise<{ default: PageOf }>;

const pages: Record<string, Load> = {
  today: () => import("./pages/today.tsx"),
  fill: () => import("./pages/fill.tsx"),
  form: () => import("./pages/form.tsx"),
  sent: () => import("./pages/sent.tsx"),
  outbox: () => import("./pages/outbox.tsx"),
  cases: () => import("./pages/cases.tsx"),
  case: () => import("./pages/case.tsx"),
  step: () => import("./pages/step.tsx"),
  exchange: () => import("./pages/exchange.tsx"),
  overview: () => import("./pages/overview.tsx"),
  reports: () => import("./pages/reports.tsx"),
  admin: () => import("./pages/admin.tsx"),
  builder: () => import("./pages/builder.tsx"),
  people: () => import("./pages/people.tsx"),
  units: () => import("./pages/units.tsx"),
  me: () => import("./pages/me.tsx"),
  nothing: () => import("./pages/nothing.tsx"),
};

/** The page of a place; an address that leads nowhere has one too. */
export function pageOf(route: Route, home: string): Load {
  const [first = home, second, third] = route.path;
  const name =
    first === "cases" && second ? (third ? "step" : "case") : first === "admin" && second ? "builder" : first;
  return (Object.hasOwn(pages, name) ? pages[name] : pages.nothing) as Load;
}
