// The tree of units, opened branch by branch.
import { useState } from "preact/hooks";
import type { Unit } from "../../api/organisation.ts";
import type { List } from "../../api/shapes.ts";
import { levelOf } from "../../core/unit.ts";
import { useApp } from "../app/context.ts";
import { Icon } from "../parts/icon.tsx";
import { Show, useLoad } from "../parts/load.tsx";
import { Page } from "../parts/page.tsx";
import { organisationTexts as words } from "./texts.ts";

export default function Units() {
  const { me, say } = useApp();
  const code = me.posts[0]?.unit.split("-")[0] ?? "";
  const root: Unit = me.units.find((it) => it.code === code) ?? {
    code,
    title: me.posts[0]?.unitTitle ?? { zh: code },
    level: levelOf(code),
  };
  return (
    <Page title={say(words.units)}>
      <ul class="tree card">
        <Branch of={root} open />
      </ul>
    </Page>
  );
}

function Branch({ of, open: begin = false }: { of: Unit; open?: boolean }) {
  const { say } = useApp();
  const [open, setOpen] = useState(begin);
  const leaf = of.level === "building" || of.level === "department";
  return (
    <li>
      <button
        type="button"
        class="row"
        aria-expanded={leaf ? undefined : open}
        disabled={leaf}
        onClick={() => setOpen(!open)}
      >
        <span class={open ? "turn open" : "turn"}>{!leaf && <Icon name="next" size={16} />}</span>
        <span class="grow">{say(of.title)}</span>
        <span class="muted small number">{of.code}</span>
      </button>
      {open && <Below of={of} />}
    </li>
  );
}

function Below({ of }: { of: Unit }) {
  const { api, say } = useApp();
  const units = useLoad(() => api.get<List<Unit>>("/units", { parent: of.code }), [of.code]);
  return (
    <Show of={units} lines={1}>
      {({ items }) =>
        items.length === 0 ? (
          <p class="muted small indent">{say(words.noUnits)}</p>
        ) : (
          <ul>
            {items.map((it) => (
              <Branch key={it.code} of={it} />
            ))}
          </ul>
        )
      }
    </Show>
  );
}
