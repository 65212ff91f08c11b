// A sheet over the page for a short task; it keeps the keyboard inside until it is closed.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { useApp } from "../app/context.ts";
import { texts } from "../say/texts.ts";
import { Icon } from "./icon.tsx";

// `<dialog>` came to Safari in 15.4; the phones in use are older.
export function Sheet({
  title,
  onClose,
  children,
}: {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const { say } = useApp();
  const box = useRef<HTMLDivElement>(null);
  // Before anything is painted: later, it would take the focus from whoever is typing already.
  useLayoutEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    box.current?.focus();
    return () => before?.focus?.();
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") onClose();
    if (event.key !== "Tab" || !box.current) return;
    const stops = box.current.querySelectorAll<HTMLElement>("a[href],button:not([disabled]),input,select,textarea");
    const first = stops[0];
    const last = stops[stops.length - 1];
    const at = document.activeElement;
    if (event.shiftKey && (at === first || at === box.current)) {
      event.preventDefault();
      last?.focus();
    } else if (!event.shiftKey && at === last) {
      event.preventDefault();
      first?.focus();
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a tap beside the sheet is a convenience; the button closes it too
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same
    <div class="veil" onClick={(event) => event.target === event.currentTarget && onClose()}>
      <div
        class="sheet"
        role="dialog"
        aria-modal="true"
        aria-label={title}
        tabIndex={-1}
        ref={box}
        onKeyDown={onKeyDown}
      >
        <div class="row">
          <h2 class="grow">{title}</h2>
          <button type="button" class="icon-button" onClick={onClose} aria-label={say(texts.close)}>
            <Icon name="close" />
          </button>
        </div>
        {children}
      </div>
    </div>
  );
}
