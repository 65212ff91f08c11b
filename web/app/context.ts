// What every page may use: who works here, in which language, and the ways to the server and to the device's store.
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Me } from "../../api/service.ts";
import type { Language, LocalText } from "../../core/text.ts";
import type { Instant } from "../../core/time.ts";
import type { Api } from "./api.ts";
import type { Device } from "./device.ts";
import type { Session, SessionState } from "./session.ts";

export type AppValue = {
  language: Language;
  setLanguage(language: Language): void;
  say(text: LocalText, values?: Record<string, string | number>): string;
  now(): Instant;
  online: boolean;
  api: Api;
  session: Session;
  signedIn: SessionState;
  device: Device;
  me: Me;
};

export const AppContext = createContext<AppValue | undefined>(undefined);

export function useApp(): AppValue {
  const app = useContext(AppContext);
  if (!app) throw new Error("no app around this component");
  return app;
}
