// The editor of a ranking: each option with a button up and a button down, for fingers and keyboards alike.
import "../editors.css";
import { useLayoutEffect, useRef } from "preact/hooks";
import { sayInOneLine } from "../../../forms/fields/say.ts";
import { Clear } from "../cards.tsx";
import type { EditorProps } from "../editor.ts";
import { useForm } from "../form-context.ts";

const words = {
  up: { zh: "上移", en: "Up" },
  down: { zh: "下移", en: "Down" },
  keep: { zh: "就按这个顺序", en: "This order is right" },
};

export function Editor(props: EditorProps) {
  const { say, language } = useForm();
  const { field, id, value, set, left, describedBy } = props;
  const options = field.widget.options ?? [];
  const given = Array.isArray(value) ? value : [];
  const offered = options.map((it) => it.value);
  // What is offered no more is not asked; what is new comes last.
  const order = [
    ...given.filter((it): it is string => offered.includes(String(it))),
    ...offered.filter((it) => !given.includes(it)),
  ];
  const titleOf = (option: string) => say(options.find((it) => it.value === option)?.title ?? { zh: option });
  const pressed = useRef("");
  // A button that moved with its option keeps the focus: pressing it again moves the option on.
  useLayoutEffect(() => {
    if (pressed.current) document.getElementById(pressed.current)?.focus();
    pressed.current = "";
  });

  const move = (at: number, by: number, button: string) => {
    const to = at + by;
    if (to < 0 || to >= order.length) return;
    const next = order.slice();
    next.splice(to, 0, ...next.splice(at, 1));
    pressed.current = button;
    set(next);
  };

  return (
    <>
      <ol class="form-rows" id={id} tabIndex={-1} aria-describedby={describedBy} onBlur={left}>
        {order.map((option, at) => {
          const title = titleOf(option);
          const button = (name: "up" | "down", by: number) => (
            <button
              type="button"
              id={`${id}-${option}-${name}`}
              class="button small"
              aria-label={`${say(words[name])} ${title}`}
              aria-disabled={order[at + by] === undefined || undefined}
              onClick={() => move(at, by, `${id}-${option}-${name}`)}
            >
              {by < 0 ? "↑" : "↓"}
            </button>
          );
          return (
            <li key={option} class="form-chosen">
              <span>
                {value !== undefined && `${at + 1}. `}
                {title}
              </span>
              <span>
                {button("up", -1)} {button("down", 1)}
              </span>
            </li>
          );
        })}
      </ol>
      {given.length !== order.length && (
        <button type="button" class="form-clear" onClick={() => set(order)}>
          {say(words.keep)}
        </button>
      )}
      <Clear {...props} />
      <p class="visually-hidden" aria-live="polite">
        {value !== undefined && sayInOneLine(field, order, language)}
      </p>
    </>
  );
}
