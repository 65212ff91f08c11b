// A pictogram; always beside a word, hence hidden from readers.
import { type IconName, paths } from "./icon-paths.ts";

export const Icon = ({ name, size = 22 }: { name: IconName; size?: number }) => (
  <svg
    viewBox="0 0 24 24"
    width={size}
    height={size}
    fill="none"
    stroke="currentColor"
    stroke-width="1.9"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    <path d={paths[name]} />
  </svg>
);
