// A search field with its label for readers.
import { Icon } from "./icon.tsx";

export const Search = ({
  label,
  value,
  onInput,
}: {
  label: string;
  value: string;
  onInput: (typed: string) => void;
}) => (
  <div class="search">
    <Icon name="search" />
    <input
      type="search"
      aria-label={label}
      placeholder={label}
      value={value}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  </div>
);
