// A form's own sign: its icon, or the first character of its title.
import type { LocalText } from "../../core/text.ts";

export const FormIcon = ({ of }: { of: { icon?: string; title: LocalText } }) => (
  <span class="form-icon" aria-hidden="true">
    {of.icon ?? of.title.zh.slice(0, 1)}
  </span>
);
