// What the page around the client tells it.
import "./style.css";
import type { Language } from "../../core/text.ts";

/** A form that stands already: the shell comes around it while the address is its own, and leaves it when that changes. */
export type Around = { hash: string; speak(language: Language): void; leave(): void };
